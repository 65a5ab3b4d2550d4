import { useFoodNames } from '../../api/use-foods.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFormat } from '../../ui/format/format.ts';
import type { Relaxation } from './relax.ts';

/** A way out in words: what is changed, and what is known of the week that comes of it. */
export function useRelaxationText(all: readonly Relaxation[]): (relaxation: Relaxation) => {
  label: string;
  about: string;
} {
  const { t, code } = useText();
  const format = useFormat();
  const foods = useFoodNames(
    all.flatMap(({ kind, from }) => (kind === 'excluded' && from !== 'all' && from !== 'recipes' ? String(from) : [])),
  );

  const labelOf = ({ kind, nutrient, bound, slot, from, to }: Relaxation): string => {
    switch (kind) {
      case 'settle':
        return t('week:relaxSettle');
      case 'nutrient': {
        const name = format.nutrientName(nutrient ?? '');
        if (typeof to !== 'number') return t('week:relaxDrop', { nutrient: name });
        const amount = format.nutrient(nutrient ?? '', to);
        return t(bound === 'min' ? 'week:relaxMin' : 'week:relaxMax', { nutrient: name, amount });
      }
      case 'minutes': {
        if (slot === null && typeof to !== 'number') return t('week:relaxNoLimits');
        const name = code('slot', slot ?? 'dinner');
        if (typeof to !== 'number') return t('week:relaxNoLimit', { slot: name });
        return t('week:relaxMinutes', { slot: name, minutes: format.minutes(Math.ceil(to)) });
      }
      case 'diet':
        return t('week:relaxDiet', {
          diet: code('diet', String(to)),
          before: format.inText(code('diet', String(from))),
        });
      case 'allergen':
        return t('week:relaxAllergen', { allergen: code('allergen', String(from ?? to)) });
      case 'excluded': {
        if (from === 'all' || from === 'recipes') return t('week:relaxAll');
        const food = String(from);
        return t('week:relaxExcluded', { food: foods.get(food) ?? food.replace(/-/g, ' ') });
      }
      case 'budget':
        return t('week:relaxBudget');
      case 'slot':
        return t('week:relaxSlot');
      case 'ours':
        return t('week:relaxOurs');
    }
  };

  const name = (nutrient: string) => format.inText(format.nutrientName(nutrient));
  const aboutOf = ({ kind, confirmed, changes = [], misses, dishes }: Relaxation): string => {
    if (kind === 'settle') {
      const plain = changes.filter((change, at) => at === 0 || offOf(change.from, change.to) >= HAIR);
      const reached = plain.map(({ nutrient, from, to }) =>
        t('week:reached', {
          nutrient: name(nutrient),
          to: format.nutrient(nutrient, to),
          from: format.nutrient(nutrient, from),
        }),
      );
      const rest = changes.length - plain.length;
      return upperFirst([...reached, ...(rest > 0 ? [t('week:reachedMore', { count: rest })] : [])].join(' · '));
    }
    const count = dishes == null ? '' : t('week:triedDishes', { count: dishes });
    if (confirmed) return dishes == null ? t('week:confirmed') : t('week:triedMet', { dishes: count });
    if (misses == null) return t('week:notTried');
    const told = misses.filter(({ limit, value }, at) => at === 0 || offOf(limit, value ?? 0) >= HAIR).slice(0, MOST);
    const missed = told.map(({ nutrient, bound, limit, value }) =>
      t('week:stillMissed', {
        nutrient: name(nutrient),
        value: format.nutrient(nutrient, value),
        limit: t(bound === 'min' ? 'common:atLeast' : 'common:atMost', { amount: format.nutrient(nutrient, limit) }),
      }),
    );
    return t('week:triedMisses', { missed: format.list(missed), dishes: count });
  };
  return (relaxation) => ({ label: labelOf(relaxation), about: aboutOf(relaxation) });
}

/** Less than this share of the target is not worth a word of its own. */
const HAIR = 0.02;
const MOST = 3;
const offOf = (from: number, to: number): number => Math.abs(from - to) / Math.max(1e-9, Math.abs(from));
const upperFirst = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);
