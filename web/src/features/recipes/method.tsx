import type { Recipe } from '@mealwright/contracts/recipes';
import { useText } from '../../i18n/use-text.ts';
import { StepText } from '../../ui/cooking/step-text.tsx';
import type { Format } from '../../ui/format/format.ts';
import { Section } from '../../ui/page.tsx';
import classes from './recipe.module.css';

/** The steps: times can be started here too, temperatures stand in the degrees of this page. */
export function Method({ recipe, format }: { recipe: Recipe; format: Format }) {
  const { t } = useText();
  return (
    <Section title={t('recipes:method')}>
      <ol className={classes.steps} lang="en">
        {recipe.steps.map((_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place.
          <li key={index} className={classes.step}>
            <p>
              <StepText recipe={recipe} step={index + 1} format={format} />
            </p>
          </li>
        ))}
      </ol>
    </Section>
  );
}
