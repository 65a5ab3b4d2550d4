// A recipe from the HTML of a page. What is marked up for machines is read first; what is missing there is taken from
// what the page shows. Never throws; work is bounded by the length of the page.

import { oneLine, orNull, webAddress } from './clean.ts';
import { agreeOnIngredients } from './page/agree.ts';
import { type Block, blocksOf } from './page/blocks.ts';
import { type Page, readDom } from './page/dom.ts';
import { pageDescription, pageTitle, statedFacts } from './page/facts.ts';
import { findRecipes } from './page/jsonld.ts';
import { layoutIngredients } from './page/layout.ts';
import { layoutSteps } from './page/layout-steps.ts';
import { recipesInMarkup } from './page/markup.ts';
import { dishPicture, firstPicture, sharedPicture } from './page/picture.ts';
import { fromSchema, pictureArea } from './page/schema.ts';
import { emptyRecipe, type ImportedRecipe } from './recipe.ts';
import { withoutNumbers } from './steps.ts';

export type Evidence = 'jsonld' | 'microdata' | 'rdfa' | 'layout';
export type PageResult = { recipe: ImportedRecipe | null; evidence: Evidence; problems: string[] };

/** `keepNumbers` leaves "1." and "Step 1:" before steps as the page writes them. */
export type PageOptions = { keepNumbers?: boolean };

export function readPage(html: string, url: string | null, options: PageOptions = {}): PageResult {
  const problems: string[] = [];
  const page = readDom(html);
  if (page.cut) problems.push('The page is very large or deeply nested; only its beginning was read.');
  const base = webAddress(page.canonical, url) ?? webAddress(url);
  const marked = markedUp(page, base, problems);
  const blocks = blocksOf(page.root);
  const recipe = marked?.recipe ?? emptyRecipe();
  const before = { ingredients: recipe.ingredients.length > 0, steps: recipe.steps.length > 0 };
  completeFromLayout(recipe, blocks);
  if (marked !== null && before.ingredients) agreeOnIngredients(recipe, blocks);
  if (recipe.ingredients.length === 0 && (recipe.steps.length === 0 || marked === null))
    return {
      recipe: null,
      evidence: marked?.evidence ?? 'layout',
      problems: [...problems, 'No list of ingredients was found on this page.'],
    };
  if (marked !== null && !before.ingredients)
    problems.push('The ingredients are not marked up; they were read from the layout.');
  if (marked !== null && !before.steps) problems.push('The method is not marked up; it was read from the layout.');
  if (options.keepNumbers !== true) recipe.steps = withoutNumbers(recipe.steps);
  completeFacts(recipe, marked?.imageArea ?? 0, page, blocks, base);
  if (recipe.steps.length === 0) problems.push('No method was found on this page.');
  return { recipe, evidence: marked?.evidence ?? 'layout', problems };
}

type MarkedUp = {
  recipe: ImportedRecipe;
  evidence: Evidence /** Of its picture, 0 = not stated. */;
  imageArea: number;
};
function markedUp(page: Page, base: string | null, problems: string[]): MarkedUp | null {
  const { recipes, lookup, mended, unreadable } = findRecipes(page.jsonLd);
  if (mended) problems.push('The mark-up of the page is broken and was mended.');
  if (unreadable > 0) problems.push('A block of mark-up of the page cannot be read.');
  const candidates: MarkedUp[] = [];
  if (recipes[0] !== undefined)
    candidates.push({
      recipe: fromSchema(recipes[0], base, lookup),
      evidence: 'jsonld',
      imageArea: pictureArea(recipes[0], lookup),
    });
  for (const evidence of ['microdata', 'rdfa'] as const) {
    if (candidates.some(({ recipe }) => isWhole(recipe))) break;
    const found = recipesInMarkup(page.root, evidence)[0];
    if (found !== undefined)
      candidates.push({ recipe: fromSchema(found, base), evidence, imageArea: pictureArea(found) });
  }
  const [first, ...others] = candidates;
  if (first === undefined) return null;
  const best = candidates.find(({ recipe }) => isWhole(recipe)) ?? first;
  for (const other of [first, ...others]) {
    if (other === best) continue;
    if (best.recipe.image === null) best.imageArea = other.imageArea;
    fillIn(best.recipe, other.recipe);
  }
  return best;
}

const isWhole = (recipe: ImportedRecipe) => recipe.ingredients.length > 0 && recipe.steps.length > 0;

/** What one source does not say is taken from the other. */
function fillIn(recipe: ImportedRecipe, other: ImportedRecipe): void {
  const target = recipe as Record<string, unknown>;
  for (const [key, value] of Object.entries(other)) {
    const own = target[key];
    const isEmpty =
      own === null ||
      own === '' ||
      (Array.isArray(own) && own.length === 0) ||
      (typeof own === 'object' && own !== null && Object.keys(own).length === 0);
    if (isEmpty) target[key] = value;
  }
}

function completeFromLayout(recipe: ImportedRecipe, blocks: readonly Block[]): void {
  if (isWhole(recipe)) return;
  const ingredients = layoutIngredients(blocks);
  if (recipe.ingredients.length === 0 && ingredients !== null) recipe.ingredients = ingredients.groups;
  if (recipe.steps.length === 0) recipe.steps = layoutSteps(blocks, ingredients?.to ?? -1)?.groups ?? [];
}

function completeFacts(
  recipe: ImportedRecipe,
  imageArea: number,
  page: Page,
  blocks: readonly Block[],
  base: string | null,
): void {
  if (recipe.title === '') recipe.title = pageTitle(page, blocks);
  const marked = recipe.image === null ? null : { address: recipe.image, area: imageArea };
  recipe.image = dishPicture(marked, page, base) ?? sharedPicture(page, base) ?? firstPicture(page, recipe.title, base);
  recipe.language ??= orNull(oneLine(page.language ?? page.metas.get('og:locale') ?? '', 20));
  recipe.description ??= pageDescription(page);
  recipe.sourceUrl ??= base;
  recipe.author ??= orNull(oneLine(page.metas.get('author') ?? '', 200));
  if (recipe.yieldText !== null && recipe.totalMinutes !== null) return;
  const facts = statedFacts(blocks);
  if (recipe.yieldText === null) {
    recipe.yieldText = facts.yieldText ?? null;
    recipe.servings = facts.servings ?? null;
  }
  if (recipe.totalMinutes === null) {
    recipe.activeMinutes ??= facts.active ?? null;
    recipe.cookMinutes ??= facts.cook ?? null;
    recipe.totalMinutes = facts.total ?? null;
  }
}
