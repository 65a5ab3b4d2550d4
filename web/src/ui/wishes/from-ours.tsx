import { Switch } from '@mantine/core';
import { useText } from '../../i18n/use-text.ts';
import type { WishProps } from './wishes.ts';

/** Weeks from the recipes of the household alone. */
export function FromOurs({
  wishes,
  change,
}: {
  wishes: Pick<WishProps['wishes'], 'fromOurs'>;
  change: WishProps['change'];
}) {
  const { t } = useText();
  return (
    <Switch
      size="md"
      label={t('wishes:fromOurs')}
      description={t('wishes:fromOursAbout')}
      checked={wishes.fromOurs === true}
      onChange={(event) => change({ fromOurs: event.currentTarget.checked })}
    />
  );
}
