import { VisuallyHidden } from '@mantine/core';
import type { RecipeCard } from '@mealwright/contracts/recipes';
import { IconAlertTriangle, IconClock, IconFlame, IconStarFilled } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { useFormat } from '../../ui/format/format.ts';
import { CollectButton } from '../../ui/library/collect-button.tsx';
import { RecipeImage } from '../../ui/recipe/recipe-image.tsx';
import { carriable } from './carried-recipe.ts';
import { FavoriteButton } from './favorite-button.tsx';
import classes from './recipes.module.css';

export const RecipeTile = memo(function RecipeTile({ card }: { card: RecipeCard }) {
  const { t, code } = useText();
  const format = useFormat();
  const { recipeId, title, totalMinutes, perServing, cuisine, diet, rating, picture, illustration, ready } = card;
  return (
    <li className={classes.tile} {...carriable(card)}>
      <span className={classes.tilePicture}>
        <RecipeImage
          picture={picture}
          illustration={illustration}
          title={title}
          sizes="(max-width: 48em) 140px, 320px"
        />
      </span>
      <div className={classes.tileWords}>
        <Link to="/recipes/$recipeId" params={{ recipeId }} className={classes.tileTitle} lang="en">
          {title}
        </Link>
        <span className={classes.tileKind}>
          {code('cuisine', cuisine)}
          {diet !== 'omnivore' && ` · ${code('diet', diet)}`}
        </span>
        <span className={`${classes.tileFacts} numbers`}>
          <span>
            <IconClock size={16} stroke={1.7} aria-hidden="true" /> {format.minutes(totalMinutes)}
          </span>
          {ready ? (
            <>
              <span>
                <IconFlame size={16} stroke={1.7} aria-hidden="true" /> {format.nutrient('kcal', perServing.kcal)}
              </span>
              <span>{format.nutrientWords('proteinG', format.nutrient('proteinG', perServing.proteinG))}</span>
            </>
          ) : (
            <span className="warn">
              <IconAlertTriangle size={16} stroke={1.7} aria-hidden="true" /> {t('recipes:notReady')}
            </span>
          )}
          {rating !== null && (
            <span>
              <IconStarFilled size={15} className={classes.star} aria-hidden="true" />
              <VisuallyHidden>{t('recipes:rating')} </VisuallyHidden> {format.number(rating, 1)}
            </span>
          )}
        </span>
      </div>
      <CollectButton recipeId={recipeId} title={title} className={classes.tileMark} tip={false} />
      <FavoriteButton recipeId={recipeId} title={title} favorite={card.favorite} className={classes.tileHeart} />
    </li>
  );
});
