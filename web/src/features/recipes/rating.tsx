import { Button } from '@mantine/core';
import type { Recipe } from '@mealwright/contracts/recipes';
import { IconStar, IconStarFilled } from '@tabler/icons-react';
import { useRating } from '../../api/use-recipes.ts';
import { useText } from '../../i18n/use-text.ts';
import { tellProblem } from '../../ui/notify.tsx';
import { Section } from '../../ui/page.tsx';
import { errorText } from '../../ui/states.tsx';
import classes from './recipe.module.css';

const stars = [1, 2, 3, 4, 5];

/** One to five, as radio buttons that look like stars. Plans follow it. */
export function Rating({ recipe }: { recipe: Recipe }) {
  const { t, code } = useText();
  const rate = useRating(recipe.recipeId);
  const { myRating } = recipe;
  const set = (rating: number | null) =>
    rate.mutate(rating, { onError: (error) => tellProblem(errorText(code, error)) });
  return (
    <Section title={t('recipes:yourRating')} about={t('recipes:yourRatingAbout')}>
      <div className={classes.stars} role="radiogroup" aria-label={t('recipes:yourRating')}>
        {stars.map((star) => {
          const on = myRating !== null && star <= myRating;
          return (
            <label key={star} className={classes.starLabel}>
              <input
                type="radio"
                name="rating"
                value={star}
                checked={myRating === star}
                aria-label={t('recipes:stars', { count: star })}
                onChange={() => set(star)}
              />
              {on ? <IconStarFilled size={30} className={classes.star} /> : <IconStar size={30} stroke={1.5} />}
            </label>
          );
        })}
        {myRating !== null && (
          <Button variant="subtle" onClick={() => set(null)}>
            {t('recipes:noRating')}
          </Button>
        )}
      </div>
    </Section>
  );
}
