import type { Recipe } from '@mealwright/contracts/recipes';
import { useText } from '../../i18n/use-text.ts';
import { useCooking } from '../../ui/cooking/cooking.ts';
import { ServingsStepper } from '../../ui/fields/servings-stepper.tsx';
import { UnitsSwitch } from '../../ui/fields/units-switch.tsx';
import type { Units } from '../../ui/format/amounts.ts';
import type { Format } from '../../ui/format/format.ts';
import { Section } from '../../ui/page.tsx';
import { IngredientList } from '../../ui/recipe/ingredient-list.tsx';

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
