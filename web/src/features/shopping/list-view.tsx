import { Switch } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import type { ShoppingList } from '@mealwright/contracts/shopping';
import { IconConfetti } from '@tabler/icons-react';
import { Suspense } from 'react';
import { useItemActions } from '../../api/use-lists.ts';
import { useText } from '../../i18n/use-text.ts';
import { later, useSlices } from '../../ui/later.ts';
import { firstOf, groupsOf } from '../../ui/list/groups.ts';
import { AisleCard, Aisles, ListProgress } from '../../ui/list/list-parts.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { useIsPhone } from '../../ui/use-width.ts';
import { AtHome } from './at-home.tsx';
import { ItemRow } from './item-row.tsx';
import classes from './shopping.module.css';

const AddItem = later(() => import('./add-item.tsx'), 'AddItem');

/** As many lines a phone draws at a time. */
const LINES = 4;

/** By aisle, in the order of a walk through this household's store. Nothing moves when it is ticked. */
export function ListView({ list, atOnce }: { list: ShoppingList; atOnce: boolean }) {
  const { t } = useText();
  const actions = useItemActions(list.listId);
  const [hideTicked, setHideTicked] = useLocalStorage({ key: 'mealwright.hideTicked', defaultValue: false });
  const { items, aisleOrder, itemCount, checkedCount } = list;
  const { aisles, atHome } = groupsOf(
    hideTicked ? items.filter((item) => !item.checked || item.atHome) : items,
    aisleOrder,
  );
  const phone = useIsPhone();
  const lines = useSlices(items.length, { first: phone ? 0 : Infinity, more: LINES, atOnce });
  const drawn = lines < items.length ? firstOf(aisles, lines) : aisles;
  const done = itemCount > 0 && checkedCount === itemCount;
  return (
    <div className={classes.list} aria-busy={drawn !== aisles}>
      <div className={classes.head}>
        <ListProgress done={checkedCount} all={itemCount}>
          <Switch
            label={t('shopping:hideTicked')}
            checked={hideTicked}
            onChange={(event) => setHideTicked(event.currentTarget.checked)}
            styles={{ body: { minHeight: 44, alignItems: 'center' } }}
          />
        </ListProgress>
        <Suspense fallback={<div className={classes.addComes} />}>
          <AddItem add={actions.add} />
        </Suspense>
      </div>
      {done && hideTicked && (
        <EmptyState icon={<IconConfetti size={34} />} title={t('shopping:allDone')} text={t('shopping:allDoneText')} />
      )}
      {items.length === 0 && <p className="dimmed">{t('shopping:noItems')}</p>}
      <Aisles>
        {drawn.map(([aisle, inAisle]) => (
          <AisleCard key={aisle} aisle={aisle} items={inAisle}>
            {inAisle.map((item) => (
              <ItemRow key={item.itemId} item={item} actions={actions} phone={phone} />
            ))}
          </AisleCard>
        ))}
      </Aisles>
      <AtHome items={atHome} actions={actions} />
    </div>
  );
}
