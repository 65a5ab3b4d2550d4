import { Button } from '@mantine/core';
import type { Meal } from '@mealwright/contracts/plans';
import { useText } from '../../i18n/use-text.ts';
import { useFormat } from '../../ui/format.ts';
import classes from './panel.module.css';
import { slotNames } from './slots.ts';
import { useWeekContext } from './week-context.ts';

/** Every place of the week by name. What stands there changes places. */
export function MovePanel({ meal, date, close }: { meal: Meal; date: string; close: () => void }) {
  const { t, code } = useText();
  const format = useFormat();
  const { plan, run } = useWeekContext();
  const names = slotNames(plan.slots, code);
  return (
    <div className={classes.panel}>
      <p className={classes.intro}>
        <strong lang="en">{meal.title}</strong>
      </p>
      <p className={`${classes.intro} dimmed`}>{t('week:moveText')}</p>
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
                    aria-label={there === undefined ? name : `${name}: ${t('week:moveSwaps', { title: there.title })}`}
                    onClick={() => {
                      close();
                      run({ kind: 'move', mealId: meal.mealId, date: day.date, slotIndex });
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
