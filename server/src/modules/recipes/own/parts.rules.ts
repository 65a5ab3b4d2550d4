import { type LineReading, partOf, type RecipeLine } from '@mealwright/contracts/own-recipes';

export type PartOf = { recipeId: string; title: string; amount: number | null; unit: string | null };
/** As the recipe table keeps it. */
export type KeptIngredient = {
  foodId: string;
  amount: number | null;
  unit: string | null;
  note: string | null;
  optional: boolean;
  grams: number;
  assumption: string | null;
  /** The recipe that brings it, and how much of that. */
  of?: PartOf | undefined;
};
/** Another recipe of the household as a line of this one sees it: already down to its foods. */
export type RecipePart = {
  id: string;
  title: string;
  /** null: it does not say. */
  servings: number | null;
  grams: number;
  /** No question of its own is open. */
  ready: boolean;
  ingredients: readonly KeptIngredient[];
};

const gramsIn: Record<string, number> = { mg: 0.001, g: 1, kg: 1000, oz: 28.349523125, lb: 453.59237 };
const wholes = ['batch', 'recipe', 'whole'];
const shares = ['serving', 'servings', 'portion', 'portions'];

/** How much of the whole recipe the line takes; null where that cannot be told. */
export function shareOf(
  { amount, unit, grams }: Pick<NonNullable<RecipeLine['as']>, 'amount' | 'unit' | 'grams'>,
  part: Pick<RecipePart, 'servings' | 'grams'>,
): number | null {
  const ofWeight = (weight: number) => (part.grams > 0 ? weight / part.grams : null);
  if (grams !== null) return ofWeight(grams);
  if (amount === null) return null;
  const word = unit?.toLowerCase() ?? 'serving';
  if (wholes.includes(word)) return amount;
  if (shares.includes(word)) return part.servings === null ? null : amount / part.servings;
  const weight = gramsIn[word];
  return weight === undefined ? null : ofWeight(amount * weight);
}

/** A line that is another recipe: how it is read, and the foods that it brings. null: the line is none. */
export function partLine(
  line: RecipeLine,
  parts: ReadonlyMap<string, RecipePart>,
): { reading: LineReading; inside: KeptIngredient[]; unsure: boolean } | null {
  const id = line.as === null ? null : partOf(line.as.foodId);
  if (line.as === null || id === null) return null;
  const part = parts.get(id);
  const { foodId, amount, unit, note, optional } = line.as;
  const share = part === undefined ? null : shareOf(line.as, part);
  const left = line.mark === 'left-out';
  const status = left ? 'left-out' : share === null ? 'open' : 'counted';
  const doubts: LineReading['doubts'] = [];
  if (status === 'open') doubts.push(part === undefined ? 'food-open' : 'amount-open');
  if (status === 'counted' && part?.ready === false) doubts.push('part-open');
  return {
    reading: {
      text: line.text,
      group: line.group,
      mark: line.mark,
      candidates: [],
      said: true,
      status,
      food: part === undefined ? null : { foodId, name: part.title, confidence: 1 },
      name: part?.title ?? line.text,
      amount,
      unit,
      note,
      optional,
      grams: part === undefined || share === null ? null : part.grams * share,
      kcal: null,
      confidence: 1,
      doubts,
      part: null,
    },
    inside:
      part === undefined || share === null || left
        ? []
        : part.ingredients.map((one) => ({
            ...one,
            amount: one.amount === null ? null : one.amount * share,
            grams: one.grams * share,
            optional: one.optional || optional,
            of: { recipeId: part.id, title: part.title, amount, unit },
          })),
    unsure: status === 'open' || (status === 'counted' && part?.ready === false),
  };
}
