import { IconMinus, IconPlus } from '@tabler/icons-react';
import { useText } from '../../i18n/use-text.ts';
import { useFormat } from '../format/format.ts';
import { IconButton } from '../icon-button.tsx';
import classes from './servings-stepper.module.css';

/** Less, the number, more. Steps of a quarter are what a person can cook and read. */
export function ServingsStepper({
  value,
  step,
  change,
  of,
  dense,
  unitShown = false,
  min = step,
  max = 20,
}: {
  value: number;
  step: number;
  change: (servings: number) => void;
  /** What the servings are of: part of the names of the buttons. */
  of: string;
  dense?: boolean;
  unitShown?: boolean;
  min?: number;
  max?: number;
}) {
  const { t } = useText();
  const format = useFormat();
  const set = (next: number) => change(Math.min(max, Math.max(min, Math.round(next / step) * step)));
  return (
    <fieldset className={classes.stepper} aria-label={t('common:servingsOf', { of })}>
      <IconButton
        label={t('common:fewerServings')}
        dense={dense}
        disabled={value <= min}
        onClick={() => set(value - step)}
      >
        <IconMinus size={16} />
      </IconButton>
      <output className={`numbers ${classes.value}`} aria-live="polite">
        {format.count(value)}
        {unitShown && <span className="dimmed"> {t('common:servings', { count: value <= 1 ? 1 : 2 })}</span>}
      </output>
      <IconButton
        label={t('common:moreServings')}
        dense={dense}
        disabled={value >= max}
        onClick={() => set(value + step)}
      >
        <IconPlus size={16} />
      </IconButton>
    </fieldset>
  );
}
