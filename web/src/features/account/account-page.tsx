import { Button, TextInput } from '@mantine/core';
import { IconBook2, IconDownload } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { signOut, useUser } from '../../api/session.ts';
import { type UserChange, useExport, useUpdateUser } from '../../api/use-account.ts';
import { useText } from '../../i18n/use-text.ts';
import { ChoiceCards } from '../../ui/fields/choice.tsx';
import { RegionFields } from '../../ui/fields/region-fields.tsx';
import { tell, tellProblem } from '../../ui/layers/notify.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { errorText } from '../../ui/states.tsx';
import classes from './account.module.css';
import { DeleteAccount } from './delete-account.tsx';
import { PasswordForm } from './password-form.tsx';
import { Sessions } from './sessions.tsx';

export function AccountPage() {
  const { t } = useText();
  return (
    <Page
      title={t('account:title')}
      width="narrow"
      actions={
        <Button variant="default" onClick={() => void signOut()}>
          {t('common:signOut')}
        </Button>
      }
    >
      <div className={classes.columns}>
        <div className={classes.stack}>
          <Names />
          <PasswordForm />
          <YourData />
        </div>
        <div className={classes.stack}>
          <Looks />
          <Sessions />
          <DeleteAccount />
        </div>
      </div>
    </Page>
  );
}

function useSave() {
  const { t, code } = useText();
  const update = useUpdateUser();
  return {
    busy: update.isPending,
    save: (change: UserChange, quiet = false) =>
      update.mutate(change, {
        onSuccess: () => quiet || tell(t('common:saved')),
        onError: (error) => tellProblem(errorText(code, error)),
      }),
  };
}

function Names() {
  const { t } = useText();
  const user = useUser();
  const { save, busy } = useSave();
  // Only what was typed: the account on the screen may be an older one, kept on this device, until the server has answered.
  const [typed, setTyped] = useState<{ name?: string; householdName?: string }>({});
  const name = typed.name ?? user.name;
  const householdName = typed.householdName ?? user.householdName;
  const changed = name.trim() !== user.name || householdName.trim() !== user.householdName;
  const valid = name.trim() !== '' && householdName.trim() !== '';
  return (
    <Section title={t('account:you')} about={t('account:youText')}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          save({ name: typed.name?.trim(), householdName: typed.householdName?.trim() });
        }}
      >
        <TextInput
          label={t('account:name')}
          value={name}
          maxLength={80}
          autoComplete="given-name"
          onChange={(event) => setTyped({ ...typed, name: event.currentTarget.value })}
        />
        <TextInput
          label={t('account:household')}
          value={householdName}
          maxLength={80}
          onChange={(event) => setTyped({ ...typed, householdName: event.currentTarget.value })}
        />
        <TextInput label={t('account:email')} value={user.email} readOnly variant="filled" />
        <Button type="submit" className={classes.submit} disabled={!changed || !valid} loading={busy}>
          {t('common:save')}
        </Button>
      </form>
    </Section>
  );
}

function Looks() {
  const { t } = useText();
  const user = useUser();
  const { save } = useSave();
  return (
    <Section title={t('account:looks')}>
      <RegionFields />
      <ChoiceCards
        label={t('account:theme')}
        columns={3}
        value={user.theme}
        change={(theme) => save({ theme }, true)}
        options={[
          { value: 'auto', label: t('account:themeAuto') },
          { value: 'light', label: t('account:themeLight') },
          { value: 'dark', label: t('account:themeDark') },
        ]}
      />
    </Section>
  );
}

function YourData() {
  const { t, code } = useText();
  const exported = useExport();
  const download = () =>
    exported.mutate(undefined, {
      onSuccess: (data) => {
        const url = URL.createObjectURL(new Blob([JSON.stringify(data, null, 2)], { type: 'application/json' }));
        const link = document.createElement('a');
        link.href = url;
        link.download = `mealwright-${data.exportedAt.slice(0, 10)}.json`;
        link.click();
        URL.revokeObjectURL(url);
      },
      onError: (error) => tellProblem(errorText(code, error)),
    });
  return (
    <Section title={t('account:data')} about={t('account:dataText')}>
      <Button
        variant="default"
        className={classes.submit}
        loading={exported.isPending}
        leftSection={<IconDownload size={20} />}
        onClick={download}
      >
        {t('account:export')}
      </Button>
      <Button
        variant="default"
        component={Link}
        to="/recipes/export"
        className={classes.submit}
        leftSection={<IconBook2 size={20} />}
      >
        {t('library:exportTitle')}
      </Button>
    </Section>
  );
}
