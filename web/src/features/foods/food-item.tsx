import type { FoodSummary } from '@mealwright/contracts/foods';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useText } from '../../i18n/use-text.ts';
import { useFormat } from '../../ui/format/format.ts';
import { isSuspect } from './food-texts.ts';
import classes from './foods.module.css';

export function FoodItem({ food }: { food: FoodSummary }) {
  const { t, code } = useText();
  const format = useFormat();
  const { foodId, name, brand, origin, dietKnown, diet, kcalPer100g, marks } = food;
  return (
    <li>
      <Link to="/foods/$foodId" params={{ foodId }} className={`surface ${classes.item}`}>
        <span>
          <span className={classes.itemName}>{name}</span>
          <span className={classes.itemMore}>
            {origin !== 'table' && (
              <span className={classes.badge}>{t(origin === 'own' ? 'foods:ownMark' : 'foods:product')}</span>
            )}
            {brand !== null && <span>{brand}</span>}
            {dietKnown && diet !== 'omnivore' && <span>{code('diet', diet)}</span>}
            {isSuspect(marks) && (
              <span className={classes.warn}>
                <IconAlertTriangle size={15} aria-hidden="true" />
                {t('foods:marked')}
              </span>
            )}
          </span>
        </span>
        <span className={`numbers ${classes.itemNumber}`}>
          <strong>{format.nutrient('kcal', kcalPer100g)}</strong>
          <span>{t('foods:per100')}</span>
        </span>
      </Link>
    </li>
  );
}

export function FoodItems({ foods, label }: { foods: readonly FoodSummary[]; label: string }) {
  return (
    <ul className={`plain-list ${classes.list}`} aria-label={label}>
      {foods.map((food) => (
        <FoodItem key={food.foodId} food={food} />
      ))}
    </ul>
  );
}
