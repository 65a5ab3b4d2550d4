import { SegmentedControl } from '@mantine/core';
import { useText } from '../../i18n/use-text.ts';
import type { Units } from '../format/amounts.ts';

/** For this page only; the account keeps what a person is used to. */
export function UnitsSwitch({ value, change }: { value: Units; change: (units: Units) => void }) {
  const { t } = useText();
  return (
    <SegmentedControl
      aria-label={t('account:units')}
      value={value}
      onChange={(next) => change(next as Units)}
      data={[
        { value: 'metric', label: t('recipes:metric') },
        { value: 'us', label: t('recipes:us') },
      ]}
      styles={{ label: { minHeight: 36, display: 'grid', placeItems: 'center' } }}
    />
  );
}
