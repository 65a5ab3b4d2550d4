import { Button, Title, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ListItem } from '@mealwright/contracts/shopping';
import { IconChevronDown, IconHome, IconShoppingBagPlus } from '@tabler/icons-react';
import type { ItemActions } from '../../api/use-lists.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFormat } from '../../ui/format/format.ts';
import { LineWords } from '../../ui/list/list-parts.tsx';
import { Staple } from './item-row.tsx';
import classes from './shopping.module.css';

/** What need not be bought: out of the way, and one press from coming back. */
export function AtHome({ items, actions }: { items: ListItem[]; actions: ItemActions }) {
  const { t } = useText();
  const format = useFormat();
  const [opened, { toggle }] = useDisclosure(false);
  if (items.length === 0) return null;
  return (
    <section className={`surface ${classes.atHome}`} aria-label={t('shopping:atHome')}>
      <Title order={2} className={classes.atHomeTitle}>
        <UnstyledButton className={classes.atHomeOpener} aria-expanded={opened} onClick={toggle}>
          <IconHome size={20} aria-hidden="true" />
          <span>{t('shopping:atHome')}</span>
          <span className="dimmed numbers">{format.number(items.length)}</span>
          <IconChevronDown size={20} className={classes.chevron} data-open={opened || undefined} />
        </UnstyledButton>
      </Title>
      {opened && (
        <ul className="plain-list">
          {items.map((item) => (
            <li key={item.itemId} className={classes.homeItem}>
              <LineWords item={item} />
              <span className={classes.homeDoings}>
                {!item.own && <Staple item={item} actions={actions} />}
                <Button
                  variant="subtle"
                  leftSection={<IconShoppingBagPlus size={20} />}
                  aria-label={t('shopping:buyThis', { name: item.name })}
                  onClick={() => actions.change(item.itemId, { atHome: false })}
                >
                  {t('shopping:buyIt')}
                </Button>
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
