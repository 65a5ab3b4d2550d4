import { useMantineColorScheme } from '@mantine/core';
import { useEffect } from 'react';
import { useSession } from '../api/session.ts';
import { setLocale } from '../i18n/i18n.ts';

/** Language and theme belong to the account: they follow a person to every browser. */
export function useAccountSettings() {
  const session = useSession();
  const { setColorScheme } = useMantineColorScheme();
  const user = session.status === 'signed-in' ? session.user : null;
  const locale = user?.locale;
  const theme = user?.theme;
  useEffect(() => {
    if (locale !== undefined) void setLocale(locale);
  }, [locale]);
  useEffect(() => {
    if (theme !== undefined) setColorScheme(theme);
  }, [theme, setColorScheme]);
}
