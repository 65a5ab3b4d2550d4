import { Title } from '@mantine/core';
import type { Recipe } from '@mealwright/contracts/recipes';
import { useText } from '../../i18n/use-text.ts';
import { StepText } from '../../ui/cooking/step-text.tsx';
import type { Format } from '../../ui/format/format.ts';
import { IngredientWords } from '../../ui/recipe/ingredient-list.tsx';
import classes from './cook.module.css';

/** One step and what goes into it. */
export function StepView({
  recipe,
  step,
  factor,
  format,
}: {
  recipe: Recipe;
  step: number;
  factor: number;
  format: Format;
}) {
  const { t } = useText();
  const uses = recipe.stepIngredients[step - 1] ?? [];
  const shared = new Set(
    uses.filter((line) => recipe.stepIngredients.filter((lines) => lines.includes(line)).length > 1),
  );
  return (
    <div className={classes.step}>
      <div>
        <Title order={2} size="h4" className={classes.number}>
          {t('cook:stepOf', { step, count: recipe.steps.length })}
        </Title>
        <p className={classes.words} lang="en">
          <StepText recipe={recipe} step={step} format={format} />
        </p>
      </div>
      {uses.length > 0 && (
        <section className={`surface ${classes.box}`} aria-label={t('cook:forStep')}>
          <Title order={3} size="h4">
            {t('cook:forStep')}
          </Title>
          <ul className={`plain-list ${classes.uses}`}>
            {uses.map((line) => {
              const ingredient = recipe.ingredients[line];
              if (ingredient === undefined) return null;
              return (
                <li key={line}>
                  <IngredientWords ingredient={ingredient} factor={factor} format={format} weight={false} />
                  {shared.has(line) && ingredient.amount !== null && (
                    <span className={classes.inAll}>{t('cook:inAllMark')}</span>
                  )}
                </li>
              );
            })}
          </ul>
          {shared.size > 0 && <p className={classes.fine}>{t('cook:inAll')}</p>}
        </section>
      )}
    </div>
  );
}
