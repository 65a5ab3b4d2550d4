import { Button } from '@mantine/core';
import type { Recipe } from '@mealwright/contracts/recipes';
import { IconStar, IconStarFilled } from '@tabler/icons-react';
import { useRating } from '../api/use-recipes.ts';
import { useText } from '../i18n/use-text.ts';
import { tellProblem } from './notify.tsx';
import classes from './stars.module.css';
import { errorText } from './states.tsx';

const stars = [1, 2, 3, 4, 5];

/** One to five, as radio buttons that look like stars. Plans follow it. */
export function Stars({ recipe, size = 30 }: { recipe: Pick<Recipe, 'recipeId' | 'myRating'>; size?: number }) {
  const { t, code } = useText();
  const rate = useRating(recipe.recipeId);
  const { myRating } = recipe;
  const set = (rating: number | null) =>
    rate.mutate(rating, { onError: (error) => tellProblem(errorText(code, error)) });
  return (
    <div className={classes.stars} role="radiogroup" aria-label={t('recipes:yourRating')}>
      {stars.map((star) => {
        const on = myRating !== null && star <= myRating;
        return (
          <label key={star} className={classes.starLabel} style={{ '--star': `${size}px` } as React.CSSProperties}>
            <input
              type="radio"
              name="rating"
              value={star}
              checked={myRating === star}
              aria-label={t('recipes:stars', { count: star })}
              onChange={() => set(star)}
            />
            {on ? <IconStarFilled size={size} className={classes.star} /> : <IconStar size={size} stroke={1.5} />}
          </label>
        );
      })}
      {myRating !== null && (
        <Button variant="subtle" onClick={() => set(null)}>
          {t('recipes:noRating')}
        </Button>
      )}
    </div>
  );
}
