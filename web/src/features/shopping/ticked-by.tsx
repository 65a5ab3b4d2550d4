import { VisuallyHidden } from '@mantine/core';
import type { ListItem } from '@mealwright/contracts/shopping';
import { IconLink } from '@tabler/icons-react';
import { useUser } from '../../api/session.ts';
import { useText } from '../../i18n/use-text.ts';
import classes from './shopping.module.css';

/** Whose tick it is, where it is not one's own: two who shop at once see what the other has taken. */
export function TickedBy({ item }: { item: ListItem }) {
  const { t } = useText();
  const { userId } = useUser();
  // Lists that were kept on this device before ticks had names know of none.
  const by = item.checked ? (item.tickedBy ?? null) : null;
  if (by === null || by.userId === userId) return null;
  const words = by.name === null ? t('shopping:tickedByLink') : t('shopping:tickedBy', { name: by.name });
  return (
    <span className={classes.by} title={words}>
      <span aria-hidden="true" className={classes.initials}>
        {by.name === null ? <IconLink size={15} /> : initialsOf(by.name)}
      </span>
      <VisuallyHidden>{words}</VisuallyHidden>
    </span>
  );
}

/** `Ben Baker` is BB, `Ann` is A. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const [first = '', last = ''] = [words[0], words.length > 1 ? words.at(-1) : ''];
  return [first, last]
    .map((word) => [...word][0] ?? '')
    .join('')
    .toUpperCase();
}
