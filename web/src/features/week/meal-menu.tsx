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
import { linkOptions } from '@tanstack/react-router';
import { useText } from '../../i18n/use-text.ts';
import { MenuButton } from '../../ui/layers/menu-button.tsx';
import { useWeekContext } from './week-context.ts';

export function MealMenu({ meal, date }: { meal: Meal; date: string }) {
  const { t } = useText();
  const { run, open } = useWeekContext();
  const { mealId, recipeId, leftoverOf, locked, slotIndex } = meal;
  const move = (how: 'move' | 'copy' | 'leftovers') => () => open({ kind: 'move', meal, date, how });
  return (
    <MenuButton
      dense
      label={t('week:more', { title: meal.title })}
      entries={() => [
        recipeId !== null && {
          icon: IconBook2,
          text: t('week:openRecipe'),
          link: linkOptions({ to: '/recipes/$recipeId', params: { recipeId } }),
        },
        { icon: IconBulb, text: t('week:whyMeal'), run: () => open({ kind: 'why', meal, date }) },
        recipeId !== null &&
          !locked && {
            icon: IconArrowsExchange,
            text: t('week:swapShort'),
            run: () => open({ kind: 'swap', meal, date }),
          },
        !locked && {
          icon: IconSearch,
          text: t('week:replace'),
          run: () => open({ kind: 'add', date, slotIndex, replaces: meal }),
        },
        'rule',
        { icon: IconCalendarShare, text: t('week:move'), run: move('move') },
        { icon: IconCopy, text: t('week:copyTo'), run: move('copy') },
        recipeId !== null &&
          leftoverOf === null && { icon: IconBowlSpoon, text: t('week:leftoversPlan'), run: move('leftovers') },
        recipeId !== null && {
          icon: IconCalendarRepeat,
          text: t('week:recurringMake'),
          run: () => open({ kind: 'recurring', meal, date }),
        },
        'rule',
        { icon: IconTrash, text: t('week:remove'), run: () => run({ kind: 'remove', mealId }) },
      ]}
    >
      <IconDots size={18} />
    </MenuButton>
  );
}
