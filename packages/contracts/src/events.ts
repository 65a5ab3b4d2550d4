/** Past facts, `<thing>.<happened>`, with what each carries. Ids only: a listener reads what it needs. */
export type DomainEvents = {
  'user.registered': { userId: string; householdId: string };
  'user.updated': { userId: string };
  'user.deleted': { userId: string };
  /** Written, or brought by an import, some at a time. `householdId` null: for everyone. */
  'recipe.added': { userId: string; householdId: string | null; recipeIds: string[] };
  /** Its ingredients, portions or words changed. `householdId` null: one of the public cookbook. */
  'recipe.updated': { userId: string; householdId: string | null; recipeId: string };
  /** Taken away; weeks that hold it keep it, and it can be brought back. */
  'recipe.deleted': { userId: string; householdId: string | null; recipeId: string };
  'recipe.favorited': { userId: string; recipeId: string; favorite: boolean };
  'recipe.rated': { userId: string; recipeId: string; rating: number | null };
  /** An own food was written anew. */
  'food.changed': { userId: string; householdId: string; foodId: string };
  /** Said on a list to be at home, and how much of it was wanted there; `grams` null: not any more. */
  'food.at_home': { householdId: string; foodId: string; grams: number | null };
  'meal_plan.created': { userId: string; householdId: string; planId: string; version: number };
  'meal_plan.updated': { userId: string; householdId: string; planId: string; version: number };
  'meal.planned': { userId: string; planId: string; recipeIds: string[] };
  'shopping_list.generated': { userId: string; householdId: string; listId: string };
  'shopping_list.updated': { householdId: string; listId: string };
};
export type EventName = keyof DomainEvents;
