import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { queryClient } from '../api/query-client.ts';
import { sessionState } from '../api/session.ts';
import { weekQuery } from '../api/use-plan.ts';
import { goalsQuery } from '../api/use-profile.ts';
import { recipeQuery } from '../api/use-recipes.ts';
import { guessLocale } from '../i18n/i18n.ts';
import { isDay, thisWeek, weekStartOf } from '../ui/format/dates.ts';
import { ErrorState } from '../ui/states.tsx';
import { Member } from './member.tsx';
import { NotFound } from './not-found.tsx';
import { keepWayBack, takeWayBack } from './way-back.ts';

const user = () => {
  const session = sessionState();
  return session.status === 'signed-in' ? session.user : null;
};

const root = createRootRoute({
  component: Outlet,
  notFoundComponent: NotFound,
  errorComponent: ({ error, reset }) => <ErrorState error={error} retry={reset} />,
});

// Without a session.
const guest = createRoute({
  getParentRoute: () => root,
  id: 'guest',
  beforeLoad: ({ location }) => {
    const who = user();
    // Whoever looks around in the example may register from there, and keeps it.
    if (who === null || (who.example && location.pathname === '/sign-up')) return;
    throw redirect({ href: takeWayBack() ?? '/week' });
  },
});
const welcome = createRoute({
  getParentRoute: () => guest,
  path: '/welcome',
  component: lazyRouteComponent(() => import('../features/account/welcome.tsx'), 'Welcome'),
});
const signIn = createRoute({
  getParentRoute: () => guest,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('../features/account/sign-in.tsx'), 'SignIn'),
});
const signUp = createRoute({
  getParentRoute: () => guest,
  path: '/sign-up',
  component: lazyRouteComponent(() => import('../features/account/sign-up.tsx'), 'SignUp'),
});
const index = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: user() === null ? '/welcome' : '/week' });
  },
});

/** A list by its link, with or without an account. */
const shared = createRoute({
  getParentRoute: () => root,
  path: '/shared/$token',
  component: lazyRouteComponent(() => import('../features/shared/shared-page.tsx'), 'SharedPage'),
});

// With one.
const member = createRoute({
  getParentRoute: () => root,
  id: 'member',
  component: Member,
  beforeLoad: ({ location }) => {
    const session = sessionState();
    if (session.status !== 'signed-out') return;
    keepWayBack(location.href);
    throw redirect({ to: session.reason === 'expired' ? '/sign-in' : '/welcome' });
  },
});
const start = createRoute({
  getParentRoute: () => member,
  path: '/start',
  component: lazyRouteComponent(() => import('../features/onboarding/onboarding.tsx'), 'Onboarding'),
});
const printWeek = createRoute({
  getParentRoute: () => member,
  path: '/week/print',
  validateSearch: (search: Record<string, unknown>): { of?: string } =>
    typeof search.of === 'string' && isDay(search.of) ? { of: search.of } : {},
  component: lazyRouteComponent(() => import('../features/week/print-page.tsx'), 'PrintPage'),
});
const inShell = createRoute({
  getParentRoute: () => member,
  id: 'shell',
  component: lazyRouteComponent(() => import('./shell.tsx'), 'Shell'),
});

/** Any day of a week leads to that week; no day, to this one. */
const startOfWeek = (day: unknown): string => {
  const who = user();
  if (who === null) return '';
  return typeof day === 'string' && isDay(day) ? weekStartOf(day, who.weekStartsOn) : thisWeek(who);
};
const week = createRoute({
  getParentRoute: () => inShell,
  path: '/week',
  validateSearch: (search: Record<string, unknown>): { of?: string } =>
    typeof search.of === 'string' && isDay(search.of) ? { of: search.of } : {},
  loaderDeps: ({ search }) => search,
  loader: ({ deps }) => {
    const weekStart = startOfWeek(deps.of);
    if (weekStart !== '') void queryClient.prefetchQuery(weekQuery(weekStart));
  },
  component: lazyRouteComponent(() => import('../features/week/week-page.tsx'), 'WeekPage'),
});
/** `within=30` in an address that somebody typed arrives as a number. */
const text = (value: unknown): string | undefined => {
  const words = typeof value === 'number' ? String(value) : value;
  return typeof words === 'string' && words !== '' ? words : undefined;
};
type RecipeSearch = Partial<
  Record<'q' | 'slot' | 'dietary' | 'labels' | 'cuisine' | 'kind' | 'within' | 'sort' | 'suits' | 'collection', string>
> & { whose?: 'ours' };
const recipes = createRoute({
  getParentRoute: () => inShell,
  path: '/recipes',
  validateSearch: (search: Record<string, unknown>): RecipeSearch => ({
    q: text(search.q),
    slot: text(search.slot),
    dietary: text(search.dietary),
    labels: text(search.labels),
    cuisine: text(search.cuisine),
    kind: text(search.kind),
    within: text(search.within),
    sort: text(search.sort),
    suits: text(search.suits),
    collection: text(search.collection),
    whose: search.whose === 'ours' ? 'ours' : undefined,
  }),
  component: lazyRouteComponent(() => import('../features/recipes/recipes-page.tsx'), 'RecipesPage'),
});
const favorites = createRoute({
  getParentRoute: () => inShell,
  path: '/recipes/favorites',
  component: lazyRouteComponent(() => import('../features/recipes/favorites-page.tsx'), 'FavoritesPage'),
});
const collections = createRoute({
  getParentRoute: () => inShell,
  path: '/recipes/collections',
  component: lazyRouteComponent(() => import('../features/library/collections-page.tsx'), 'CollectionsPage'),
});
const made = createRoute({
  getParentRoute: () => inShell,
  path: '/recipes/made',
  component: lazyRouteComponent(() => import('../features/library/made-page.tsx'), 'MadePage'),
});
const exporting = createRoute({
  getParentRoute: () => inShell,
  path: '/recipes/export',
  validateSearch: (search: Record<string, unknown>): { recipe?: string; collection?: string } => ({
    recipe: text(search.recipe),
    collection: text(search.collection),
  }),
  component: lazyRouteComponent(() => import('../features/library/export-page.tsx'), 'ExportPage'),
});
type ImportSearch = Partial<Record<'job' | 'url' | 'text' | 'title', string>> & { from?: 'page' };
const importing = createRoute({
  getParentRoute: () => inShell,
  path: '/recipes/import',
  // `url`, `text`, `title`: what another app shares; `from=page`: opened by the button in the bookmarks bar.
  validateSearch: (search: Record<string, unknown>): ImportSearch => ({
    job: text(search.job),
    url: text(search.url),
    text: text(search.text),
    title: text(search.title),
    from: search.from === 'page' ? 'page' : undefined,
  }),
  component: lazyRouteComponent(() => import('../features/import/import-page.tsx'), 'ImportPage'),
});
const review = createRoute({
  getParentRoute: () => inShell,
  path: '/recipes/review',
  component: lazyRouteComponent(() => import('../features/editor/review-page.tsx'), 'ReviewPage'),
});
const cookable = createRoute({
  getParentRoute: () => inShell,
  path: '/recipes/what-can-i-cook',
  validateSearch: (search: Record<string, unknown>): { foods?: string } =>
    typeof search.foods === 'string' && search.foods !== '' ? { foods: search.foods } : {},
  component: lazyRouteComponent(() => import('../features/cookable/cookable-page.tsx'), 'CookablePage'),
});
const newRecipe = createRoute({
  getParentRoute: () => inShell,
  path: '/recipes/new',
  component: lazyRouteComponent(() => import('../features/editor/editor-page.tsx'), 'NewRecipePage'),
});
const editRecipe = createRoute({
  getParentRoute: () => inShell,
  path: '/recipes/$recipeId/edit',
  component: lazyRouteComponent(() => import('../features/editor/editor-page.tsx'), 'EditRecipePage'),
});
/** How much, and in which units: it goes along from the recipe to its cook mode and back. */
type RecipeSettings = { servings?: number; units?: 'metric' | 'us' };
const settingsOf = ({ servings, units }: Record<string, unknown>): RecipeSettings => ({
  ...(Number(servings) > 0 && Number(servings) <= 20 ? { servings: Number(servings) } : {}),
  ...(units === 'metric' || units === 'us' ? { units } : {}),
});
const loadRecipe = ({ params }: { params: { recipeId: string } }) => {
  void queryClient.prefetchQuery(recipeQuery(params.recipeId, user()?.locale ?? guessLocale()));
};
const recipe = createRoute({
  getParentRoute: () => inShell,
  path: '/recipes/$recipeId',
  validateSearch: settingsOf,
  loader: loadRecipe,
  component: lazyRouteComponent(() => import('../features/recipes/recipe-page.tsx'), 'RecipePage'),
});
const cook = createRoute({
  getParentRoute: () => member,
  path: '/recipes/$recipeId/cook',
  validateSearch: (search: Record<string, unknown>): RecipeSettings & { step?: number } => ({
    ...settingsOf(search),
    ...(Number.isInteger(search.step) && Number(search.step) > 0 ? { step: Number(search.step) } : {}),
  }),
  loader: loadRecipe,
  component: lazyRouteComponent(() => import('../features/cook/cook-page.tsx'), 'CookPage'),
});
const shopping = createRoute({
  getParentRoute: () => inShell,
  path: '/shopping',
  validateSearch: (search: Record<string, unknown>): { list?: string } => ({ list: text(search.list) }),
  component: lazyRouteComponent(() => import('../features/shopping/shopping-page.tsx'), 'ShoppingPage'),
});
const targets = createRoute({
  getParentRoute: () => inShell,
  path: '/targets',
  validateSearch: (search: Record<string, unknown>): { part?: string } => ({ part: text(search.part) }),
  loader: () => void queryClient.prefetchQuery(goalsQuery),
  component: lazyRouteComponent(() => import('../features/targets/targets-page.tsx'), 'TargetsPage'),
});
const foods = createRoute({
  getParentRoute: () => inShell,
  path: '/foods',
  validateSearch: (search: Record<string, unknown>): { q?: string; own?: string } => ({
    q: text(search.q),
    own: text(search.own),
  }),
  component: lazyRouteComponent(() => import('../features/foods/foods-page.tsx'), 'FoodsPage'),
});
const newFood = createRoute({
  getParentRoute: () => inShell,
  path: '/foods/new',
  validateSearch: (search: Record<string, unknown>): { gtin?: string } => ({ gtin: text(search.gtin) }),
  component: lazyRouteComponent(() => import('../features/foods/food-form.tsx'), 'NewFood'),
});
const foodFiles = createRoute({
  getParentRoute: () => inShell,
  path: '/foods/files',
  component: lazyRouteComponent(() => import('../features/foods/files-page.tsx'), 'FoodFilesPage'),
});
const food = createRoute({
  getParentRoute: () => inShell,
  path: '/foods/$foodId',
  component: lazyRouteComponent(() => import('../features/foods/food-page.tsx'), 'FoodPage'),
});
const editFood = createRoute({
  getParentRoute: () => inShell,
  path: '/foods/$foodId/edit',
  component: lazyRouteComponent(() => import('../features/foods/food-form.tsx'), 'EditFood'),
});
const account = createRoute({
  getParentRoute: () => inShell,
  path: '/account',
  component: lazyRouteComponent(() => import('../features/account/account-page.tsx'), 'AccountPage'),
});

const routeTree = root.addChildren([
  index,
  shared,
  guest.addChildren([welcome, signIn, signUp]),
  member.addChildren([
    start,
    cook,
    printWeek,
    inShell.addChildren([
      week,
      recipes,
      favorites,
      collections,
      made,
      exporting,
      importing,
      review,
      cookable,
      newRecipe,
      editRecipe,
      recipe,
      shopping,
      foods,
      newFood,
      foodFiles,
      food,
      editFood,
      targets,
      account,
    ]),
  ]),
]);

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
  defaultStructuralSharing: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
