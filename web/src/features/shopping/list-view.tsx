import { Switch } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import type { ShoppingList } from '@mealwright/contracts/shopping';
import { IconConfetti } from '@tabler/icons-react';
import { useItemActions } from '../../api/use-lists.ts';
import { useText } from '../../i18n/use-text.ts';
import { groupsOf } from '../../ui/list/groups.ts';
import { AisleCard, Aisles, ListProgress } from '../../ui/list/list-parts.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { AddItem } from './add-item.tsx';
import { AtHome } from './at-home.tsx';
import { ItemRow } from './item-row.tsx';
import classes from './shopping.module.css';

/** By aisle, in the order of a walk through this household's store. Nothing moves when it is ticked. */
export function ListView({ list }: { list: ShoppingList }) {
  const { t } = useText();
  const actions = useItemActions(list.listId);
  const [hideTicked, setHideTicked] = useLocalStorage({ key: 'mealwright.hideTicked', defaultValue: false });
  const { items, aisleOrder, itemCount, checkedCount } = list;
  const { aisles, atHome } = groupsOf(
    hideTicked ? items.filter((item) => !item.checked || item.atHome) : items,
    aisleOrder,
  );
  const done = itemCount > 0 && checkedCount === itemCount;
  return (
    <div className={classes.list}>
      <div className={classes.head}>
        <ListProgress done={checkedCount} all={itemCount}>
          <Switch
            label={t('shopping:hideTicked')}
            checked={hideTicked}
            onChange={(event) => setHideTicked(event.currentTarget.checked)}
            styles={{ body: { minHeight: 44, alignItems: 'center' } }}
          />
        </ListProgress>
        <AddItem add={actions.add} />
      </div>
      {done && hideTicked && (
        <EmptyState icon={<IconConfetti size={34} />} title={t('shopping:allDone')} text={t('shopping:allDoneText')} />
      )}
      {items.length === 0 && <p className="dimmed">{t('shopping:noItems')}</p>}
      <Aisles>
        {aisles.map(([aisle, inAisle]) => (
          <AisleCard key={aisle} aisle={aisle} items={inAisle}>
            {inAisle.map((item) => (
              <ItemRow key={item.itemId} item={item} actions={actions} />
            ))}
          </AisleCard>
        ))}
      </Aisles>
      <AtHome items={atHome} actions={actions} />
    </div>
  );
}
