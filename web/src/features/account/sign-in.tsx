import { Button } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { signIn, useSession } from '../../api/session.ts';
import { useText } from '../../i18n/use-text.ts';
import { FormError } from '../../ui/states.tsx';
import { EmailField, PasswordField } from './account-fields.tsx';
import classes from './gate.module.css';
import { Gate } from './gate.tsx';
import { looksLikeEmail } from './rules.ts';

export function SignIn() {
  const { t } = useText();
  const session = useSession();
  const expired = session.status === 'signed-out' && session.reason === 'expired';
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { email: '', password: '' },
    validate: {
      email: (value) => (looksLikeEmail(value) ? null : t('account:emailWrong')),
      password: (value) => (value === '' ? t('account:passwordMissing') : null),
    },
  });
  const enter = useMutation({ mutationFn: signIn });
  return (
    <Gate title={t('account:signInTitle')} text={expired ? t('account:expired') : undefined}>
      <form className={classes.form} noValidate onSubmit={form.onSubmit((values) => enter.mutate(values))}>
        <FormError error={enter.error} />
        <EmailField key={form.key('email')} {...form.getInputProps('email')} />
        <PasswordField autoComplete="current-password" key={form.key('password')} {...form.getInputProps('password')} />
        <Button type="submit" loading={enter.isPending} fullWidth mt={8}>
          {t('account:signIn')}
        </Button>
        <p className={classes.other}>
          {t('account:noAccount')}{' '}
          <Link to="/sign-up" className={classes.link}>
            {t('account:signUp')}
          </Link>
        </p>
      </form>
    </Gate>
  );
}
