import { Button, UnstyledButton } from '@mantine/core';
import type { Meal } from '@mealwright/contracts/plans';
import { type Weekday, weekdays } from '@mealwright/contracts/profiles';
import type { RecurringMeal } from '@mealwright/contracts/recurring-meals';
import { IconCalendarRepeat, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useUser } from '../../api/session.ts';
import { useAddRecurring, useChangeRecurring, useRecurring, useRemoveRecurring } from '../../api/use-weeks.ts';
import { useText } from '../../i18n/use-text.ts';
import { ServingsStepper } from '../../ui/fields/servings-stepper.tsx';
import { addDays, orderedWeekdays, thisWeek, weekdayOf } from '../../ui/format/dates.ts';
import { useFormat } from '../../ui/format/format.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { tell, tellProblem } from '../../ui/layers/notify.tsx';
import { EmptyState, ErrorState, errorText } from '../../ui/states.tsx';
import classes from './panel.module.css';

/** A meal that new weeks begin with: on which days, and how much. */
export function RecurringPanel({ meal, date, close }: { meal: Meal; date: string; close: () => void }) {
  const { t, code } = useText();
  const add = useAddRecurring();
  const day = weekdayOf(date);
  // What is eaten on a working day is likely meant for all of them.
  const [days, setDays] = useState<Weekday[]>(
    day === 'saturday' || day === 'sunday' ? [day] : [...weekdays.slice(0, 5)],
  );
  const [servings, setServings] = useState(meal.servings);
  const save = () => {
    if (meal.recipeId === null) return;
    add.mutate(
      { recipeId: meal.recipeId, slot: meal.slot, weekdays: days, servings },
      {
        onSuccess: () => {
          close();
          tell(t('week:recurringDone', { title: meal.title }));
        },
        onError: (error) => tellProblem(errorText(code, error)),
      },
    );
  };
  return (
    <div className={classes.panel}>
      <p className={classes.intro}>
        <strong lang="en">{meal.title}</strong> · {code('slot', meal.slot)}
      </p>
      <p className={`${classes.intro} dimmed`}>{t('week:recurringAbout')}</p>
      <WeekdayRow label={t('week:recurringDays')} value={days} change={setDays} />
      <div>
        <ServingsStepper value={servings} step={0.25} of={meal.title} unitShown change={setServings} />
      </div>
      <Button
        loading={add.isPending}
        disabled={days.length === 0}
        leftSection={<IconCalendarRepeat size={20} />}
        onClick={save}
      >
        {t('week:recurringSave')}
      </Button>
      <RecurringList />
    </div>
  );
}

/** All of them, each to be changed or ended. */
export function RecurringList({ alone = false }: { alone?: boolean }) {
  const { t } = useText();
  const rules = useRecurring();
  if (rules.isError) return <ErrorState error={rules.error} retry={() => void rules.refetch()} />;
  if (!rules.isSuccess) return null;
  if (rules.data.length === 0) {
    return alone ? (
      <EmptyState
        icon={<IconCalendarRepeat size={34} />}
        title={t('week:recurringNone')}
        text={t('week:recurringHow')}
      />
    ) : null;
  }
  return (
    <section className={classes.part} aria-label={t('week:recurringAll')}>
      {alone ? (
        <p className={`${classes.intro} dimmed`}>{t('week:recurringAbout')}</p>
      ) : (
        <h3 className={classes.heading}>{t('week:recurringAll')}</h3>
      )}
      <ul className={`plain-list ${classes.list}`}>
        {rules.data.map((rule) => (
          <li key={rule.recurringId} className={classes.rule}>
            <Rule rule={rule} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Rule({ rule }: { rule: RecurringMeal }) {
  const { t, code } = useText();
  const change = useChangeRecurring();
  const remove = useRemoveRecurring();
  const failed = { onError: (error: unknown) => tellProblem(errorText(code, error)) };
  const { recurringId, recipeId, title, slot, weekdays: days, servings } = rule;
  const add = useAddRecurring();
  const back = () => add.mutate({ recipeId, slot, weekdays: days, servings }, failed);
  const end = () =>
    remove.mutate(recurringId, {
      ...failed,
      onSuccess: () => tell(t('week:recurringEnded', { title }), { label: t('common:undo'), run: back }),
    });
  return (
    <>
      <span className={classes.ruleHead}>
        <span className={classes.choiceWords}>
          <strong lang="en">{title}</strong>
          <span className={classes.small}>{code('slot', slot)}</span>
        </span>
        <IconButton label={t('week:recurringEnd', { title })} onClick={end}>
          <IconTrash size={20} />
        </IconButton>
      </span>
      <WeekdayRow
        label={t('week:recurringDaysOf', { title })}
        value={days}
        change={(next) => next.length > 0 && change.mutate({ recurringId, weekdays: next }, failed)}
      />
      <ServingsStepper
        value={servings}
        step={0.25}
        of={title}
        unitShown
        change={(next) => change.mutate({ recurringId, servings: next }, failed)}
      />
    </>
  );
}

/** The seven days in a row, in the order of the person's week. */
function WeekdayRow({
  label,
  value,
  change,
}: {
  label: string;
  value: readonly Weekday[];
  change: (days: Weekday[]) => void;
}) {
  const { code } = useText();
  const format = useFormat();
  const user = useUser();
  const start = thisWeek(user);
  return (
    <fieldset className={classes.weekdays} aria-label={label}>
      {orderedWeekdays(user.weekStartsOn).map((day, at) => {
        const on = value.includes(day);
        return (
          <UnstyledButton
            key={day}
            className={classes.weekday}
            aria-pressed={on}
            aria-label={code('weekday', day)}
            onClick={() => change(weekdays.filter((one) => (one === day ? !on : value.includes(one))))}
          >
            {format.weekday(addDays(start, at), 'short')}
          </UnstyledButton>
        );
      })}
    </fieldset>
  );
}
