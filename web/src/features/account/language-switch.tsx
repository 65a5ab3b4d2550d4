import { SegmentedControl } from '@mantine/core';
import { locales } from '@mealwright/contracts/common';
import { type Locale, setLocale } from '../../i18n/i18n.ts';
import { useText } from '../../i18n/use-text.ts';

/** Each language in its own name, so that it can be found without knowing another. */
export function LanguageSwitch() {
  const { t, locale } = useText();
  return (
    <SegmentedControl
      aria-label={t('account:language')}
      value={locale}
      onChange={(value) => void setLocale(value as Locale)}
      data={locales.map((value) => ({ value, label: t(`account:${value}`) }))}
      styles={{ label: { minHeight: 36, display: 'grid', placeItems: 'center' } }}
    />
  );
}
