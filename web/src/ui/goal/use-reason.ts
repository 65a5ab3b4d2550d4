import type { Goals } from '@mealwright/contracts/profiles';
import { useText } from '../../i18n/use-text.ts';
import { useFormat } from '../format/format.ts';

type Reason = Goals['reasons'][number];
const cautions = ['rateCapped', 'floor', 'noDeficit', 'tooYoung', 'belowFloor', 'scaled'];
export const isCaution = (reason: { code: string }) => cautions.some((part) => reason.code.includes(part));

/** Why a number is what it is, in words: amounts get their units, names their language. */
export function useReason(): (reason: Reason) => string {
  const { t, code } = useText();
  const format = useFormat();
  return ({ nutrient, code: why, params }) => {
    const shown: Record<string, string | number> = {};
    for (const [key, value] of Object.entries(params)) {
      if (typeof value === 'string') shown[key] = value;
      else if (key === 'rate' || key === 'asked')
        shown[key] = why.startsWith('energy') ? format.weightRate(value) : format.number(value);
      else if (key === 'perKg' || key === 'bmi' || key === 'least') shown[key] = format.number(value, 1);
      else if (why.startsWith('reference') && (key === 'min' || key === 'max'))
        shown[key] = format.nutrient(nutrient, value);
      else if (why === 'macro.given' && key === 'value') {
        shown[key] = params.unit === 'g' ? format.nutrient(nutrient, value) : `${format.number(value)}\u00a0%`;
      } else shown[key] = format.number(value, value < 10 ? 1 : 0);
    }
    if (why === 'energy.resting') shown.formula = t(`goal:formula.${params.formula as 'schofield'}`);
    if (why === 'weekday') shown.weekday = code('weekday', String(params.weekday));
    // Sodium is 39.3 % of common salt by mass.
    if (why === 'sodium.cdrr' && typeof params.max === 'number') {
      shown.salt = format.number(params.max / 393.4, 1);
    }
    return code('reason', why, shown);
  };
}
