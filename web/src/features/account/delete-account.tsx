import { Button, Modal, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { useUser } from '../../api/session.ts';
import { useDeleteAccount } from '../../api/use-account.ts';
import { useText } from '../../i18n/use-text.ts';
import { Section } from '../../ui/page.tsx';
import { FormError } from '../../ui/states.tsx';
import classes from './account.module.css';

/** The one thing that cannot be undone asks for the address to be typed. */
export function DeleteAccount() {
  const { t } = useText();
  const { email } = useUser();
  const [opened, { open, close }] = useDisclosure(false);
  const [typed, setTyped] = useState('');
  const remove = useDeleteAccount();
  return (
    <Section title={t('account:deleteTitle')} about={t('account:deleteText')}>
      <Button variant="outline" color="tomato" className={classes.submit} onClick={open}>
        {t('account:deleteTitle')}
      </Button>
      <Modal.Root opened={opened} onClose={close}>
        <Modal.Overlay backgroundOpacity={0.4} />
        <Modal.Content>
          <Modal.Body className={classes.dialog}>
            <Modal.Title className={classes.dialogTitle}>{t('account:deleteAsk')}</Modal.Title>
            <form
              className={classes.form}
              onSubmit={(event) => {
                event.preventDefault();
                remove.mutate();
              }}
            >
              <FormError error={remove.error} />
              <TextInput
                label={t('account:deleteConfirm', { email })}
                value={typed}
                autoComplete="off"
                data-autofocus
                onChange={(event) => setTyped(event.currentTarget.value)}
              />
              <Button type="submit" color="tomato" disabled={typed.trim() !== email} loading={remove.isPending}>
                {t('account:deleteNow')}
              </Button>
              <Button variant="default" onClick={close}>
                {t('common:cancel')}
              </Button>
            </form>
          </Modal.Body>
        </Modal.Content>
      </Modal.Root>
    </Section>
  );
}
