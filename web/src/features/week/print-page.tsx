import { Button, Checkbox, Title } from '@mantine/core';
import type { Meal, Plan, PlanDay } from '@mealwright/contracts/plans';
import { IconArrowLeft, IconPrinter } from '@tabler/icons-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useUser } from '../../api/session.ts';
import { useWeek } from '../../api/use-plan.ts';
import { useText } from '../../i18n/use-text.ts';
import { addDays, thisWeek, weekStartOf } from '../../ui/format/dates.ts';
import { useFormat } from '../../ui/format/format.ts';
import { useTitle } from '../../ui/page.tsx';
import { cookedOn, cookedServings } from '../../ui/recipe/leftovers.ts';
import { EmptyState, ErrorState } from '../../ui/states.tsx';
import classes from './print-page.module.css';
import { slotNames } from './slots.ts';

const route = getRouteApi('/member/week/print');

/** The week on one sheet of paper, for the door of the fridge. */
export function PrintPage() {
  const { t } = useText();
  const format = useFormat();
  const user = useUser();
  const { of } = route.useSearch();
  const weekStart = of === undefined ? thisWeek(user) : weekStartOf(of, user.weekStartsOn);
  const week = useWeek(weekStart);
  const [numbers, setNumbers] = useState(true);
  const range = format.range(weekStart, addDays(weekStart, 6));
  useTitle(`${t('common:week')} ${range}`);
  const plan = week.data ?? null;
  return (
    <main id="main" className={classes.page}>
      <div className={classes.doings}>
        <Button
          variant="subtle"
          leftSection={<IconArrowLeft size={20} />}
          renderRoot={(props: object) => (
            <Link to="/week" search={weekStart === thisWeek(user) ? {} : { of: weekStart }} {...props} />
          )}
        >
          {t('week:backToWeek')}
        </Button>
        <span className={classes.gap} />
        <Checkbox
          label={t('week:printNumbers')}
          checked={numbers}
          onChange={(event) => setNumbers(event.currentTarget.checked)}
          styles={{ body: { minHeight: 44, alignItems: 'center' } }}
        />
        <Button disabled={plan === null} leftSection={<IconPrinter size={20} />} onClick={() => window.print()}>
          {t('week:print')}
        </Button>
      </div>
      {week.isError && plan === null && <ErrorState error={week.error} retry={() => void week.refetch()} />}
      {week.isSuccess && plan === null && <EmptyState order={1} icon={<IconPrinter />} title={t('week:emptyTitle')} />}
      {plan !== null && <Sheet plan={plan} range={range} numbers={numbers} />}
    </main>
  );
}

function Sheet({ plan, range, numbers }: { plan: Plan; range: string; numbers: boolean }) {
  const { t, code } = useText();
  const format = useFormat();
  const names = slotNames(plan.slots, code);
  return (
    <article className={classes.sheet}>
      <Title order={1} className={classes.title}>
        {t('week:printTitle')} <span className={`${classes.range} numbers`}>{range}</span>
      </Title>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: between phone and desktop the table may be wider than the screen and scrolls. */}
      <section className={classes.scroll} tabIndex={0} aria-label={t('week:printTitle')}>
        <table className={classes.table}>
          <thead>
            <tr>
              <td />
              {names.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
              {numbers && <th scope="col">{t('week:printDay')}</th>}
            </tr>
          </thead>
          <tbody>
            {plan.days.map((day) => (
              <tr key={day.date}>
                <th scope="row">
                  {format.weekday(day.date)}{' '}
                  <span className={`${classes.small} numbers`}>{format.dayMonth(day.date)}</span>
                </th>
                {names.map((name, slotIndex) => (
                  <td key={name} data-name={name}>
                    <MealLines plan={plan} meal={day.meals.find((one) => one.slotIndex === slotIndex)} />
                  </td>
                ))}
                {numbers && <DayNumbers day={day} />}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </article>
  );
}

function MealLines({ plan, meal }: { plan: Plan; meal: Meal | undefined }) {
  const { t } = useText();
  const format = useFormat();
  if (meal === undefined) return null;
  const cooked = cookedOn(plan, meal);
  const inAll = cookedServings(plan, meal);
  const facts = [
    `${format.count(meal.servings)} ${t('common:servings', { count: meal.servings <= 1 ? 1 : 2 })}`,
    ...(cooked !== null ? [t('week:leftoversFrom', { day: format.weekday(cooked) })] : []),
    ...(cooked === null && meal.totalMinutes !== null ? [format.minutes(meal.totalMinutes)] : []),
    ...(inAll > meal.servings ? [t('week:cookInAll', { servings: format.count(inAll) })] : []),
  ];
  return (
    <>
      <strong lang={meal.recipeId === null ? undefined : 'en'}>{meal.title}</strong>
      {meal.recipeId !== null && <span className={`${classes.small} numbers`}>{facts.join(' · ')}</span>}
    </>
  );
}

function DayNumbers({ day }: { day: PlanDay }) {
  const format = useFormat();
  const amount = (nutrient: string) => format.nutrient(nutrient, day.nutrition[nutrient] ?? null);
  return (
    <td className="numbers">
      <strong>{amount('kcal')}</strong>
      {(['proteinG', 'carbsG', 'fatG'] as const).map((nutrient) => (
        <span key={nutrient} className={classes.small}>
          {format.nutrientWords(nutrient, amount(nutrient))}
        </span>
      ))}
    </td>
  );
}
