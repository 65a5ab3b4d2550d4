import { Button, NativeSelect, Switch } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ListItem } from '@mealwright/contracts/shopping';
import { aisles } from '@mealwright/nutrition/vocabulary';
import { IconChevronDown, IconHome, IconTrash } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import type { ItemActions } from '../../api/use-lists.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFormat } from '../../ui/format/format.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { tell } from '../../ui/layers/notify.tsx';
import { TickLine } from '../../ui/list/list-parts.tsx';
import classes from './shopping.module.css';
import { useSwipeAway } from './swipe-away.ts';
import { TickedBy } from './ticked-by.tsx';

type RowProps = { item: ListItem; actions: ItemActions };

/** Taken out of what is to be bought, with a way back. */
function useHaveIt({ item, actions }: RowProps) {
  const { t } = useText();
  const { itemId, name } = item;
  return () => {
    actions.change(itemId, { atHome: true });
    tell(t('shopping:nowAtHome', { name }), {
      label: t('common:undo'),
      run: () => actions.change(itemId, { atHome: false }),
    });
  };
}

/** One thing to buy. The box ticks it; the arrow opens what it is for and what else can be done. */
export const ItemRow = memo(
  function ItemRow({ item, actions, phone }: RowProps & { phone: boolean }) {
    const { t } = useText();
    const [opened, { toggle }] = useDisclosure(false);
    const haveIt = useHaveIt({ item, actions });
    const swipe = useSwipeAway(haveIt);
    const { name } = item;
    return (
      <TickLine
        item={item}
        check={actions.check}
        below={opened && <ItemDetails item={item} actions={actions} haveIt={haveIt} />}
        {...(opened ? {} : { swipe, behind: <Behind /> })}
      >
        <TickedBy item={item} />
        {!phone && (
          <IconButton className={classes.quickHome} label={t('shopping:haveThis', { name })} onClick={haveIt}>
            <IconHome size={18} />
          </IconButton>
        )}
        <button
          type="button"
          className={classes.opener}
          aria-expanded={opened}
          aria-label={t('shopping:details', { name })}
          onClick={toggle}
        >
          <IconChevronDown size={20} className={classes.chevron} data-open={opened || undefined} />
        </button>
      </TickLine>
    );
  },
  (before, after) => before.item === after.item && before.actions === after.actions && before.phone === after.phone,
);

/** What comes to light while a finger moves the line aside; buttons and menus say the same to everyone else. */
function Behind() {
  const { t } = useText();
  return (
    <span className={classes.behind} aria-hidden="true">
      <IconHome size={20} />
      {t('shopping:atHome')}
    </span>
  );
}

function ItemDetails({ item, actions, haveIt }: RowProps & { haveIt: () => void }) {
  const { t, code } = useText();
  const { itemId, own } = item;
  const remove = () => {
    actions.remove(itemId);
    const { name, quantity, unit, note } = item;
    const aisle = aisles.find((one) => one === item.aisle);
    tell(t('shopping:removed', { name }), {
      label: t('common:undo'),
      run: () => actions.add({ name, quantity, unit, note, aisle }),
    });
  };
  return (
    <div className={classes.details}>
      <Sources item={item} />
      <div className={classes.itemDoings}>
        <NativeSelect
          label={t('shopping:aisle')}
          value={item.aisle}
          onChange={(event) => {
            const aisle = aisles.find((one) => one === event.currentTarget.value);
            if (aisle === undefined) return;
            actions.change(itemId, { aisle });
            tell(t('shopping:aisleLearnt', { name: item.name, aisle: code('aisle', aisle) }));
          }}
          data={aisles.map((value) => ({ value, label: code('aisle', value) }))}
        />
        <Button variant="default" leftSection={<IconHome size={20} />} onClick={haveIt}>
          {t('shopping:haveIt')}
        </Button>
        {own && (
          <Button variant="subtle" color="tomato" leftSection={<IconTrash size={20} />} onClick={remove}>
            {t('common:delete')}
          </Button>
        )}
      </div>
      {!own && <Staple item={item} actions={actions} />}
    </div>
  );
}

/** Salt, oil: what one always has stays off the lists until one says so there. */
export function Staple({ item, actions }: RowProps) {
  const { t } = useText();
  return (
    <Switch
      label={t('shopping:staple')}
      aria-label={t('shopping:stapleOf', { name: item.name })}
      checked={item.staple}
      onChange={(event) => actions.change(item.itemId, { staple: event.currentTarget.checked })}
      styles={{ body: { minHeight: 44, alignItems: 'center' } }}
    />
  );
}

function Sources({ item: { sources, optional } }: { item: ListItem }) {
  const { t } = useText();
  const format = useFormat();
  if (sources.length === 0) return null;
  return (
    <ul className={`plain-list ${classes.sources}`} aria-label={t('shopping:usedIn')}>
      {sources.map((source) => (
        <li key={source.mealId + source.title + source.optional}>
          <span>
            {format.weekday(source.date, 'short')},{' '}
            {source.recipeId === null ? (
              source.title
            ) : (
              <Link to="/recipes/$recipeId" params={{ recipeId: source.recipeId }} lang="en">
                {source.title}
              </Link>
            )}
          </span>
          <span className="numbers dimmed">
            {source.optional && !optional && `${t('shopping:optionalBeside')} `}
            {source.quantity === null ? format.grams(source.grams) : format.amount(source.quantity, source.unit)}
          </span>
        </li>
      ))}
    </ul>
  );
}
