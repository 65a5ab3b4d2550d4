import { Button, Checkbox } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { useFormat } from '../../ui/format/format.ts';
import { NutrientBar } from '../../ui/numbers/nutrient-bar.tsx';
import { orderedTargets } from '../../ui/numbers/target-status.ts';
import { DayState } from './day-header.tsx';
import classes from './panel.module.css';
import { useWeekContext } from './week-context.ts';

const further = [
  'sugarsG',
  'satFatG',
  'calciumMg',
  'ironMg',
  'potassiumMg',
  'vitCMg',
  'vitB12Ug',
  'vitDUg',
  'folateDfeUg',
];

/** A day against its targets, number by number, and what can be done with the whole day. */
export function DayPanel({ date, close }: { date: string; close: () => void }) {
  const { t } = useText();
  const format = useFormat();
  const { plan, run } = useWeekContext();
  const [to, setTo] = useState<string[]>([]);
  const day = plan.days.find((one) => one.date === date);
  if (day === undefined) return null;
  const { targets, nutrition, incomplete } = day;
  const shown = orderedTargets(targets);
  const rest = further.filter((key) => key in nutrition && !shown.includes(key));
  return (
    <div className={classes.panel}>
      <DayState day={day} />
      <div className={classes.bars}>
        {shown.map((nutrient) => (
          <NutrientBar
            key={nutrient}
            nutrient={nutrient}
            value={nutrition[nutrient]}
            range={targets[nutrient]}
            lowerBound={incomplete.includes(nutrient)}
          />
        ))}
      </div>
      {rest.length > 0 && day.meals.length > 0 && (
        <>
          <h3 className={classes.heading}>{t('week:further')}</h3>
          <div className={classes.bars}>
            {rest.map((nutrient) => (
              <NutrientBar
                key={nutrient}
                nutrient={nutrient}
                value={nutrition[nutrient]}
                range={undefined}
                lowerBound={incomplete.includes(nutrient)}
              />
            ))}
          </div>
        </>
      )}
      {day.meals.length > 0 && (
        <fieldset className={classes.free} aria-label={t('week:copyDay')}>
          <h3 className={classes.heading} style={{ margin: 0 }}>
            {t('week:copyDay')}
          </h3>
          <div className={classes.days}>
            {plan.days
              .filter((one) => one.date !== date)
              .map((one) => (
                <Checkbox
                  key={one.date}
                  label={format.weekday(one.date)}
                  checked={to.includes(one.date)}
                  onChange={(event) =>
                    setTo(event.currentTarget.checked ? [...to, one.date] : to.filter((other) => other !== one.date))
                  }
                  styles={{ body: { minHeight: 44, alignItems: 'center' } }}
                />
              ))}
          </div>
          <Button
            variant="default"
            disabled={to.length === 0}
            leftSection={<IconCopy size={20} />}
            onClick={() => {
              close();
              run({ kind: 'copyDay', from: date, to });
            }}
          >
            {t('week:copyDayTo', { count: to.length })}
          </Button>
        </fieldset>
      )}
    </div>
  );
}
