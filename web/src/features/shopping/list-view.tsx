import { Switch, Title } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import type { ListItem, ShoppingList } from '@mealwright/contracts/shopping';
import { aisles } from '@mealwright/nutrition/vocabulary';
import { IconConfetti } from '@tabler/icons-react';
import { type ItemAction, useItemActions } from '../../api/use-lists.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFormat } from '../../ui/format.ts';
import { tellProblem } from '../../ui/notify.tsx';
import { EmptyState, errorText } from '../../ui/states.tsx';
import { AddItem } from './add-item.tsx';
import { ItemRow } from './item-row.tsx';
import classes from './shopping.module.css';

const order = new Map<string, number>(aisles.map((aisle, index) => [aisle, index]));

/** By aisle, in the order of a walk through the shop. Nothing moves when it is ticked. */
export function ListView({ list }: { list: ShoppingList }) {
  const { t, code } = useText();
  const format = useFormat();
  const failed = (error: unknown, action: ItemAction) =>
    tellProblem(`${t(action.kind === 'add' ? 'shopping:notAdded' : 'shopping:notSaved')} ${errorText(code, error)}`);
  const actions = useItemActions(list.listId, failed);
  const [hideTicked, setHideTicked] = useLocalStorage({ key: 'mealwright.hideTicked', defaultValue: false });
  const { items } = list;
  const ticked = items.filter((item) => item.checked).length;
  const shown = hideTicked ? items.filter((item) => !item.checked) : items;
  const done = items.length > 0 && ticked === items.length;
  return (
    <div className={classes.list}>
      <div className={classes.head}>
        <div className={classes.progressWords}>
          <strong className="numbers" role="status">
            {t('shopping:progress', { done: format.number(ticked), all: format.number(items.length) })}
          </strong>
          <Switch
            label={t('shopping:hideTicked')}
            checked={hideTicked}
            onChange={(event) => setHideTicked(event.currentTarget.checked)}
            styles={{ body: { minHeight: 44, alignItems: 'center' } }}
          />
        </div>
        <div className={classes.track} aria-hidden="true">
          <span
            className={classes.fill}
            style={{ width: `${items.length === 0 ? 0 : (100 * ticked) / items.length}%` }}
          />
        </div>
        <AddItem add={actions.add} />
      </div>
      {done && hideTicked && (
        <EmptyState icon={<IconConfetti size={34} />} title={t('shopping:allDone')} text={t('shopping:allDoneText')} />
      )}
      {items.length === 0 && <p className="dimmed">{t('shopping:noItems')}</p>}
      <div className={classes.aisles}>
        {groups(shown).map(([aisle, inAisle]) => (
          <section key={aisle} className={`surface ${classes.aisle}`} aria-label={code('aisle', aisle)}>
            <Title order={2} className={classes.aisleName}>
              {code('aisle', aisle)}
              <span className={`${classes.aisleCount} numbers`}>
                {inAisle.filter((item) => !item.checked).length || t('common:done')}
              </span>
            </Title>
            <ul className="plain-list">
              {inAisle.map((item) => (
                <ItemRow key={item.itemId} item={item} actions={actions} />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </div>
  );
}

function groups(items: readonly ListItem[]): [string, ListItem[]][] {
  const byAisle = new Map<string, ListItem[]>();
  for (const item of items) byAisle.set(item.aisle, [...(byAisle.get(item.aisle) ?? []), item]);
  return [...byAisle].sort(([a], [b]) => (order.get(a) ?? 99) - (order.get(b) ?? 99));
}
