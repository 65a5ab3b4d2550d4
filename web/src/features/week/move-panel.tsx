import { Button, SegmentedControl } from '@mantine/core';
import type { Meal, Plan, PlanDay } from '@mealwright/contracts/plans';
import { useState } from 'react';
import { takeBack, useAddToPlan } from '../../api/use-add-to-plan.ts';
import { useWeek } from '../../api/use-plan.ts';
import { type TextKey, useText } from '../../i18n/use-text.ts';
import { addDays } from '../../ui/format/dates.ts';
import { useFormat } from '../../ui/format/format.ts';
import { tell, tellProblem } from '../../ui/layers/notify.tsx';
import { keptUntil } from '../../ui/recipe/leftovers.ts';
import { errorText } from '../../ui/states.tsx';
import classes from './panel.module.css';
import { slotNames } from './slots.ts';
import { useWeekContext } from './week-context.ts';

type How = 'move' | 'copy' | 'leftovers';
const texts: Record<How, { label: TextKey; about: TextKey; onto: TextKey }> = {
  move: { label: 'week:moveShort', about: 'week:moveText', onto: 'week:moveSwaps' },
  copy: { label: 'week:copyShort', about: 'week:copyText', onto: 'week:copyReplaces' },
  leftovers: { label: 'week:leftoversShort', about: 'week:leftoversText', onto: 'week:copyReplaces' },
};

/** Every place of the week by name, to move a meal to, to copy it to, or to eat there what is left of it. */
export function MovePanel({ meal, date, how, close }: { meal: Meal; date: string; how: How; close: () => void }) {
  const { t } = useText();
  const { plan, run } = useWeekContext();
  const [kind, setKind] = useState<How>(how);
  const mayBeLeft = meal.recipeId !== null && meal.leftoverOf === null;
  const kinds: How[] = mayBeLeft ? ['move', 'copy', 'leftovers'] : ['move', 'copy'];
  const put = (day: PlanDay, slotIndex: number) => {
    close();
    const slot = plan.slots[slotIndex]?.slot;
    if (kind !== 'leftovers') return run({ kind, mealId: meal.mealId, date: day.date, slotIndex });
    if (slot === undefined) return;
    const { mealId: leftoverOf } = meal;
    run({ kind: 'add', meal: { leftoverOf, date: day.date, slot, slotIndex, servings: 1, replace: true } });
  };
  return (
    <div className={classes.panel}>
      <p className={classes.intro}>
        <strong lang="en">{meal.title}</strong>
      </p>
      <SegmentedControl
        fullWidth
        size="md"
        aria-label={t('week:moveOrCopy')}
        value={kind}
        onChange={(value) => setKind(value as How)}
        data={kinds.map((one) => ({ value: one, label: t(texts[one].label) }))}
      />
      <p className={`${classes.intro} dimmed`}>{t(texts[kind].about)}</p>
      <div>
        {plan.days
          .filter((day) => kind !== 'leftovers' || day.date > date)
          .map((day) => (
            <DayPlaces
              key={day.date}
              date={day.date}
              plan={plan}
              kind={kind}
              here={day.date === date ? meal.slotIndex : null}
              put={(slotIndex) => put(day, slotIndex)}
            />
          ))}
        {kind === 'leftovers' && <NextWeek meal={meal} date={date} close={close} />}
      </div>
    </div>
  );
}

function DayPlaces({
  date,
  plan,
  kind,
  here = null,
  put,
}: {
  date: string;
  plan: Pick<Plan, 'slots' | 'days'>;
  kind: How;
  /** Where the meal stands itself. */
  here?: number | null;
  put: (slotIndex: number) => void;
}) {
  const { t, code } = useText();
  const format = useFormat();
  const meals = plan.days.find((day) => day.date === date)?.meals ?? [];
  return (
    <fieldset className={classes.moveDay} aria-label={format.fullDay(date)}>
      <span>
        {format.weekday(date)} <span className="dimmed numbers">{format.dayNumber(date)}</span>
      </span>
      <span className={classes.moveSlots}>
        {slotNames(plan.slots, code).map((name, slotIndex) => {
          const there = meals.find((one) => one.slotIndex === slotIndex);
          const onto = there === undefined ? name : `${name}: ${t(texts[kind].onto, { title: there.title })}`;
          return (
            <Button
              key={name}
              variant={there === undefined ? 'light' : 'default'}
              disabled={here === slotIndex || there?.locked === true}
              size="sm"
              aria-label={onto}
              onClick={() => put(slotIndex)}
            >
              {name}
            </Button>
          );
        })}
      </span>
    </fieldset>
  );
}

/** What is cooked on the last days of a week keeps until the first ones of the next. */
function NextWeek({ meal, date, close }: { meal: Meal; date: string; close: () => void }) {
  const { t, code } = useText();
  const format = useFormat();
  const { plan } = useWeekContext();
  const start = addDays(plan.weekStart, 7);
  const days = keptUntil(date, plan.weekStart);
  const next = useWeek(start);
  const add = useAddToPlan(start);
  if (days.length === 0 || next.isPending) return null;
  // A week without a plan gets one with the meal times of this one's person; until then these stand for them.
  const there = next.data ?? { slots: plan.slots, days: [] };
  const put = (day: string, slotIndex: number) => {
    const slot = there.slots[slotIndex]?.slot;
    if (slot === undefined) return;
    close();
    const failed = (error: unknown) => tellProblem(errorText(code, error));
    const place = next.data == null ? { slot } : { slot, slotIndex };
    // The sheet is gone by then, and with it what a mutation would call back.
    add
      .mutateAsync({ leftoverOf: meal.mealId, date: day, ...place, servings: 1, replace: true })
      .then((undo) => {
        const back = undo && { label: t('common:undo'), run: () => void takeBack(start, undo).catch(failed) };
        tell(t('week:doneLeftoversNext', { day: format.fullDay(day) }), back ?? undefined);
      })
      .catch(failed);
  };
  return (
    <>
      <h3 className={classes.moveWeek}>{t('week:nextWeekDays')}</h3>
      {days.map((day) => (
        <DayPlaces key={day} date={day} plan={there} kind="leftovers" put={(slotIndex) => put(day, slotIndex)} />
      ))}
    </>
  );
}
