import type { Plan } from '@mealwright/contracts/plans';
import type { PlanAction } from '../../api/plan-action.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFormat } from '../../ui/format/format.ts';

const mealOf = (plan: Plan | null, mealId: string) =>
  plan?.days.flatMap((day) => day.meals).find((meal) => meal.mealId === mealId);

/** Whether something that is left over on a day had to become a dish of its own where the day was copied to. */
function cooksAnew({ from, to }: { from: string; to: string[] }, { days }: Plan): boolean {
  const left = days.find(({ date }) => date === from)?.meals.filter(({ leftoverOf }) => leftoverOf !== null) ?? [];
  return days.some(
    ({ date, meals }) =>
      to.includes(date) &&
      left.some(({ slotIndex, recipeId }) =>
        meals.some(
          (one) => one.slotIndex === slotIndex && one.recipeId === recipeId && one.leftoverOf === null && !one.locked,
        ),
      ),
  );
}

/** What a person did, in words: after it was done, and when it has to be offered again. */
export function useActionText() {
  const { t } = useText();
  const format = useFormat();
  return {
    /** null where the screen itself says enough. */
    done(action: PlanAction, plan: Plan): string | null {
      switch (action.kind) {
        case 'servings':
        case 'lock':
          return null;
        case 'generate': {
          const { from = plan.weekStart } = action;
          const days = plan.days.filter(({ date }) => date >= from);
          const met = days.filter((day) => day.met).length;
          if (met < days.length) return t('week:doneGenerate', { met, of: days.length });
          return t(from > plan.weekStart ? 'week:doneGenerateFrom' : 'week:doneGenerateAll');
        }
        case 'settle':
          return t('week:doneSettle');
        case 'restore':
          return t('week:doneRestore');
        case 'swap':
          return t('week:doneSwap');
        case 'remove':
          return t('week:doneRemove');
        case 'move':
          return t('week:doneMove');
        case 'copy':
          return t('week:doneCopy');
        case 'add':
          return t('week:doneAdd');
        case 'copyDay':
          return t(cooksAnew(action, plan) ? 'week:doneCopyDayAnew' : 'week:doneCopyDay', {
            day: format.weekday(action.from),
          });
      }
    },
    wish(action: PlanAction, plan: Plan | null): string {
      const title = 'mealId' in action ? (mealOf(plan, action.mealId)?.title ?? t('week:aMeal')) : '';
      switch (action.kind) {
        case 'servings':
          return t('week:wishServings', { title, servings: format.count(action.servings) });
        case 'lock':
          return t(action.locked ? 'week:wishLock' : 'week:wishUnlock', { title });
        case 'move':
          return t('week:wishMove', { title, day: format.weekday(action.date) });
        case 'copy':
          return t('week:wishCopy', { title, day: format.weekday(action.date) });
        case 'remove':
          return t('week:wishRemove', { title });
        case 'add':
          return t('week:wishAdd', { day: format.weekday(action.meal.date) });
        case 'swap':
          return t('week:wishSwap', { title });
        case 'copyDay':
          return t('week:wishCopyDay', { day: format.weekday(action.from) });
        case 'generate':
          return t('week:wishGenerate');
        case 'settle':
          return t('week:wishSettle');
        case 'restore':
          return t('week:wishRestore');
      }
    },
    /** Whether the thing can still be done with the newest plan. */
    stillPossible: (action: PlanAction, plan: Plan | null): boolean =>
      plan !== null &&
      action.kind !== 'restore' &&
      (!('mealId' in action) || mealOf(plan, action.mealId) !== undefined),
  };
}
