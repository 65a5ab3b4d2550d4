/** Every key of the cache in one place; the socket and the screens invalidate by them. */
export const keys = {
  example: ['example'] as const,
  preferences: ['preferences'] as const,
  goals: ['goals'] as const,
  plans: ['plans'] as const,
  week: (weekStart: string) => ['plans', 'week', weekStart] as const,
  suggestions: (planId: string, mealId: string) => ['suggestions', planId, mealId] as const,
  recipes: ['recipes'] as const,
  recipeList: (query: object) => ['recipes', 'list', query] as const,
  recipe: (recipeId: string, locale: string) => ['recipes', 'one', recipeId, locale] as const,
  recipeNutrition: (recipeId: string) => ['recipes', 'nutrition', recipeId] as const,
  favorites: ['recipes', 'favorites'] as const,
  foods: (q: string, locale: string) => ['foods', q, locale] as const,
  food: (foodId: string, locale: string) => ['food', foodId, locale] as const,
  lists: ['lists'] as const,
  list: (listId: string) => ['lists', 'one', listId] as const,
};
