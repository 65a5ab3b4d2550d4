import { Button, SegmentedControl } from '@mantine/core';
import type { Meal, PlanDay } from '@mealwright/contracts/plans';
import { useState } from 'react';
import { type TextKey, useText } from '../../i18n/use-text.ts';
import { useFormat } from '../../ui/format.ts';
import { canBeLeft } from '../../ui/leftovers.ts';
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
  const { t, code } = useText();
  const format = useFormat();
  const { plan, run } = useWeekContext();
  const [kind, setKind] = useState<How>(how);
  const names = slotNames(plan.slots, code);
  const lastDay = plan.days.at(-1)?.date ?? date;
  const mayBeLeft = canBeLeft(plan, lastDay).some((one) => one.meal.mealId === meal.mealId);
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
            <fieldset key={day.date} className={classes.moveDay} aria-label={format.fullDay(day.date)}>
              <span>
                {format.weekday(day.date)} <span className="dimmed numbers">{format.dayNumber(day.date)}</span>
              </span>
              <span className={classes.moveSlots}>
                {names.map((name, slotIndex) => {
                  const there = day.meals.find((one) => one.slotIndex === slotIndex);
                  const here = day.date === date && slotIndex === meal.slotIndex;
                  const onto = there === undefined ? name : `${name}: ${t(texts[kind].onto, { title: there.title })}`;
                  return (
                    <Button
                      key={name}
                      variant={there === undefined ? 'light' : 'default'}
                      disabled={here || there?.locked === true}
                      size="sm"
                      aria-label={onto}
                      onClick={() => put(day, slotIndex)}
                    >
                      {name}
                    </Button>
                  );
                })}
              </span>
            </fieldset>
          ))}
      </div>
    </div>
  );
}
