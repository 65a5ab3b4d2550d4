import { Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { Link, useRouter } from '@tanstack/react-router';
import { signUp, useSession } from '../../api/session.ts';
import { useText } from '../../i18n/use-text.ts';
import { FormError } from '../../ui/states.tsx';
import { EmailField, PasswordField } from './account-fields.tsx';
import classes from './gate.module.css';
import { Gate } from './gate.tsx';
import { guessSettings } from './guesses.ts';
import { leastPassword, looksLikeEmail } from './rules.ts';

export function SignUp() {
  const { t } = useText();
  const router = useRouter();
  const session = useSession();
  const visiting = session.status === 'signed-in' && session.user.example;
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { name: '', email: '', password: '' },
    validate: {
      name: (value) => (value.trim() === '' ? t('account:nameMissing') : null),
      email: (value) => (looksLikeEmail(value) ? null : t('account:emailWrong')),
      password: (value) => (value.length < leastPassword ? t('account:passwordShort') : null),
    },
  });
  const enter = useMutation({
    mutationFn: (values: typeof form.values) => signUp({ ...guessSettings(), ...values }),
    // A new account begins with a few questions, not with an empty week.
    onMutate: () => void router.preloadRoute({ to: '/start' }).catch(() => undefined),
    onSuccess: () => router.navigate({ to: '/start', replace: true }),
  });
  return (
    <Gate title={t('account:signUpTitle')} text={t(visiting ? 'account:signUpKeeps' : 'account:signUpText')}>
      <form className={classes.form} noValidate onSubmit={form.onSubmit((values) => enter.mutate(values))}>
        <FormError error={enter.error} />
        <TextInput
          label={t('account:name')}
          autoComplete="given-name"
          maxLength={80}
          required
          withAsterisk={false}
          key={form.key('name')}
          {...form.getInputProps('name')}
        />
        <EmailField key={form.key('email')} {...form.getInputProps('email')} />
        <PasswordField
          description={t('account:passwordHint')}
          autoComplete="new-password"
          maxLength={128}
          key={form.key('password')}
          {...form.getInputProps('password')}
        />
        <Button type="submit" loading={enter.isPending} fullWidth mt={8}>
          {t('account:signUp')}
        </Button>
        {visiting ? (
          <Link to="/week" className={`${classes.other} ${classes.link}`}>
            {t('account:lookFurther')}
          </Link>
        ) : (
          <p className={classes.other}>
            {t('account:haveAccount')}{' '}
            <Link to="/sign-in" className={classes.link}>
              {t('account:signIn')}
            </Link>
          </p>
        )}
      </form>
    </Gate>
  );
}
