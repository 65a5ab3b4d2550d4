import { Menu } from '@mantine/core';
import type { Meal } from '@mealwright/contracts/plans';
import {
  IconArrowsExchange,
  IconBook2,
  IconBowlSpoon,
  IconBulb,
  IconCalendarRepeat,
  IconCalendarShare,
  IconCopy,
  IconDots,
  IconSearch,
  IconTrash,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useText } from '../../i18n/use-text.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { canBeLeft } from '../../ui/leftovers.ts';
import classes from './week.module.css';
import { useWeekContext } from './week-context.ts';

export function MealMenu({ meal, date }: { meal: Meal; date: string }) {
  const { t } = useText();
  const { plan, run, open } = useWeekContext();
  const { mealId, recipeId, locked, slotIndex } = meal;
  const move = (how: 'move' | 'copy' | 'leftovers') => () => open({ kind: 'move', meal, date, how });
  const mayBeLeft = canBeLeft(plan, plan.days.at(-1)?.date ?? date).some((one) => one.meal.mealId === mealId);
  return (
    <Menu position="bottom-end" width={252} floatingStrategy="fixed" classNames={{ item: classes.menuItem }}>
      <Menu.Target>
        <IconButton dense label={t('week:more', { title: meal.title })} tip={false}>
          <IconDots size={18} />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        {recipeId !== null && (
          <Menu.Item
            renderRoot={(props: object) => <Link to="/recipes/$recipeId" params={{ recipeId }} {...props} />}
            leftSection={<IconBook2 size={18} />}
          >
            {t('week:openRecipe')}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconBulb size={18} />} onClick={() => open({ kind: 'why', meal, date })}>
          {t('week:whyMeal')}
        </Menu.Item>
        {recipeId !== null && !locked && (
          <Menu.Item leftSection={<IconArrowsExchange size={18} />} onClick={() => open({ kind: 'swap', meal, date })}>
            {t('week:swapShort')}
          </Menu.Item>
        )}
        {!locked && (
          <Menu.Item
            leftSection={<IconSearch size={18} />}
            onClick={() => open({ kind: 'add', date, slotIndex, replaces: meal })}
          >
            {t('week:replace')}
          </Menu.Item>
        )}
        <Menu.Divider />
        <Menu.Item leftSection={<IconCalendarShare size={18} />} onClick={move('move')}>
          {t('week:move')}
        </Menu.Item>
        <Menu.Item leftSection={<IconCopy size={18} />} onClick={move('copy')}>
          {t('week:copyTo')}
        </Menu.Item>
        {mayBeLeft && (
          <Menu.Item leftSection={<IconBowlSpoon size={18} />} onClick={move('leftovers')}>
            {t('week:leftoversPlan')}
          </Menu.Item>
        )}
        {recipeId !== null && (
          <Menu.Item
            leftSection={<IconCalendarRepeat size={18} />}
            onClick={() => open({ kind: 'recurring', meal, date })}
          >
            {t('week:recurringMake')}
          </Menu.Item>
        )}
        <Menu.Divider />
        <Menu.Item leftSection={<IconTrash size={18} />} onClick={() => run({ kind: 'remove', mealId })}>
          {t('week:remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
