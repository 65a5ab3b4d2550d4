import type { Recipe } from '@mealwright/contracts/recipes';
import { useRating } from '../../api/use-recipes.ts';
import { useText } from '../../i18n/use-text.ts';
import { tellProblem } from '../layers/notify.tsx';
import { errorText } from '../states.tsx';
import { StarField } from './star-field.tsx';

/** What this person thinks of a recipe. Plans follow it. */
export function Stars({ recipe, size = 30 }: { recipe: Pick<Recipe, 'recipeId' | 'myRating'>; size?: number }) {
  const { t, code } = useText();
  const rate = useRating(recipe.recipeId);
  const set = (rating: number | null) =>
    rate.mutate(rating, { onError: (error) => tellProblem(errorText(code, error)) });
  return <StarField label={t('recipes:yourRating')} value={recipe.myRating} change={set} size={size} />;
}
