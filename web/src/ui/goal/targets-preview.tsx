import type { Goals } from '@mealwright/contracts/profiles';
import { IconChevronDown, IconShieldCheck } from '@tabler/icons-react';
import { useText } from '../../i18n/use-text.ts';
import { useFormat } from '../format/format.ts';
import { useRangeText } from '../numbers/nutrient-bar.tsx';
import { colourOf, orderedTargets } from '../numbers/target-status.ts';
import classes from './goal.module.css';
import { isCaution, useReason } from './use-reason.ts';

type Shown = {
  targets: Goals['targets'][keyof Goals['targets']];
  reasons: Goals['reasons'];
  energy: { floorKcal: number; maintenanceKcal: number } | null;
};

const energyPerGram = { proteinG: 4, carbsG: 4, fatG: 9 } as const;
const middle = (range: { min?: number; target?: number; max?: number } | undefined): number =>
  range?.target ??
  (range?.min !== undefined && range.max !== undefined ? (range.min + range.max) / 2 : (range?.min ?? range?.max ?? 0));

/** A day's targets as they follow from what was said, each with its reasons one tap away. */
export function TargetsPreview({ shown, live }: { shown: Shown; live?: boolean }) {
  const { t } = useText();
  const format = useFormat();
  const rangeText = useRangeText();
  const reasonText = useReason();
  const { targets, reasons, energy } = shown;
  const kcal = targets.kcal;
  const macros = (['proteinG', 'carbsG', 'fatG'] as const).filter((key) => targets[key] !== undefined);
  const cautions = reasons.filter(isCaution);
  return (
    <div className={classes.preview}>
      <div aria-live={live ? 'polite' : undefined}>
        <p className={`${classes.hero} numbers`}>
          <span className={classes.big}>{kcal === undefined ? '–' : format.number(middle(kcal))}</span>
          <span className="dimmed">
            {format.unitOf('kcal')} {t('common:perDay')}
          </span>
        </p>
        {cautions.map((reason) => (
          <p key={reason.code} className={classes.caution}>
            {reasonText(reason)}
          </p>
        ))}
      </div>
      {macros.length > 1 && (
        <div className={classes.bars} aria-hidden="true">
          {macros.map((key) => (
            <span
              key={key}
              className={classes.bar}
              style={{ flexGrow: middle(targets[key]) * energyPerGram[key], background: colourOf[key] }}
            />
          ))}
        </div>
      )}
      <div className={classes.rows}>
        {orderedTargets(targets).map((nutrient) => {
          const why = reasons.filter((reason) => reason.nutrient === nutrient && !isCaution(reason));
          const range = targets[nutrient];
          if (range === undefined) return null;
          return (
            <details key={nutrient} className={classes.why}>
              <summary>
                <span
                  className={classes.dot}
                  style={{ background: colourOf[nutrient] ?? 'var(--mantine-color-dimmed)' }}
                />
                <span>{format.nutrientName(nutrient)}</span>
                <strong className="numbers">{rangeText(nutrient, range)}</strong>
                <IconChevronDown size={18} className={classes.chevron} aria-hidden="true" />
              </summary>
              <ul className={classes.reasons}>
                {why.length === 0 && <li>{t('goal:noReason')}</li>}
                {why.map((reason) => (
                  <li key={reason.code + JSON.stringify(reason.params)}>{reasonText(reason)}</li>
                ))}
              </ul>
            </details>
          );
        })}
      </div>
      {energy !== null && (
        <p className={classes.floor}>
          <IconShieldCheck size={20} className="accent" aria-hidden="true" />
          <span>{t('goal:floor', { floor: format.nutrient('kcal', energy.floorKcal) })}</span>
        </p>
      )}
    </div>
  );
}
