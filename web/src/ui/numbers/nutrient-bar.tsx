import { VisuallyHidden } from '@mantine/core';
import type { TargetRange } from '@mealwright/contracts/common';
import type { PlanDay } from '@mealwright/contracts/plans';
import { IconArrowDown, IconArrowUp, IconCheck, IconQuestionMark } from '@tabler/icons-react';
import { useText } from '../../i18n/use-text.ts';
import { type Format, useFormat } from '../format/format.ts';
import classes from './nutrient-bar.module.css';
import { type Band, bandFor, colourOf, statusOf, type TargetStatus } from './target-status.ts';

const icons = { met: IconCheck, below: IconArrowDown, above: IconArrowUp, unknown: IconQuestionMark };

/** Met, below, above or unknown: an icon and a word for it, never a colour alone. */
export function StatusMark({ status, size = 16 }: { status: TargetStatus; size?: number }) {
  const { t } = useText();
  const Icon = icons[status];
  const words = { met: 'common:met', below: 'common:below', above: 'common:above', unknown: 'common:unknown' } as const;
  return (
    <span className={`${classes.mark} ${status === 'met' ? 'accent' : 'warn'}`}>
      <Icon size={size} stroke={2.4} aria-hidden="true" />
      <VisuallyHidden>{t(words[status])}</VisuallyHidden>
    </span>
  );
}

/** `95–105 g`, `at least 30 g`, `at most 2,300 mg`. */
export function useRangeText(): (nutrient: string, range: TargetRange) => string {
  const { t } = useText();
  const format = useFormat();
  return (nutrient, range) => {
    const band = bandFor(nutrient, range);
    if (band === null) return '';
    const { min, max } = band;
    if (min !== null && max !== null) {
      const [low, high] = [min, max].map((value) => format.nutrientNumber(nutrient, value));
      return low === high ? format.nutrient(nutrient, max) : `${low}–${high}\u00a0${format.unitOf(nutrient)}`;
    }
    if (min !== null) return t('common:atLeast', { amount: format.nutrient(nutrient, min) });
    return max === null ? '' : t('common:atMost', { amount: format.nutrient(nutrient, max) });
  };
}

type Props = { nutrient: string; value: number | null | undefined; range: TargetRange | undefined };

/** One nutrient of a day against its target: words, number, range and bar. */
export function NutrientBar({
  nutrient,
  value,
  range,
  lowerBound,
}: Props & {
  /** Some of what was added up is not known: there is at least this much. */
  lowerBound?: boolean;
}) {
  const { t } = useText();
  const format = useFormat();
  const rangeText = useRangeText();
  const band = range === undefined ? null : bandFor(nutrient, range);
  return (
    <div className={classes.row}>
      <div className={classes.words}>
        <span>
          {band !== null && <StatusMark status={statusOf(value, band)} />}
          {format.nutrientName(nutrient)}
        </span>
        <span className={`${classes.value} numbers`}>
          {lowerBound && value !== null && value !== undefined && (
            <span className="warn" title={t('common:lowerBound')}>
              <span aria-hidden="true">≥ </span>
              <VisuallyHidden>{t('common:lowerBound')} </VisuallyHidden>
            </span>
          )}
          <strong>{format.nutrient(nutrient, value)}</strong>
          {range !== undefined && band !== null && <span className="dimmed"> / {rangeText(nutrient, range)}</span>}
        </span>
      </div>
      {band !== null && <Track nutrient={nutrient} value={value ?? 0} band={band} />}
    </div>
  );
}

/**
 * For narrow columns: a letter, a bar and the number; without a range there is nothing to hold it against, then the number alone. The
 * full words are there for those who listen.
 */
export function MiniBar({ nutrient, value, range }: Props) {
  const { t } = useText();
  const format = useFormat();
  const rangeText = useRangeText();
  const band = range === undefined ? null : bandFor(nutrient, range);
  const status = band === null ? 'met' : statusOf(value, band);
  const letters = { proteinG: 'common:proteinLetter', carbsG: 'common:carbsLetter', fatG: 'common:fatLetter' } as const;
  const letter = nutrient in letters ? t(letters[nutrient as keyof typeof letters]) : '';
  const words = `${format.nutrientName(nutrient)} ${format.nutrient(nutrient, value)}`;
  const wanted = range !== undefined && band !== null ? `, ${t('common:target')} ${rangeText(nutrient, range)}` : '';
  return (
    <div className={classes.mini} data-bare={band === null || undefined} title={words + wanted}>
      <VisuallyHidden>{words + wanted}</VisuallyHidden>
      <strong aria-hidden="true">{letter}</strong>
      {band === null ? <span /> : <Track nutrient={nutrient} value={value ?? 0} band={band} />}
      <span aria-hidden="true" className={`numbers ${status === 'met' ? '' : classes.miss}`}>
        {missSign(status)}
        {shortValue(format, nutrient, value)}
      </span>
    </div>
  );
}
/** A day's energy; an arrow and the colour of a miss when what is planned lies outside of its range. */
export function EnergyNumber({ day }: { day: Pick<PlanDay, 'meals' | 'nutrition' | 'targets'> }) {
  const format = useFormat();
  const value = day.nutrition.kcal ?? null;
  const band = day.targets.kcal === undefined ? null : bandFor('kcal', day.targets.kcal);
  const status = band === null || value === null || day.meals.length === 0 ? 'met' : statusOf(value, band);
  return (
    <span className={status === 'met' ? undefined : classes.miss}>
      <span aria-hidden="true">{missSign(status)}</span>
      {format.nutrient('kcal', value)}
    </span>
  );
}
const missSign = (status: TargetStatus) => (status === 'below' ? '↓' : status === 'above' ? '↑' : '');
const shortValue = (format: Format, nutrient: string, value: number | null | undefined) =>
  value === null || value === undefined
    ? format.nutrient(nutrient, null)
    : format.nutrient(nutrient, Math.round(value));

/** The wanted range is a shaded stretch of the track between two marks; the bar ends inside it when all is well. */
function Track({ nutrient, value, band }: { nutrient: string; value: number; band: Band }) {
  const full = Math.max((band.max ?? band.aim) * 1.2, band.aim * 1.2, 1e-9);
  const percent = (part: number) => `${Math.min(100, Math.max(0, (100 * part) / full))}%`;
  const from = band.min ?? 0;
  const to = band.max ?? full;
  const isRange = band.min !== null || band.max !== null;
  return (
    <div className={classes.track} aria-hidden="true">
      <span
        className={classes.fill}
        style={{ width: percent(value), background: colourOf[nutrient] ?? 'var(--energy)' }}
      />
      {isRange && (
        <span
          className={classes.band}
          data-low={band.min === null || undefined}
          data-high={band.max === null || undefined}
          style={{ insetInlineStart: percent(from), width: percent(to - from) }}
        />
      )}
    </div>
  );
}
