import { Button, SegmentedControl } from '@mantine/core';
import type { Meal } from '@mealwright/contracts/plans';
import { useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { useFormat } from '../../ui/format.ts';
import classes from './panel.module.css';
import { slotNames } from './slots.ts';
import { useWeekContext } from './week-context.ts';

/** Every place of the week by name, to move a meal to or to copy it to. */
export function MovePanel({ meal, date, copy, close }: { meal: Meal; date: string; copy: boolean; close: () => void }) {
  const { t, code } = useText();
  const format = useFormat();
  const { plan, run } = useWeekContext();
  const [kind, setKind] = useState<'move' | 'copy'>(copy ? 'copy' : 'move');
  const names = slotNames(plan.slots, code);
  const words = kind === 'move' ? 'week:moveSwaps' : 'week:copyReplaces';
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
        onChange={(value) => setKind(value === 'copy' ? 'copy' : 'move')}
        data={[
          { value: 'move', label: t('week:moveShort') },
          { value: 'copy', label: t('week:copyShort') },
        ]}
      />
      <p className={`${classes.intro} dimmed`}>{t(kind === 'move' ? 'week:moveText' : 'week:copyText')}</p>
      <div>
        {plan.days.map((day) => (
          <fieldset key={day.date} className={classes.moveDay} aria-label={format.fullDay(day.date)}>
            <span>
              {format.weekday(day.date)} <span className="dimmed numbers">{format.dayNumber(day.date)}</span>
            </span>
            <span className={classes.moveSlots}>
              {names.map((name, slotIndex) => {
                const there = day.meals.find((one) => one.slotIndex === slotIndex);
                const here = day.date === date && slotIndex === meal.slotIndex;
                return (
                  <Button
                    key={name}
                    variant={there === undefined ? 'light' : 'default'}
                    disabled={here || there?.locked === true}
                    size="sm"
                    aria-label={there === undefined ? name : `${name}: ${t(words, { title: there.title })}`}
                    onClick={() => {
                      close();
                      run({ kind, mealId: meal.mealId, date: day.date, slotIndex });
                    }}
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
