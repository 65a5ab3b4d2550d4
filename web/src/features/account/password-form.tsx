import { Button, PasswordInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useUser } from '../../api/session.ts';
import { useChangePassword } from '../../api/use-account.ts';
import { useText } from '../../i18n/use-text.ts';
import { tell } from '../../ui/layers/notify.tsx';
import { Section } from '../../ui/page.tsx';
import { FormError } from '../../ui/states.tsx';
import classes from './account.module.css';
import { leastPassword } from './rules.ts';

export function PasswordForm() {
  const { t } = useText();
  const { email, example } = useUser();
  const change = useChangePassword();
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { currentPassword: '', newPassword: '' },
    validate: {
      currentPassword: (value) => (value === '' ? t('account:passwordMissing') : null),
      newPassword: (value) => (value.length < leastPassword ? t('account:passwordShort') : null),
    },
  });
  if (example) return null;
  return (
    <Section title={t('account:changePassword')} about={t('account:changePasswordText')}>
      <form
        className={classes.form}
        noValidate
        onSubmit={form.onSubmit((values) =>
          change.mutate(values, {
            onSuccess: () => {
              form.reset();
              tell(t('account:passwordChanged'));
            },
          }),
        )}
      >
        <FormError error={change.error} />
        <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
        <PasswordInput
          label={t('account:currentPassword')}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': t('account:showPassword') }}
          key={form.key('currentPassword')}
          {...form.getInputProps('currentPassword')}
        />
        <PasswordInput
          label={t('account:newPassword')}
          description={t('account:passwordHint')}
          autoComplete="new-password"
          maxLength={128}
          visibilityToggleButtonProps={{ 'aria-label': t('account:showPassword') }}
          key={form.key('newPassword')}
          {...form.getInputProps('newPassword')}
        />
        <Button type="submit" variant="default" className={classes.submit} loading={change.isPending}>
          {t('account:changePassword')}
        </Button>
      </form>
    </Section>
  );
}
