// What every reader of this package gives back: a recipe as its source states it, in plain text. Nothing is guessed:
// what the source does not say is null or an empty list.

/** Ingredient lines under one heading of the recipe ("For the sauce"); null where there is none. */
export type IngredientGroup = { heading: string | null; lines: string[] };

/** Steps under one heading. A step that has a name of its own carries it as its first line. */
export type StepGroup = { heading: string | null; steps: string[] };

/** `count` is null when the value is the owner's own rating and not an average of many. `value` is out of 5. */
export type Rating = { value: number; count: number | null };

/** A picture that came inside an archive. */
export type Picture = { type: PictureType; bytes: Uint8Array };
export type PictureType = 'image/jpeg' | 'image/png' | 'image/webp' | 'image/gif' | 'image/avif';

export type ImportedRecipe = {
  title: string;
  description: string | null;
  servings: number | null;
  yieldText: string | null;
  activeMinutes: number | null;
  cookMinutes: number | null;
  totalMinutes: number | null;
  ingredients: IngredientGroup[];
  steps: StepGroup[];
  notes: string[];
  equipment: string[];
  /** Web address of the picture. */
  image: string | null;
  pictures: Picture[];
  author: string | null;
  sourceUrl: string | null;
  language: string | null;
  tags: string[];
  cuisine: string | null;
  category: string | null;
  /** As stated, by the names of schema.org: `calories`, `proteinContent`, ... */
  nutrients: Record<string, string>;
  rating: Rating | null;
  /** Titles of other recipes that lines of this one name: "2 serving Pesto". */
  parts: string[];
};

export function emptyRecipe(title = ''): ImportedRecipe {
  return {
    title,
    description: null,
    servings: null,
    yieldText: null,
    activeMinutes: null,
    cookMinutes: null,
    totalMinutes: null,
    ingredients: [],
    steps: [],
    notes: [],
    equipment: [],
    image: null,
    pictures: [],
    author: null,
    sourceUrl: null,
    language: null,
    tags: [],
    cuisine: null,
    category: null,
    nutrients: {},
    rating: null,
    parts: [],
  };
}

export const ingredientLines = (recipe: ImportedRecipe): string[] => recipe.ingredients.flatMap((group) => group.lines);
export const allSteps = (recipe: ImportedRecipe): string[] => recipe.steps.flatMap((group) => group.steps);
