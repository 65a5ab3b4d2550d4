import { Button } from '@mantine/core';
import { IconBook2 } from '@tabler/icons-react';
import { useText } from '../../i18n/use-text.ts';
import classes from './editor.module.css';

/** The line seems to name a recipe of one's own: one press makes it that. */
export function PartOffer({ name, take }: { name: string; take: () => void }) {
  const { t } = useText();
  return (
    <Button
      variant="light"
      leftSection={<IconBook2 size={18} />}
      classNames={{ root: classes.offer ?? '', label: classes.offerName ?? '' }}
      onClick={take}
    >
      {t('own:takeRecipe', { name })}
    </Button>
  );
}
