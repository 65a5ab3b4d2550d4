// A planner instance: recipes and profiles, from a frozen file or from the cookbook. Profiles become plan requests here.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readCookbook } from '@mealwright/cookbook/cookbook';
import { plannable } from '@mealwright/cookbook/plannable';
import { parseFoods } from '@mealwright/nutrition/foods';
import type { Diet, PlanDay, PlanRecipe, PlanRequest, SlotKind, Target } from '@mealwright/planner/problem';

type FileTarget = { t?: number; lo?: number; hi?: number };
type FileRecipe = {
  id: number;
  name: string;
  slots: SlotKind[];
  perServing: { [nutrient: string]: number };
  cost: number;
  minutes: number;
  dietLevel: number;
  proteinSource: string;
  cuisine: string;
  allergens: string[];
  ingredients: [number, number][];
  rating: number;
};
export type Profile = {
  id: number;
  name: string;
  hard: boolean;
  kcal: number;
  targets: { [nutrient: string]: FileTarget };
  dietLevel: number;
  allergens: string[];
  slots: SlotKind[];
  maxMinutes: { [slot: string]: number };
  budget: number;
  liked: string[];
  disliked: string[];
  pantry: [number, number][];
};
type InstanceFile = { recipes: FileRecipe[]; profiles: Profile[] };

export type Instance = {
  name: string;
  recipes: PlanRecipe[];
  profiles: Profile[];
  request: (profile: Profile) => PlanRequest;
};

const DIETS: Diet[] = ['omnivore', 'pescatarian', 'vegetarian', 'vegan'];
export const NUTRIENT_KEYS = ['kcal', 'proteinG', 'carbsG', 'fatG', 'fibreG', 'sodiumMg', 'ironMg', 'calciumMg'];
const KEY: { [name: string]: string } = {
  kcal: 'kcal',
  protein: 'proteinG',
  carb: 'carbsG',
  fat: 'fatG',
  fibre: 'fibreG',
  sodium: 'sodiumMg',
  iron: 'ironMg',
  calcium: 'calciumMg',
};
/** The files count money in whole units. */
const CENTS = 100;

export function fileInstance(path: string): Instance {
  const raw = readFileSync(path);
  const text = path.endsWith('.gz') ? gunzipSync(raw).toString('utf8') : raw.toString('utf8');
  const file = JSON.parse(text) as InstanceFile;
  const recipes = file.recipes.map(toRecipe);
  const ratings = file.recipes.map((recipe) => recipe.rating);
  return {
    name: `${recipes.length} recipes`,
    recipes,
    profiles: file.profiles,
    request: (profile) => ({ ...toRequest(profile), preference: likings(recipes, ratings, profile) }),
  };
}

function toRecipe(recipe: FileRecipe): PlanRecipe {
  return {
    id: String(recipe.id),
    title: recipe.name,
    slots: recipe.slots,
    perServing: Object.fromEntries(
      Object.entries(recipe.perServing).map(([name, value]) => [KEY[name] ?? name, value]),
    ),
    minutes: recipe.minutes,
    cost: recipe.cost * CENTS,
    cuisine: recipe.cuisine,
    proteinSource: recipe.proteinSource === 'none' ? null : recipe.proteinSource,
    diet: DIETS[recipe.dietLevel]!,
    allergens: recipe.allergens,
    foods: recipe.ingredients.map(([food, grams]) => ({ foodId: String(food), grams })),
  };
}

export function toRequest(profile: Profile): PlanRequest {
  const targets: { [nutrient: string]: Target } = {};
  for (const [name, { t, lo, hi }] of Object.entries(profile.targets)) {
    targets[KEY[name] ?? name] = { target: t, min: lo, max: hi };
  }
  const day: PlanDay = {
    slots: profile.slots.map((slot) => ({ slot, maxMinutes: profile.maxMinutes[slot] })),
    targets,
  };
  return {
    days: Array.from({ length: 7 }, () => day),
    diet: DIETS[profile.dietLevel]!,
    allergens: profile.allergens,
    budget: profile.budget * CENTS,
    pantry: profile.pantry.map(([food, grams]) => ({ foodId: String(food), grams })),
    seed: 7,
  };
}

/** Liking as the instances define it; a rating counts where there is one. */
export function likings(
  recipes: readonly PlanRecipe[],
  ratings: readonly (number | null)[],
  profile: Profile,
): Float64Array {
  return Float64Array.from(recipes, (recipe, at) => {
    const rating = ratings[at] ?? 3.9;
    let liking = 0.5 + (0.08 * (rating - 3.9)) / 0.6;
    if (profile.liked.includes(recipe.cuisine)) liking += 0.25;
    if (profile.disliked.includes(recipe.cuisine)) liking -= 0.3;
    return Math.min(1, Math.max(0, liking));
  });
}

/** The allergen names of the instances, in the names of the food table. */
const ALLERGENS: { readonly [name: string]: readonly string[] } = {
  gluten: ['gluten'],
  dairy: ['milk'],
  nuts: ['nuts', 'peanut'],
  soy: ['soy'],
  egg: ['egg'],
  sesame: ['sesame'],
  fish: ['fish'],
  shellfish: ['crustaceans', 'molluscs'],
};

/** The built-in cookbook with the profiles of a frozen instance. It knows no prices and no ratings, so neither counts. */
export function cookbookInstance(profiles: readonly Profile[]): Instance {
  const packages = join(import.meta.dirname, '..', '..', '..', 'packages');
  const read = (folder: string, ending: string) =>
    readdirSync(folder)
      .filter((name) => name.endsWith(ending))
      .sort()
      .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
  const data = join(packages, 'nutrition', 'data');
  const { table } = parseFoods(read(join(data, 'foods'), '.tsv'), readFileSync(join(data, 'figures.tsv'), 'utf8'));
  const recipes: PlanRecipe[] = readCookbook(read(join(packages, 'cookbook', 'recipes'), '.yaml'), table)
    .recipes.map(plannable)
    .filter((recipe) => recipe.slots.length > 0);
  return {
    name: `cookbook (${recipes.length})`,
    recipes,
    profiles: [...profiles],
    request: (profile) => {
      const { budget: _, pantry: __, ...request } = toRequest(profile);
      const allergens = profile.allergens.flatMap((name) => ALLERGENS[name] ?? [name]);
      return { ...request, allergens, preference: likings(recipes, [], profile) };
    },
  };
}
