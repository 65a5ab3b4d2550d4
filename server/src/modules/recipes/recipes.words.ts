/** Among the allergens of a recipe with a line that nobody knows yet: any may be in it. */
export const ANY_ALLERGEN = 'unknown';
