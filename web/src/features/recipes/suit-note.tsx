import { Alert } from '@mantine/core';
import type { Recipe } from '@mealwright/contracts/recipes';
import { IconAlertTriangle } from '@tabler/icons-react';
import { usePreferences } from '../../api/use-profile.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFormat } from '../../ui/format/format.ts';
import { misfitOf } from '../../ui/recipe/suits.ts';
import classes from './recipe.module.css';

/** Allergens of the dish, and loudly those that this person must not eat. */
export function SuitNote({ recipe }: { recipe: Recipe }) {
  const { t, code } = useText();
  const format = useFormat();
  const preferences = usePreferences();
  const names = (codes: readonly string[]) => format.list(codes.map((one) => format.inText(code('allergen', one))));
  const misfit = preferences.data === undefined ? null : misfitOf(recipe, preferences.data);
  return (
    <>
      {misfit !== null && (misfit.allergens.length > 0 || misfit.diet) && (
        <Alert color="tomato" icon={<IconAlertTriangle />} title={t('recipes:notForYou')}>
          {misfit.allergens.length > 0 && (
            <p className={classes.tight}>{t('recipes:holds', { allergens: names(misfit.allergens) })}</p>
          )}
          {misfit.diet && (
            <p className={classes.tight}>
              {t('recipes:breaksDiet', { diet: code('diet', preferences.data?.diet ?? '') })}
            </p>
          )}
        </Alert>
      )}
      <p className={classes.allergens}>
        {recipe.allergens.length === 0
          ? t('recipes:noAllergens')
          : t('recipes:allergens', { allergens: names(recipe.allergens) })}
      </p>
    </>
  );
}
