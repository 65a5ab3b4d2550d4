import { autocompleteRecipes } from '@mealwright/contracts/recipes';
import { IconBook2, IconCalendarPlus } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { call } from '../api/client.ts';
import { useUser } from '../api/session.ts';
import { addToPlan } from '../api/use-add-to-plan.ts';
import { useWeek } from '../api/use-plan.ts';
import { usePreferences } from '../api/use-profile.ts';
import { useText } from '../i18n/use-text.ts';
import { addDays, todayIn, weekStartOf } from '../ui/format/dates.ts';
import { useFormat } from '../ui/format/format.ts';
import { tell, tellProblem } from '../ui/layers/notify.tsx';
import { errorText } from '../ui/states.tsx';
import { matching } from './palette.rules.ts';
import type { Doable } from './use-commands.tsx';

export type Found = { recipeId: string; title: string };
const size = { size: 20, stroke: 1.7 };
const fewest = 2;

/** Recipes whose titles hold what is typed: to open, or to put on a day. */
export function useRecipeCommands(typed: string, choose: (recipe: Found) => void): Doable[] {
  const { t, locale } = useText();
  const navigate = useNavigate();
  const words = typed.trim();
  const found = useQuery({
    queryKey: ['recipes', 'complete', words, locale],
    queryFn: ({ signal }) =>
      call(autocompleteRecipes, { query: { q: words.slice(0, 60), limit: 6, locale } }, { signal }),
    enabled: words.length >= fewest,
    placeholderData: keepPreviousData,
    staleTime: 5 * 60_000,
  });
  if (words.length < fewest) return [];
  const answered = found.data?.data ?? [];
  // Until the answer to the newest letter is here, the one before it shows only what still fits: Enter never opens another recipe.
  const recipes = found.isPlaceholderData ? matching(answered, words) : answered;
  return [
    ...recipes.map(({ recipeId, title }) => ({
      id: recipeId,
      group: t('common:recipes'),
      title,
      icon: <IconBook2 {...size} />,
      run: () => void navigate({ to: '/recipes/$recipeId', params: { recipeId } }),
    })),
    ...recipes.slice(0, 3).map((recipe) => ({
      id: `add ${recipe.recipeId}`,
      group: t('palette:addToDay'),
      title: recipe.title,
      icon: <IconCalendarPlus {...size} />,
      run: () => choose(recipe),
    })),
  ];
}

/** The meals of the next seven days, today first; what stands there is named before it is replaced. */
export function usePlaceCommands(recipe: Found | null): Doable[] {
  const { t, code } = useText();
  const format = useFormat();
  const user = useUser();
  const navigate = useNavigate();
  const preferences = usePreferences();
  const today = todayIn(user.timeZone);
  const first = weekStartOf(today, user.weekStartsOn);
  const weeks = { [first]: useWeek(first).data, [addDays(first, 7)]: useWeek(addDays(first, 7)).data };
  if (recipe === null) return [];
  return Array.from({ length: 7 }, (_, index) => addDays(today, index)).flatMap((date) => {
    const weekStart = weekStartOf(date, user.weekStartsOn);
    const plan = weeks[weekStart];
    const slots = plan?.slots ?? preferences.data?.slots ?? [];
    return slots.flatMap(({ slot }, slotIndex) => {
      const meal = plan?.days.find((day) => day.date === date)?.meals.find((one) => one.slotIndex === slotIndex);
      if (meal?.locked) return [];
      const place = { date, slot, slotIndex, recipeId: recipe.recipeId, servings: 1, locked: true };
      const add = async () => {
        try {
          await addToPlan(weekStart, { ...place, replace: meal !== undefined });
          const search = weekStart === first ? {} : { of: weekStart };
          tell(t('recipes:added', { day: format.weekday(date) }), {
            label: t('recipes:toWeek'),
            run: () => void navigate({ to: '/week', search }),
          });
        } catch (error) {
          tellProblem(errorText(code, error));
        }
      };
      const name = code('slot', slot);
      return {
        id: `${date} ${slotIndex}`,
        group: format.fullDay(date),
        title: meal === undefined ? name : t('recipes:replaces', { slot: name, title: meal.title }),
        words: format.fullDay(date),
        icon: <IconCalendarPlus {...size} />,
        run: () => void add(),
      };
    });
  });
}
