import { PasswordInput, type PasswordInputProps, TextInput, type TextInputProps } from '@mantine/core';
import { useText } from '../../i18n/use-text.ts';

export function EmailField(field: TextInputProps) {
  const { t } = useText();
  return (
    <TextInput
      label={t('account:email')}
      type="email"
      inputMode="email"
      autoComplete="username"
      required
      withAsterisk={false}
      {...field}
    />
  );
}

export function PasswordField(field: PasswordInputProps) {
  const { t } = useText();
  return (
    <PasswordInput
      label={t('account:password')}
      required
      withAsterisk={false}
      visibilityToggleButtonProps={{ 'aria-label': t('account:showPassword') }}
      {...field}
    />
  );
}
