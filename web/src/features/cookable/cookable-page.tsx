import { CloseButton, Progress, Skeleton } from '@mantine/core';
import { IconFridge, IconSearch } from '@tabler/icons-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useFoodNames } from '../../api/use-foods.ts';
import { useCookable } from '../../api/use-recipes.ts';
import { useText } from '../../i18n/use-text.ts';
import { FoodField } from '../../ui/fields/food-field.tsx';
import { useFormat } from '../../ui/format/format.ts';
import { Page } from '../../ui/page.tsx';
import { RecipeImage } from '../../ui/recipe/recipe-image.tsx';
import { EmptyState, ErrorState } from '../../ui/states.tsx';
import classes from './cookable.module.css';

const route = getRouteApi('/member/shell/recipes/what-can-i-cook');
/** So many missing things are named; the rest is counted by the share. */
const mostNamed = 6;

/** Recipes by what is at hand. What that is stands in the address, so that back brings it back. */
export function CookablePage() {
  const { t } = useText();
  const format = useFormat();
  const { foods } = route.useSearch();
  const navigate = route.useNavigate();
  const foodIds = foods === undefined ? [] : foods.split(',').slice(0, 60);
  const names = useFoodNames(foodIds);
  const found = useCookable(foodIds);
  const set = (next: readonly string[]) =>
    void navigate({ search: next.length === 0 ? {} : { foods: next.join(',') }, replace: true });
  const rows = found.data?.data ?? [];
  const total = found.data?.pagination.total ?? 0;
  return (
    <Page title={t('own:cookTitle')} width="narrow">
      <p className={`dimmed ${classes.about}`}>{t('own:cookAbout')}</p>
      <section className={`surface ${classes.have}`} aria-label={t('own:cookFoods')}>
        <FoodField
          key={foodIds.length}
          label={t('own:cookAdd')}
          food={null}
          candidates={[]}
          choose={({ foodId }) => set([...new Set([...foodIds, foodId])])}
        />
        {foodIds.length > 0 && (
          <ul className={`plain-list ${classes.pills}`} aria-label={t('own:cookFoods')}>
            {foodIds.map((foodId) => {
              const food = names.get(foodId) ?? foodId.replace(/-/g, ' ');
              return (
                <li key={foodId}>
                  {food}
                  <CloseButton
                    size={44}
                    aria-label={t('own:cookRemove', { food })}
                    onClick={() => set(foodIds.filter((one) => one !== foodId))}
                  />
                </li>
              );
            })}
          </ul>
        )}
      </section>
      {foodIds.length === 0 && (
        <EmptyState icon={<IconFridge size={34} />} title={t('own:cookFoods')} text={t('own:cookStart')} />
      )}
      {foodIds.length > 0 && found.isError && <ErrorState error={found.error} retry={() => void found.refetch()} />}
      {foodIds.length > 0 && found.isPending && (
        <Skeleton height={240} radius="md" mt="md" role="status" aria-label={t('common:loading')} />
      )}
      {foodIds.length > 0 && found.isSuccess && (
        <>
          <p className="dimmed numbers" role="status">
            {total > 0 && t('own:cookCount', { count: total, shown: format.number(total) })}
          </p>
          {total === 0 && (
            <EmptyState icon={<IconSearch size={34} />} title={t('own:cookNone')} text={t('own:cookNoneText')} />
          )}
          <ul className={`plain-list ${classes.list}`}>
            {rows.map(({ recipe, ofWeight, ofCount, missing }) => {
              const share = (ofWeight + ofCount) / 2;
              return (
                <li key={recipe.recipeId} className={`surface ${classes.one}`}>
                  <span className={classes.picture}>
                    <RecipeImage picture={recipe.picture} illustration={recipe.illustration} title={recipe.title} />
                  </span>
                  <div className={classes.words}>
                    <Link to="/recipes/$recipeId" params={{ recipeId: recipe.recipeId }} className={classes.title}>
                      {recipe.title}
                    </Link>
                    <span className="dimmed numbers">
                      {format.minutes(recipe.totalMinutes)} · {format.nutrient('kcal', recipe.perServing.kcal)}
                    </span>
                    <Progress value={share * 100} size="sm" aria-hidden="true" />
                    <span className={`numbers ${missing.length === 0 ? 'accent' : ''}`}>
                      {missing.length === 0
                        ? t('own:cookAll')
                        : t('own:cookThere', { share: format.percent(Math.min(share, 0.99)) })}
                    </span>
                    {missing.length > 0 && (
                      <span className="dimmed">
                        {t('own:cookMissing', {
                          foods: `${missing
                            .slice(0, mostNamed)
                            .map((food) => food.name)
                            .join(', ')}${missing.length > mostNamed ? ' …' : ''}`,
                        })}
                      </span>
                    )}
                  </div>
                </li>
              );
            })}
          </ul>
        </>
      )}
    </Page>
  );
}
