import { Button, Checkbox, SegmentedControl, Skeleton } from '@mantine/core';
import type { Recipe } from '@mealwright/contracts/recipes';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useUser } from '../../api/session.ts';
import { useAddToPlan } from '../../api/use-add-to-plan.ts';
import { useWeek } from '../../api/use-plan.ts';
import { usePreferences } from '../../api/use-profile.ts';
import { useText } from '../../i18n/use-text.ts';
import { ServingsStepper } from '../../ui/fields/servings-stepper.tsx';
import { addDays, thisWeek } from '../../ui/format/dates.ts';
import { useFormat } from '../../ui/format/format.ts';
import { tell, tellProblem } from '../../ui/layers/notify.tsx';
import { errorText } from '../../ui/states.tsx';
import classes from './recipe.module.css';

/** A place for this recipe: which week, which day, which meal. What stands there is named before it is replaced. */
export function PlanPanel({ recipe, close }: { recipe: Recipe; close: () => void }) {
  const { t, code } = useText();
  const format = useFormat();
  const user = useUser();
  const navigate = useNavigate();
  const current = thisWeek(user);
  const [weekStart, setWeekStart] = useState(current);
  const [servings, setServings] = useState(1);
  const [keep, setKeep] = useState(true);
  const week = useWeek(weekStart);
  const preferences = usePreferences();
  const add = useAddToPlan(weekStart);
  const slots = week.data?.slots ?? preferences.data?.slots ?? [];
  const put = (date: string, slotIndex: number, taken: boolean) => {
    const slot = slots[slotIndex]?.slot ?? 'dinner';
    add.mutate(
      { date, slot, slotIndex, recipeId: recipe.recipeId, servings, locked: keep, replace: taken },
      {
        onSuccess: () => {
          close();
          tell(t('recipes:added', { day: format.weekday(date) }), {
            label: t('recipes:toWeek'),
            run: () => void navigate({ to: '/week', search: weekStart === current ? {} : { of: weekStart } }),
          });
        },
        onError: (error) => tellProblem(errorText(code, error)),
      },
    );
  };
  return (
    <div className={classes.planPanel}>
      <SegmentedControl
        aria-label={t('common:week')}
        fullWidth
        value={weekStart}
        onChange={setWeekStart}
        data={[current, addDays(current, 7)].map((value, index) => ({
          value,
          label: `${t(index === 0 ? 'recipes:thisWeek' : 'recipes:nextWeek')}, ${format.range(value, addDays(value, 6))}`,
        }))}
        styles={{ label: { minHeight: 40, display: 'grid', placeItems: 'center' } }}
      />
      <ServingsStepper value={servings} step={0.25} of={recipe.title} change={setServings} unitShown />
      <Checkbox
        label={t('recipes:keepIt')}
        checked={keep}
        onChange={(event) => setKeep(event.currentTarget.checked)}
        styles={{ body: { minHeight: 44, alignItems: 'center' } }}
      />
      {(week.isPending || preferences.isPending) && <Skeleton height={320} />}
      {!week.isPending &&
        Array.from({ length: 7 }, (_, index) => addDays(weekStart, index)).map((date) => (
          <fieldset key={date} className={classes.planDay} aria-label={format.fullDay(date)}>
            <strong>{format.fullDay(date)}</strong>
            <div className={classes.planSlots}>
              {slots.map(({ slot }, slotIndex) => {
                const meal = week.data?.days
                  .find((day) => day.date === date)
                  ?.meals.find((one) => one.slotIndex === slotIndex);
                const name = code('slot', slot);
                return (
                  <Button
                    // biome-ignore lint/suspicious/noArrayIndexKey: a slot is its place in the day.
                    key={slotIndex}
                    size="sm"
                    variant={meal === undefined ? 'light' : 'default'}
                    disabled={add.isPending || meal?.locked === true}
                    aria-label={meal === undefined ? name : t('recipes:replaces', { slot: name, title: meal.title })}
                    title={meal === undefined ? undefined : t('recipes:replaces', { slot: name, title: meal.title })}
                    onClick={() => put(date, slotIndex, meal !== undefined)}
                  >
                    {name}
                  </Button>
                );
              })}
            </div>
          </fieldset>
        ))}
      <p className={classes.fine}>{t('recipes:planNote')}</p>
    </div>
  );
}
