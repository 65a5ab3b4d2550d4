import type { Plan } from '@mealwright/contracts/plans';
import { useText } from '../../i18n/use-text.ts';
import { useFormat } from '../../ui/format/format.ts';

type Insight = NonNullable<Plan['balance']>['insights'][number];

/** What the server noticed, in the person's own language. */
export function useInsight(): (insight: Insight) => string {
  const { code } = useText();
  const format = useFormat();
  return ({ code: what, params }) => {
    const shown: Record<string, string | number> = {};
    for (const [key, value] of Object.entries(params)) {
      if (key === 'weekday') shown[key] = code('weekday', String(value));
      else if (key === 'nutrient') shown[key] = format.nutrientName(String(value));
      else shown[key] = typeof value === 'number' && key !== 'count' ? format.number(value) : value;
    }
    const some = what === 'days.met' && params.of !== undefined;
    return code('insight', some ? 'days.metSome' : what, shown);
  };
}
