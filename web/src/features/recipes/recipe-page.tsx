import { Button, Skeleton, Title } from '@mantine/core';
import type { Recipe } from '@mealwright/contracts/recipes';
import { IconArrowLeft, IconCalendarPlus, IconChefHat, IconPencil } from '@tabler/icons-react';
import { getRouteApi, Link, useCanGoBack, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { ApiError, isCode } from '../../api/errors.ts';
import { useUser } from '../../api/session.ts';
import { useRecipe } from '../../api/use-recipes.ts';
import { useText } from '../../i18n/use-text.ts';
import { useCooking } from '../../ui/cooking/cooking.ts';
import type { Units } from '../../ui/format/amounts.ts';
import { useFormatIn } from '../../ui/format/format.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { later, useSlices } from '../../ui/later.ts';
import { Sheet } from '../../ui/layers/sheet.tsx';
import { CollectButton } from '../../ui/library/collect-button.tsx';
import { Page } from '../../ui/page.tsx';
import { RecipeImage } from '../../ui/recipe/recipe-image.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { useIsNarrow } from '../../ui/use-width.ts';
import { carriable } from './carried-recipe.ts';
import { FavoriteButton } from './favorite-button.tsx';
import { Ingredients } from './ingredients.tsx';
import { MadeIt } from './made-it.tsx';
import { Method } from './method.tsx';
import { NutritionLabel } from './nutrition-label.tsx';
import { OwnNote } from './own-note.tsx';
import { PaperMenu } from './paper-menu.tsx';
import { Rating } from './rating.tsx';
import classes from './recipe.module.css';
import { RecipeFacts } from './recipe-facts.tsx';
import { SuitNote } from './suit-note.tsx';
import { TakenAway } from './taken-away.tsx';
import { WeekShelf } from './week-shelf.tsx';

const PlanPanel = later(() => import('./plan-panel.tsx'), 'PlanPanel');

const route = getRouteApi('/member/shell/recipes/$recipeId');

export function RecipePage() {
  const { recipeId } = route.useParams();
  return <OneRecipe key={recipeId} recipeId={recipeId} />;
}

function OneRecipe({ recipeId }: { recipeId: string }) {
  const { data, isError, error, refetch } = useRecipe(recipeId);
  if (data !== undefined) return <KnownRecipe recipe={data} />;
  if (!isError) return <RecipeSkeleton />;
  const retry = () => void refetch();
  if (isCode(error, 'RECIPE_NOT_FOUND')) return <TakenAway recipeId={recipeId} error={error} retry={retry} />;
  // An address that was mistyped is no form with wrong fields.
  const shown = isCode(error, 'VALIDATION_ERROR') ? new ApiError('RECIPE_NOT_FOUND', 404) : error;
  return <ErrorState error={shown} retry={retry} />;
}

/** What comes with the picture and the title, and then a part at a time. */
const PARTS = ['facts', 'ingredients', 'method', 'nutrition', 'rating'] as const;

function KnownRecipe({ recipe }: { recipe: Recipe }) {
  const { t } = useText();
  const router = useRouter();
  const canGoBack = useCanGoBack();
  const phone = useIsNarrow();
  const drawn = useSlices(PARTS.length, { first: 0, more: 1, atOnce: true });
  const isDrawn = (part: (typeof PARTS)[number]) => PARTS.indexOf(part) < drawn;
  const { recipeId } = recipe;
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const user = useUser();
  const format = useFormatIn(search.units ?? user.units);
  const { step } = useCooking(recipeId);
  const [planning, setPlanning] = useState(false);
  const back = () => (canGoBack ? router.history.back() : void router.navigate({ to: '/recipes' }));
  const { title, description, steps } = recipe;
  const change = (part: { servings?: number; units?: Units }) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true, resetScroll: false });
  const ingredients = isDrawn('ingredients') && (
    <Ingredients
      recipe={recipe}
      servings={search.servings ?? recipe.servings}
      changeServings={(servings) => change({ servings })}
      changeUnits={(units) => change({ units })}
      format={format}
    />
  );
  const doings = (
    <>
      <Button
        variant={steps.length > 0 ? 'default' : 'filled'}
        leftSection={<IconCalendarPlus size={20} />}
        onClick={() => setPlanning(true)}
      >
        {t('recipes:addToPlan')}
      </Button>
      {steps.length > 0 && (
        <Button
          renderRoot={(props) => (
            <Link
              {...props}
              to="/recipes/$recipeId/cook"
              params={{ recipeId }}
              search={{ ...search, ...(step > 0 ? { step } : {}) }}
            />
          )}
          leftSection={<IconChefHat size={20} />}
        >
          {step > 0 ? t('cook:goOn', { step }) : t('cook:start')}
        </Button>
      )}
    </>
  );
  const method = isDrawn('method') && steps.length > 0 && <Method recipe={recipe} format={format} />;
  const nutrition = isDrawn('nutrition') && <NutritionLabel recipe={recipe} />;
  const rating = isDrawn('rating') && (
    <div className={classes.screen}>
      <Rating recipe={recipe} />
      <MadeIt recipe={recipe} />
    </div>
  );
  return (
    <Page
      title={title}
      width="narrow"
      heading={
        <Button variant="subtle" leftSection={<IconArrowLeft size={20} />} onClick={back} className={classes.back}>
          {t('recipes:back')}
        </Button>
      }
      actions={
        <span className={classes.screen}>
          <FavoriteButton recipeId={recipeId} title={title} favorite={recipe.favorite} />
          <CollectButton recipeId={recipeId} title={title} />
          {recipe.own && (
            <IconButton
              label={t('own:change')}
              round
              onClick={() => void router.navigate({ to: '/recipes/$recipeId/edit', params: { recipeId } })}
            >
              <IconPencil size={22} stroke={1.7} />
            </IconButton>
          )}
          <PaperMenu recipe={recipe} />
          {!phone && doings}
        </span>
      }
    >
      <article className={classes.recipe} aria-busy={drawn < PARTS.length}>
        <div className={classes.hero} {...carriable(recipe)}>
          <span className={classes.heroPicture}>
            <RecipeImage
              picture={recipe.picture}
              illustration={recipe.illustration}
              title={title}
              sizes="(max-width: 48em) 100vw, 480px"
              eager
            />
          </span>
          <div className={classes.heroWords} lang="en">
            <Title order={1}>{title}</Title>
            <p className={classes.description}>{description}</p>
          </div>
        </div>
        {phone && <div className={classes.doings}>{doings}</div>}
        {isDrawn('facts') && (
          <>
            <RecipeFacts recipe={recipe} />
            <SuitNote recipe={recipe} />
            <OwnNote recipe={recipe} />
          </>
        )}
        {phone ? (
          <>
            {ingredients}
            {method}
            {nutrition}
            {rating}
          </>
        ) : (
          <div className={classes.columns}>
            <div className={classes.stack}>
              {ingredients}
              {nutrition}
            </div>
            <div className={classes.stack}>
              {method}
              {rating}
            </div>
          </div>
        )}
      </article>
      <WeekShelf />
      <Sheet opened={planning} close={() => setPlanning(false)} title={t('recipes:addToPlan')}>
        <PlanPanel recipe={recipe} close={() => setPlanning(false)} />
      </Sheet>
    </Page>
  );
}

function RecipeSkeleton() {
  const { t } = useText();
  return (
    <Page title={t('common:recipes')} heading={<span />} width="narrow">
      <div className={classes.recipe} role="status" aria-label={t('common:loading')}>
        <Skeleton height={240} radius="lg" />
        <div className={classes.columns}>
          <Skeleton height={360} radius="lg" />
          <Skeleton height={360} radius="lg" />
        </div>
      </div>
    </Page>
  );
}
