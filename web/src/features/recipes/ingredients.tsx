import type { Recipe } from '@mealwright/contracts/recipes';
import { useText } from '../../i18n/use-text.ts';
import type { Units } from '../../ui/amounts.ts';
import { useCooking } from '../../ui/cooking.ts';
import type { Format } from '../../ui/format.ts';
import { IngredientList } from '../../ui/ingredient-list.tsx';
import { Section } from '../../ui/page.tsx';
import { ServingsStepper } from '../../ui/servings-stepper.tsx';
import { UnitsSwitch } from '../../ui/units-switch.tsx';

/** Scaled to the wanted servings, in the wanted units, to be ticked off while getting them out; the ticks stay while cooking. */
export function Ingredients({
  recipe,
  servings,
  changeServings,
  changeUnits,
  format,
}: {
  recipe: Recipe;
  servings: number;
  changeServings: (servings: number) => void;
  changeUnits: (units: Units) => void;
  format: Format;
}) {
  const { t } = useText();
  const { ticked, tick } = useCooking(recipe.recipeId);
  return (
    <Section title={t('recipes:ingredients')} aside={<UnitsSwitch value={format.units} change={changeUnits} />}>
      <ServingsStepper
        value={servings}
        step={servings < 2 ? 0.5 : 1}
        min={0.5}
        of={recipe.title}
        change={changeServings}
        unitShown
      />
      <IngredientList recipe={recipe} factor={servings / recipe.servings} format={format} ticked={ticked} tick={tick} />
    </Section>
  );
}
