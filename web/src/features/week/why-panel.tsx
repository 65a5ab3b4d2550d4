import { Button, Skeleton } from '@mantine/core';
import type { MealReason } from '@mealwright/contracts/meal-reasons';
import type { Meal, PlanDay } from '@mealwright/contracts/plans';
import { IconAlertTriangle, IconArrowsExchange, IconBook2, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useReasons } from '../../api/use-plan.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFormat } from '../../ui/format/format.ts';
import { bandFor, colourOf, orderedTargets } from '../../ui/numbers/target-status.ts';
import { RecipeImage } from '../../ui/recipe/recipe-image.tsx';
import { ErrorState } from '../../ui/states.tsx';
import panel from './panel.module.css';
import { slotNames } from './slots.ts';
import { useReason } from './use-reason.ts';
import { useWeekContext } from './week-context.ts';
import classes from './why-panel.module.css';

/** Why this meal: its part of the day's targets, and what speaks for it and against it, all of it computed. */
export function WhyPanel({ mealId, close }: { mealId: string; close: () => void }) {
  const { t, code } = useText();
  const format = useFormat();
  const { plan, open } = useWeekContext();
  const reasons = useReasons(plan, mealId);
  const day = plan.days.find(({ meals }) => meals.some((one) => one.mealId === mealId));
  const meal = day?.meals.find((one) => one.mealId === mealId);
  if (day === undefined || meal === undefined) return null;
  const { recipeId, picture, illustration, title, locked } = meal;
  const against = (reasons.data ?? []).filter(({ tone }) => tone === 'warn');
  return (
    <div className={panel.panel}>
      <div className={classes.head}>
        {recipeId !== null && (
          <span className={classes.picture}>
            <RecipeImage picture={picture} illustration={illustration} title={title} />
          </span>
        )}
        <span className={classes.names}>
          <strong lang={recipeId === null ? undefined : 'en'}>{title}</strong>
          <span className="dimmed">
            {slotNames(plan.slots, code)[meal.slotIndex]}, {format.fullDay(day.date)}
          </span>
        </span>
      </div>
      <Parts meal={meal} day={day} />
      {reasons.isPending && (
        <div className={panel.list} role="status" aria-label={t('common:loading')}>
          {[0, 1, 2, 3].map((index) => (
            <Skeleton key={index} height={36} />
          ))}
        </div>
      )}
      {reasons.isError && <ErrorState error={reasons.error} retry={() => void reasons.refetch()} />}
      <Reasons title={t('week:whyMealBut')} reasons={against} />
      <Reasons title={t('week:whyMealFor')} reasons={(reasons.data ?? []).filter(({ tone }) => tone !== 'warn')} />
      {recipeId !== null && (
        <div className={classes.doings}>
          {!locked && (
            <Button
              variant="default"
              leftSection={<IconArrowsExchange size={20} />}
              onClick={() => open({ kind: 'swap', meal, date: day.date })}
            >
              {t('week:swapShort')}
            </Button>
          )}
          <Button
            variant="default"
            leftSection={<IconBook2 size={20} />}
            renderRoot={(props: object) => <Link to="/recipes/$recipeId" params={{ recipeId }} {...props} />}
            onClick={close}
          >
            {t('week:openRecipe')}
          </Button>
        </div>
      )}
    </div>
  );
}

const icons = { good: IconCircleCheck, info: IconInfoCircle, warn: IconAlertTriangle };
const tones = { good: 'accent', info: 'dimmed', warn: 'warn' };

function Reasons({ title, reasons }: { title: string; reasons: MealReason[] }) {
  const say = useReason();
  if (reasons.length === 0) return null;
  return (
    <section className={classes.part}>
      <h3 className={panel.heading}>{title}</h3>
      <ul className={`plain-list ${classes.reasons}`}>
        {reasons.map((reason) => {
          const Icon = icons[reason.tone];
          return (
            <li key={reason.code + JSON.stringify(reason.params)} className={classes.reason}>
              <Icon size={20} className={tones[reason.tone]} aria-hidden="true" />
              <span>{say(reason)}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** What the meal brings of each target, beside what the rest of the day brings. */
function Parts({ meal, day }: { meal: Meal; day: PlanDay }) {
  const { t } = useText();
  const format = useFormat();
  const shown = orderedTargets(day.targets).filter((nutrient) => meal.nutrition[nutrient] !== undefined);
  if (shown.length === 0) return null;
  return (
    <section className={classes.part}>
      <h3 className={panel.heading}>{t('week:whyMealPart', { day: format.weekday(day.date) })}</h3>
      <ul className={`plain-list ${classes.parts}`}>
        {shown.map((nutrient) => {
          const part = meal.nutrition[nutrient] ?? null;
          const whole = day.nutrition[nutrient] ?? null;
          return (
            <li key={nutrient}>
              <div className={classes.partWords}>
                <span>{format.nutrientName(nutrient)}</span>
                <span className="numbers">
                  {part === null
                    ? t('common:unknown')
                    : t('week:whyMealOf', {
                        part: format.nutrient(nutrient, part),
                        whole: format.nutrient(nutrient, whole),
                      })}
                  {part !== null && whole !== null && whole > 0 && (
                    <strong className={classes.percent}>{format.percent(part / whole)}</strong>
                  )}
                </span>
              </div>
              <Bar nutrient={nutrient} part={part ?? 0} whole={whole ?? 0} range={day.targets[nutrient] ?? {}} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}

type BarProps = { nutrient: string; part: number; whole: number; range: PlanDay['targets'][string] };
function Bar({ nutrient, part, whole, range }: BarProps) {
  const band = bandFor(nutrient, range);
  const full = Math.max((band?.max ?? band?.aim ?? 0) * 1.1, (band?.aim ?? 0) * 1.1, whole, 1e-9);
  const percent = (amount: number) => `${Math.min(100, (100 * amount) / full)}%`;
  const colour = colourOf[nutrient] ?? 'var(--energy)';
  return (
    <div className={classes.bar} aria-hidden="true">
      <span className={classes.rest} style={{ width: percent(whole), background: colour }} />
      <span className={classes.own} style={{ width: percent(part), background: colour }} />
      {band !== null && <span className={classes.aim} style={{ insetInlineStart: percent(band.min ?? band.aim) }} />}
    </div>
  );
}
