import { Button, Checkbox, NativeSelect, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ListItem } from '@mealwright/contracts/shopping';
import { aisles } from '@mealwright/nutrition/vocabulary';
import { IconChevronDown, IconTrash } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import type { useItemActions } from '../../api/use-lists.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFormat } from '../../ui/format.ts';
import { tell } from '../../ui/notify.tsx';
import classes from './shopping.module.css';

type Actions = ReturnType<typeof useItemActions>;

/** One thing to buy. The box ticks it; the rest of the line opens what it is for. */
export const ItemRow = memo(
  function ItemRow({ item, actions }: { item: ListItem; actions: Actions }) {
    const { t } = useText();
    const format = useFormat();
    const [opened, { toggle }] = useDisclosure(false);
    const { name, quantity, unit, checked, grams, note } = item;
    const amount = format.amount(quantity, unit);
    const byWeight = unit === 'g' || unit === 'kg' || unit === 'oz' || unit === 'lb';
    return (
      <li className={classes.item} data-ticked={checked || undefined}>
        <div className={classes.line}>
          <Checkbox
            className={classes.box}
            classNames={{ body: classes.boxBody, labelWrapper: classes.boxWords }}
            checked={checked}
            onChange={(event) => actions.check(item.itemId, event.currentTarget.checked)}
            label={
              <span className={classes.words}>
                <span className={classes.name}>
                  {name}
                  {note !== null && <span className="dimmed"> ({note})</span>}
                </span>
                <span className={`${classes.amount} numbers`}>
                  {amount}
                  {!byWeight && grams !== null && amount !== '' && (
                    <span className={classes.weight}> {format.grams(grams)}</span>
                  )}
                </span>
              </span>
            }
          />
          <UnstyledButton
            className={classes.opener}
            aria-expanded={opened}
            aria-label={t('shopping:details', { name })}
            onClick={toggle}
          >
            <IconChevronDown size={20} className={classes.chevron} data-open={opened || undefined} />
          </UnstyledButton>
        </div>
        {opened && <ItemDetails item={item} actions={actions} />}
      </li>
    );
  },
  (before, after) => before.item === after.item,
);

function ItemDetails({ item, actions }: { item: ListItem; actions: Actions }) {
  const { t, code } = useText();
  const format = useFormat();
  const { itemId, sources, own } = item;
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
      {sources.length > 0 && (
        <ul className={`plain-list ${classes.sources}`} aria-label={t('shopping:usedIn')}>
          {sources.map((source) => (
            <li key={source.mealId + source.title}>
              <span>
                {format.weekday(source.date, 'short')},{' '}
                {source.recipeId === null ? (
                  source.title
                ) : (
                  <Link
                    to="/recipes/$recipeId"
                    params={{ recipeId: source.recipeId }}
                    className={classes.link}
                    lang="en"
                  >
                    {source.title}
                  </Link>
                )}
              </span>
              <span className="numbers dimmed">
                {source.quantity === null ? format.grams(source.grams) : format.amount(source.quantity, source.unit)}
              </span>
            </li>
          ))}
        </ul>
      )}
      <div className={classes.itemDoings}>
        <NativeSelect
          label={t('shopping:aisle')}
          value={item.aisle}
          onChange={(event) => {
            const aisle = aisles.find((one) => one === event.currentTarget.value);
            if (aisle !== undefined) actions.change(itemId, { aisle });
          }}
          data={aisles.map((value) => ({ value, label: code('aisle', value) }))}
        />
        {own && (
          <Button variant="subtle" color="tomato" leftSection={<IconTrash size={20} />} onClick={remove}>
            {t('common:delete')}
          </Button>
        )}
      </div>
    </div>
  );
}
