import { Title } from '@mantine/core';
import type { Recipe } from '@mealwright/contracts/recipes';
import { useText } from '../../i18n/use-text.ts';
import { useCooking } from '../../ui/cooking/cooking.ts';
import { ServingsStepper } from '../../ui/fields/servings-stepper.tsx';
import { UnitsSwitch } from '../../ui/fields/units-switch.tsx';
import type { Units } from '../../ui/format/amounts.ts';
import type { Format } from '../../ui/format/format.ts';
import { IngredientList } from '../../ui/recipe/ingredient-list.tsx';
import { RecipeImage } from '../../ui/recipe/recipe-image.tsx';
import classes from './cook.module.css';
import { PlannedNote } from './planned-note.tsx';

/** Before the first step: how much, and everything on the counter. */
export function ReadyView({
  recipe,
  servings,
  format,
  changeServings,
  changeUnits,
}: {
  recipe: Recipe;
  servings: number;
  format: Format;
  changeServings: (servings: number) => void;
  changeUnits: (units: Units) => void;
}) {
  const { t, code } = useText();
  const { ticked, tick } = useCooking(recipe.recipeId);
  return (
    <div className={classes.ready}>
      <div>
        <Title order={2}>{t('cook:ready')}</Title>
        <p className={classes.lead}>{t('cook:readyText')}</p>
      </div>
      {recipe.picture !== null && (
        <span className={classes.picture}>
          <RecipeImage
            picture={recipe.picture}
            illustration={recipe.illustration}
            title={recipe.title}
            sizes="420px"
            eager
          />
        </span>
      )}
      <PlannedNote recipeId={recipe.recipeId} servings={servings} format={format} changeServings={changeServings} />
      <div className={classes.settings}>
        <ServingsStepper
          value={servings}
          step={servings < 2 ? 0.5 : 1}
          min={0.5}
          of={recipe.title}
          change={changeServings}
          unitShown
        />
        <UnitsSwitch value={format.units} change={changeUnits} />
      </div>
      {recipe.equipment.length > 0 && (
        <p className={classes.lead}>
          {t('cook:equipment', {
            equipment: format.list(recipe.equipment.map((one) => format.inText(code('equipment', one)))),
          })}
        </p>
      )}
      <div className={`surface ${classes.box}`}>
        <IngredientList
          recipe={recipe}
          factor={servings / recipe.servings}
          format={format}
          ticked={ticked}
          tick={tick}
        />
      </div>
      {recipe.steps.length === 0 && <p className={classes.lead}>{t('cook:noSteps')}</p>}
    </div>
  );
}
