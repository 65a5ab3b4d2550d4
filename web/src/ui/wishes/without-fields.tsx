import { avoidables } from '@mealwright/contracts/profiles';
import { allergens } from '@mealwright/nutrition/vocabulary';
import { useText } from '../../i18n/use-text.ts';
import { ChipSet } from '../fields/chip-set.tsx';
import { FoodPicker } from './food-picker.tsx';
import classes from './wishes.module.css';
import type { WishProps } from './wishes.ts';

/** What must never be on the plate: by law's allergens, by kind, and single foods. */
export function WithoutFields({ wishes, change }: WishProps) {
  const { t, code } = useText();
  return (
    <div className={classes.fields}>
      <ChipSet
        label={t('wishes:allergens')}
        about={t('wishes:allergensAbout')}
        value={wishes.allergens}
        options={allergens.map((value) => ({ value, label: code('allergen', value) }))}
        change={(allergens) => change({ allergens })}
      />
      <ChipSet
        label={t('wishes:avoid')}
        value={wishes.avoid}
        options={avoidables.map((value) => ({ value, label: code('avoid', value) }))}
        change={(avoid) => change({ avoid })}
      />
      <FoodPicker foodIds={wishes.excludedFoods} change={(excludedFoods) => change({ excludedFoods })} />
    </div>
  );
}
