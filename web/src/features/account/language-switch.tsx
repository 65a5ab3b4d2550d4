import { NativeSelect } from '@mantine/core';
import { locales } from '@mealwright/contracts/common';
import { IconWorld } from '@tabler/icons-react';
import { type Locale, setLocale } from '../../i18n/i18n.ts';
import { useText } from '../../i18n/use-text.ts';

/** Each language in its own name, so that it can be found without knowing another. */
export function LanguageSwitch() {
  const { t, locale } = useText();
  return (
    <NativeSelect
      aria-label={t('account:language')}
      value={locale}
      onChange={(event) => void setLocale(event.currentTarget.value as Locale)}
      data={locales.map((value) => ({ value, label: t(`account:${value}`) }))}
      leftSection={<IconWorld size={20} aria-hidden="true" />}
      w={150}
    />
  );
}
