import { VisuallyHidden } from '@mantine/core';
import type { Meal } from '@mealwright/contracts/plans';
import { IconArrowsExchange, IconBowlSpoon, IconLock, IconLockOpen2, IconToolsKitchen2 } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { ServingsStepper } from '../../ui/fields/servings-stepper.tsx';
import { useFormat } from '../../ui/format/format.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { cookedOn, cookedServings } from '../../ui/recipe/leftovers.ts';
import { RecipeImage } from '../../ui/recipe/recipe-image.tsx';
import classes from './meal-card.module.css';
import { MealMenu } from './meal-menu.tsx';
import { placeId } from './use-kept-focus.ts';
import { useWeekContext } from './week-context.ts';
import { useCarry } from './week-drag.tsx';

/** A meal in its place: what it is at a glance, and everything that can be done with it. */
export const MealCard = memo(function MealCard({
  meal,
  date,
  name,
  layout,
  target,
  settles,
}: {
  meal: Meal;
  date: string;
  name: string;
  layout: 'card' | 'row';
  /** The place as one to put other meals down on. */
  target: { ref: (element: HTMLElement | null) => void; aimedAt: boolean };
  settles: boolean;
}) {
  const { t } = useText();
  const format = useFormat();
  const { plan, run, open } = useWeekContext();
  const cooked = cookedOn(plan, meal);
  const { mealId, title, locked, servings } = meal;
  const { ref, carried, handle } = useCarry(meal, date);
  const facts = <Facts meal={meal} inAll={cookedServings(plan, meal)} />;
  const lock = (
    <IconButton
      dense
      className={classes.lock}
      label={t('week:lock', { title })}
      aria-pressed={locked}
      onClick={() => run({ kind: 'lock', mealId, locked: !locked })}
    >
      {locked ? <IconLock size={17} /> : <IconLockOpen2 size={17} stroke={1.7} />}
    </IconButton>
  );
  return (
    <article
      ref={(element) => {
        ref(element);
        target.ref(element);
      }}
      className={classes[layout]}
      data-locked={locked || undefined}
      data-settles={settles || undefined}
      data-left={cooked !== null || undefined}
      data-carried={carried || undefined}
      data-aimed={target.aimedAt || undefined}
      data-place={placeId(date, meal.slotIndex)}
      aria-label={`${name}: ${title}`}
      {...handle}
    >
      <div className={classes.picture}>
        {meal.recipeId === null ? (
          <span className={classes.free}>
            <IconToolsKitchen2 size={28} stroke={1.5} aria-hidden="true" />
          </span>
        ) : (
          <RecipeImage picture={meal.picture} illustration={meal.illustration} title={title} />
        )}
      </div>
      <div className={classes.words}>
        {layout === 'row' && (
          <span className={classes.head}>
            <span>{name}</span>
            {facts}
          </span>
        )}
        <Title meal={meal} />
        {cooked !== null && (
          <span className={classes.left}>
            <IconBowlSpoon size={15} aria-hidden="true" />
            {t('week:leftoversFrom', { day: format.weekday(cooked) })}
          </span>
        )}
        {layout === 'card' && facts}
      </div>
      <div className={classes.doings}>
        <ServingsStepper
          dense
          value={servings}
          step={0.25}
          of={title}
          change={(next) => run({ kind: 'servings', mealId, servings: next })}
        />
        <span className={classes.gap} />
        {layout === 'row' && lock}
        {meal.recipeId !== null && !locked && (
          <IconButton dense label={t('week:swap', { title })} onClick={() => open({ kind: 'swap', meal, date })}>
            <IconArrowsExchange size={18} stroke={1.8} />
          </IconButton>
        )}
        <MealMenu meal={meal} date={date} />
      </div>
      {layout === 'card' && lock}
    </article>
  );
});

function Title({ meal }: { meal: Meal }) {
  if (meal.recipeId === null) return <span className={classes.title}>{meal.title}</span>;
  return (
    <Link
      to="/recipes/$recipeId"
      params={{ recipeId: meal.recipeId }}
      className={classes.title}
      lang="en"
      draggable={false}
    >
      {meal.title}
    </Link>
  );
}

function Facts({ meal, inAll }: { meal: Meal; inAll: number }) {
  const { t } = useText();
  const format = useFormat();
  const { kcal = null, proteinG = null } = meal.nutrition;
  return (
    <span className={`${classes.facts} numbers`}>
      {meal.totalMinutes !== null && meal.leftoverOf === null && <span>{format.minutes(meal.totalMinutes)}</span>}
      <span>{format.nutrient('kcal', kcal)}</span>
      {proteinG !== null && (
        <span>
          <VisuallyHidden>{format.nutrientName('proteinG')} </VisuallyHidden>
          {format.nutrient('proteinG', Math.round(proteinG))}{' '}
          <span aria-hidden="true">{t('common:proteinLetter')}</span>
        </span>
      )}
      {inAll > meal.servings && (
        <span className={classes.inAll}>{t('week:cookInAll', { servings: format.count(inAll) })}</span>
      )}
    </span>
  );
}
