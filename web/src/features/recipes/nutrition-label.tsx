import { Button, SegmentedControl } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { Recipe } from '@mealwright/contracts/recipes';
import { useState } from 'react';
import { useRecipeNutrition } from '../../api/use-recipes.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFormat } from '../../ui/format/format.ts';
import { Section } from '../../ui/page.tsx';
import { errorText } from '../../ui/states.tsx';
import classes from './recipe.module.css';

const main = ['kcal', 'fatG', 'satFatG', 'carbsG', 'sugarsG', 'fibreG', 'proteinG', 'sodiumMg'];
const parts = new Set(['satFatG', 'sugarsG']);
const rest = [
  'calciumMg',
  'ironMg',
  'magnesiumMg',
  'potassiumMg',
  'zincMg',
  'seleniumUg',
  'vitARaeUg',
  'vitCMg',
  'vitDUg',
  'vitEMg',
  'vitKUg',
  'thiaminMg',
  'riboflavinMg',
  'niacinMg',
  'vitB6Mg',
  'folateDfeUg',
  'vitB12Ug',
  'cholineMg',
  'cholesterolMg',
  'monoFatG',
  'polyFatG',
];
/** Below this share of known weight a number is marked as known in part. */
const fullyKnown = 0.95;

/** Computed from the ingredients; says how much of them is known, and where each number comes from. */
export function NutritionLabel({ recipe }: { recipe: Recipe }) {
  const { t } = useText();
  const format = useFormat();
  const [per, setPer] = useState<'serving' | '100g'>('serving');
  const [all, { toggle }] = useDisclosure(false);
  const [sources, { toggle: toggleSources }] = useDisclosure(false);
  const factor = per === 'serving' ? 1 : 100 / recipe.gramsPerServing;
  const row = (nutrient: string) => {
    const value = recipe.perServing[nutrient] ?? null;
    const coverage = recipe.coverage[nutrient] ?? 0;
    return (
      <tr key={nutrient} data-part={parts.has(nutrient) || undefined}>
        <th scope="row">{format.nutrientName(nutrient)}</th>
        <td className="numbers">
          {value !== null && coverage < fullyKnown && (
            <span className={classes.partly} title={t('recipes:partly', { share: format.percent(coverage) })}>
              ≥{' '}
            </span>
          )}
          {value === null ? t('common:unknown') : format.nutrient(nutrient, value * factor)}
        </td>
      </tr>
    );
  };
  const isPartly = (all ? [...main, ...rest] : main).some((key) => (recipe.coverage[key] ?? 0) < fullyKnown);
  return (
    <Section
      title={t('recipes:nutrition')}
      aside={
        <SegmentedControl
          aria-label={t('recipes:per')}
          value={per}
          onChange={(value) => setPer(value as typeof per)}
          data={[
            { value: 'serving', label: t('recipes:aServing') },
            { value: '100g', label: format.units === 'us' ? `100 g (${format.grams(100)})` : '100 g' },
          ]}
        />
      }
    >
      <p className={classes.tight}>{t('recipes:servingWeighs', { weight: format.grams(recipe.gramsPerServing) })}</p>
      <table className={classes.label}>
        <tbody>{(all ? [...main, ...rest] : main).map(row)}</tbody>
      </table>
      {isPartly && <p className={classes.fine}>{t('recipes:partlyNote')}</p>}
      <p className={classes.fine}>{t('recipes:computed')}</p>
      <div className={classes.labelDoings}>
        <Button variant="subtle" aria-expanded={all} onClick={toggle}>
          {t(all ? 'recipes:fewer' : 'recipes:allNutrients')}
        </Button>
        <Button variant="subtle" aria-expanded={sources} onClick={toggleSources}>
          {t('recipes:sources')}
        </Button>
      </div>
      {sources && <Sources recipeId={recipe.recipeId} />}
    </Section>
  );
}

function Sources({ recipeId }: { recipeId: string }) {
  const { t, code } = useText();
  const format = useFormat();
  const nutrition = useRecipeNutrition(recipeId, true);
  if (nutrition.isPending) return <p role="status">{t('common:loading')} …</p>;
  if (nutrition.isError) return <p role="alert">{errorText(code, nutrition.error)}</p>;
  return (
    <div className={classes.scroll}>
      <table className={classes.label}>
        <thead>
          <tr>
            <th scope="col">{t('recipes:food')}</th>
            <th scope="col">{t('recipes:weight')}</th>
            <th scope="col">{t('recipes:source')}</th>
          </tr>
        </thead>
        <tbody>
          {nutrition.data.provenance.map(({ foodId, name, grams, dataset, numbers, near, assumption }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same food may come twice.
            <tr key={`${foodId}-${index}`}>
              <th scope="row">{name}</th>
              <td className="numbers" title={assumption ?? undefined}>
                {format.grams(grams)}
              </td>
              <td className="numbers">
                {near ? `≈ ${dataset.toUpperCase()}` : dataset.toUpperCase()} {numbers.join(' + ')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={classes.fine}>{t('recipes:nearNote')}</p>
    </div>
  );
}
