import { Badge } from '@mantine/core';
import type { Recipe } from '@mealwright/contracts/recipes';
import {
  IconAlertTriangle,
  IconClock,
  IconFlame,
  IconStarFilled,
  IconToolsKitchen2,
  IconWorld,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useText } from '../../i18n/use-text.ts';
import { useFormat } from '../../ui/format/format.ts';
import classes from './recipe.module.css';

/** What one wants to know before reading on. */
export function RecipeFacts({ recipe }: { recipe: Recipe }) {
  const { t, code } = useText();
  const format = useFormat();
  const { totalMinutes, activeMinutes, cuisine, perServing, equipment, labels, tags, diet, rating, ratingCount } =
    recipe;
  const words = [
    ...(diet === 'omnivore' ? [] : [code('diet', diet)]),
    ...labels.map((label) => code('label', label)),
    ...tags.filter((tag) => !labels.includes(tag)).map((tag) => code('tag', tag)),
  ];
  return (
    <div className={classes.factsBox}>
      <ul className={`plain-list numbers ${classes.facts}`}>
        {totalMinutes !== null && (
          <li>
            <IconClock size={20} stroke={1.6} className="accent" aria-hidden="true" />
            <span>
              {format.minutes(totalMinutes)}
              {activeMinutes !== null && activeMinutes < totalMinutes && (
                <span className="dimmed"> ({t('recipes:active', { minutes: format.minutes(activeMinutes) })})</span>
              )}
            </span>
          </li>
        )}
        {recipe.ready ? (
          <li>
            <IconFlame size={20} stroke={1.6} className="accent" aria-hidden="true" />
            <span>
              {format.nutrient('kcal', perServing.kcal)},{' '}
              {format.nutrientWords('proteinG', format.nutrient('proteinG', perServing.proteinG))}{' '}
              <span className="dimmed">
                {t('recipes:perServing')}
                {recipe.servingsEstimated && ` (${t('own:servingsEstimated', { count: recipe.servings })})`}
              </span>
            </span>
          </li>
        ) : (
          <li>
            <IconAlertTriangle size={20} stroke={1.6} className="warn" aria-hidden="true" />
            {recipe.own ? (
              <Link to="/recipes/$recipeId/edit" params={{ recipeId: recipe.recipeId }} className="warn">
                {t('recipes:notReadyAbout')}
              </Link>
            ) : (
              <span className="warn">{t('recipes:notReadyAbout')}</span>
            )}
          </li>
        )}
        <li>
          <IconWorld size={20} stroke={1.6} className="accent" aria-hidden="true" />
          {code('cuisine', cuisine)}
        </li>
        {equipment.length > 0 && (
          <li>
            <IconToolsKitchen2 size={20} stroke={1.6} className="accent" aria-hidden="true" />
            {equipment.map((one) => code('equipment', one)).join(', ')}
          </li>
        )}
        {rating !== null && (
          <li>
            <IconStarFilled size={18} className={classes.star} aria-hidden="true" />
            {t('recipes:ratedBy', { rating: format.number(rating, 1), count: ratingCount })}
          </li>
        )}
      </ul>
      <div className={classes.badges}>
        {words.map((word) => (
          <Badge key={word} variant="light" size="lg" tt="none" fw={500}>
            {word}
          </Badge>
        ))}
      </div>
    </div>
  );
}
