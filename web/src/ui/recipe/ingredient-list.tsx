import type { Recipe } from '@mealwright/contracts/recipes';
import { IconBook2 } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { Tick } from '../fields/tick.tsx';
import { inUnitsOf } from '../format/amounts.ts';
import type { Format } from '../format/format.ts';
import classes from './ingredient-list.module.css';

type Ingredient = Recipe['ingredients'][number];

/** `2 onions, finely chopped`: the amount for these servings, the name in its number, the note as it was written. */
export function IngredientWords({
  ingredient,
  factor,
  format,
  weight = true,
}: {
  ingredient: Ingredient;
  factor: number;
  format: Format;
  weight?: boolean;
}) {
  const { t } = useText();
  const { name, plural, amount, unit, note, optional, grams } = ingredient;
  const scaled = amount === null ? null : amount * factor;
  const counted = unit === null && scaled !== null && inUnitsOf(format.units, scaled, null).value > 1;
  return (
    <span className={classes.line}>
      <span className={`${classes.quantity} numbers`}>{format.amount(scaled, unit)}</span>
      <span>
        {counted ? plural : name}
        {note !== null && (
          <span className="dimmed" lang="en">
            , {note}
          </span>
        )}
        {optional && <span className="dimmed"> ({t('recipes:optional')})</span>}
      </span>
      <span className={`${classes.grams} numbers`}>
        {weight && unit !== 'g' && unit !== 'kg' && grams > 0 ? format.grams(grams * factor) : ''}
      </span>
    </span>
  );
}

/** To be ticked off while getting them out. `lines`: only these, by their places in the recipe. */
export function IngredientList({
  recipe,
  factor,
  format,
  ticked,
  tick,
  lines = recipe.ingredients.map((_, index) => index),
  weight = true,
}: {
  recipe: Pick<Recipe, 'ingredients'>;
  factor: number;
  format: Format;
  ticked: readonly number[];
  tick: (line: number) => void;
  lines?: readonly number[];
  weight?: boolean;
}) {
  return (
    <ul className={`plain-list ${classes.ingredients}`}>
      {lines.map((index, at) => {
        const ingredient = recipe.ingredients[index];
        if (ingredient === undefined) return null;
        const { of } = ingredient;
        const before = recipe.ingredients[lines[at - 1] ?? -1]?.of;
        return (
          <Fragment key={index}>
            {of && of.recipeId !== before?.recipeId && <PartHead of={of} factor={factor} format={format} />}
            <li data-ticked={ticked.includes(index) || undefined} data-inside={of ? true : undefined}>
              <Tick checked={ticked.includes(index)} change={() => tick(index)}>
                <IngredientWords ingredient={ingredient} factor={factor} format={format} weight={weight} />
              </Tick>
            </li>
          </Fragment>
        );
      })}
    </ul>
  );
}

/** Another recipe among the ingredients; what it brings stands below it. */
function PartHead({ of, factor, format }: { of: NonNullable<Ingredient['of']>; factor: number; format: Format }) {
  const { recipeId, title, amount, unit } = of;
  return (
    <li className={classes.part}>
      <span className={`${classes.quantity} numbers`}>
        {format.amount(amount === null ? null : amount * factor, unit ?? 'serving')}
      </span>
      <Link to="/recipes/$recipeId" params={{ recipeId }}>
        <IconBook2 size={18} aria-hidden="true" /> {title}
      </Link>
    </li>
  );
}
