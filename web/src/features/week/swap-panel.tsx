import { Button, Skeleton, UnstyledButton } from '@mantine/core';
import type { Meal, SwapSuggestion } from '@mealwright/contracts/plans';
import { IconAlertTriangle, IconCircleCheck, IconSearch } from '@tabler/icons-react';
import { useSuggestions } from '../../api/use-plan.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFormat } from '../../ui/format/format.ts';
import { RecipeImage } from '../../ui/recipe/recipe-image.tsx';
import { EmptyState, ErrorState } from '../../ui/states.tsx';
import classes from './panel.module.css';
import { useWeekContext } from './week-context.ts';

/** Five meals that keep the day on target, each with what it changes. */
export function SwapPanel({ meal, date, close }: { meal: Meal; date: string; close: () => void }) {
  const { t } = useText();
  const { plan, run, open } = useWeekContext();
  const suggestions = useSuggestions(plan.planId, meal.mealId);
  const format = useFormat();
  const other = (
    <Button
      fullWidth
      variant="default"
      leftSection={<IconSearch size={20} />}
      onClick={() => open({ kind: 'add', date, slotIndex: meal.slotIndex, replaces: meal })}
    >
      {t('week:searchAll')}
    </Button>
  );
  return (
    <div className={classes.panel}>
      <p className={classes.intro}>
        {t('week:swapInstead', { day: format.weekday(date) })} <strong lang="en">{meal.title}</strong>
      </p>
      {suggestions.isPending && (
        <div className={classes.list} role="status" aria-label={t('common:loading')}>
          {[0, 1, 2, 3, 4].map((index) => (
            <Skeleton key={index} height={112} />
          ))}
        </div>
      )}
      {suggestions.isError && <ErrorState error={suggestions.error} retry={() => void suggestions.refetch()} />}
      {suggestions.isSuccess && suggestions.data.length === 0 && (
        <EmptyState icon={<IconSearch size={34} />} title={t('week:noSwap')} text={t('week:noSwapText')} />
      )}
      <ul className={`plain-list ${classes.list}`}>
        {(suggestions.data ?? []).map((suggestion) => (
          <li key={suggestion.recipeId}>
            <Suggestion
              suggestion={suggestion}
              choose={() => {
                close();
                run({ kind: 'swap', mealId: meal.mealId, recipeId: suggestion.recipeId });
              }}
            />
          </li>
        ))}
      </ul>
      {!suggestions.isPending && other}
    </div>
  );
}

const shownDeltas = ['kcal', 'proteinG', 'carbsG', 'fatG'];

function Suggestion({ suggestion, choose }: { suggestion: SwapSuggestion; choose: () => void }) {
  const { t, code } = useText();
  const format = useFormat();
  const { title, totalMinutes, minutesDelta, deltas, dayMet, portions, cuisine, picture, illustration, servings } =
    suggestion;
  const changes = shownDeltas.flatMap((nutrient) => {
    const delta = deltas[nutrient];
    return delta === undefined || delta === null || Math.abs(delta) < 0.5 ? [] : [[nutrient, delta] as const];
  });
  return (
    <UnstyledButton className={classes.choice} onClick={choose}>
      <span className={classes.thumb}>
        <RecipeImage picture={picture} illustration={illustration} title={title} />
      </span>
      <span className={classes.choiceWords}>
        <strong lang="en">{title}</strong>
        <span className={`${classes.small} numbers`}>
          {code('cuisine', cuisine)} · {format.minutes(totalMinutes)} · {format.count(servings)}{' '}
          {t('common:servings', { count: servings <= 1 ? 1 : 2 })}
        </span>
        <span className={`${classes.deltas} numbers`}>
          {changes.length === 0 && <span className={classes.delta}>{t('week:sameNumbers')}</span>}
          {changes.map(([nutrient, delta]) => (
            <span key={nutrient} className={classes.delta}>
              {nutrient === 'kcal'
                ? format.delta(nutrient, delta)
                : format.nutrientWords(nutrient, format.delta(nutrient, delta))}
            </span>
          ))}
          {minutesDelta !== null && minutesDelta !== 0 && (
            <span className={classes.delta}>
              {t(minutesDelta < 0 ? 'week:faster' : 'week:slower', { minutes: format.minutes(Math.abs(minutesDelta)) })}
            </span>
          )}
        </span>
        <span className={`${classes.small} ${classes.stateLine} ${dayMet ? 'accent' : 'warn'}`}>
          {dayMet ? (
            <IconCircleCheck size={16} aria-hidden="true" />
          ) : (
            <IconAlertTriangle size={16} aria-hidden="true" />
          )}
          {t(dayMet ? 'week:dayStays' : 'week:dayLeaves')}
          {portions.length > 0 && ` · ${t('week:portionsFollow', { count: portions.length })}`}
        </span>
      </span>
    </UnstyledButton>
  );
}
