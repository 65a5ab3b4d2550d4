import { Button, Title } from '@mantine/core';
import type { Recipe } from '@mealwright/contracts/recipes';
import { IconRotateClockwise } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { useCooking } from '../../ui/cooking/cooking.ts';
import { Stars } from '../../ui/fields/stars.tsx';
import type { Units } from '../../ui/format/amounts.ts';
import { RecipeImage } from '../../ui/recipe/recipe-image.tsx';
import classes from './cook.module.css';

/** The meal is on the table. */
export function FinishView({
  recipe,
  again,
  settings,
}: {
  recipe: Recipe;
  again: () => void;
  settings: { servings?: number; units?: Units };
}) {
  const { t } = useText();
  const { clear } = useCooking(recipe.recipeId);
  const { recipeId, title, picture, illustration } = recipe;
  // The next time begins with nothing ticked.
  useEffect(() => clear(), [clear]);
  return (
    <div className={classes.finish}>
      <span className={classes.picture}>
        <RecipeImage picture={picture} illustration={illustration} title={title} sizes="420px" />
      </span>
      <Title order={2}>{t('cook:finished')}</Title>
      <p className={classes.lead}>{t('cook:finishedText')}</p>
      <Stars recipe={recipe} size={40} />
      <div className={classes.doings}>
        <Button variant="default" leftSection={<IconRotateClockwise size={20} />} onClick={again}>
          {t('cook:again')}
        </Button>
        <Button
          renderRoot={(props) => <Link {...props} to="/recipes/$recipeId" params={{ recipeId }} search={settings} />}
        >
          {t('cook:toRecipe')}
        </Button>
      </div>
    </div>
  );
}
