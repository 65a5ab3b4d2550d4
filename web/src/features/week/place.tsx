import { Skeleton, UnstyledButton } from '@mantine/core';
import type { PlanDay } from '@mealwright/contracts/plans';
import { IconPlus } from '@tabler/icons-react';
import { memo, useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { useFormat } from '../../ui/format/format.ts';
import { MealCard } from './meal-card.tsx';
import { placeId } from './use-kept-focus.ts';
import classes from './week.module.css';
import { useWeekContext } from './week-context.ts';
import { useTarget } from './week-drag.tsx';

/** One meal time of one day: its meal, or the way to get one. */
export const Place = memo(function Place({
  day,
  slotIndex,
  name,
  layout,
}: {
  day: PlanDay;
  slotIndex: number;
  name: string;
  layout: 'card' | 'row';
}) {
  const { t } = useText();
  const format = useFormat();
  const { open, making, from, isNew } = useWeekContext();
  const meal = day.meals.find((one) => one.slotIndex === slotIndex);
  const target = useTarget(day.date, slotIndex, meal ?? null);
  const reached = from === undefined || day.date >= from;
  const isMade = making !== null && reached && (meal === undefined || (making === 'all' && !meal.locked));
  // What was made while one looks settles in; what was there is simply there.
  const [settles, setSettles] = useState(isNew);
  if (isMade && !settles) setSettles(true);
  if (isMade) return <Skeleton className={layout === 'card' ? classes.making : classes.makingRow} />;
  if (meal !== undefined) {
    return <MealCard meal={meal} date={day.date} name={name} layout={layout} target={target} settles={settles} />;
  }
  return (
    <UnstyledButton
      ref={target.ref}
      data-place={placeId(day.date, slotIndex)}
      data-aimed={target.aimedAt || undefined}
      className={`${classes.empty} ${layout === 'row' ? classes.emptyRow : ''}`}
      aria-label={t('week:addTo', { slot: name, day: format.weekday(day.date) })}
      onClick={() => open({ kind: 'add', date: day.date, slotIndex, replaces: null })}
    >
      <IconPlus size={20} aria-hidden="true" />
      <span>{layout === 'row' ? t('week:addSlot', { slot: name }) : t('week:add')}</span>
    </UnstyledButton>
  );
});
