import { Loader } from '@mantine/core';
import { useText } from '../i18n/use-text.ts';
import { Brand } from '../ui/brand.tsx';
import classes from './shell.module.css';

export function Splash() {
  const { t } = useText();
  return (
    <main className={classes.splash} aria-busy="true">
      <Brand large />
      <Loader type="dots" aria-label={t('common:loading')} />
    </main>
  );
}
