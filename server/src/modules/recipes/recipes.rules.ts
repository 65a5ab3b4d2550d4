/** The same values per 100 g; unknown stays unknown. */
export function perHundredGrams(
  perServing: Record<string, number | null>,
  gramsPerServing: number,
): Record<string, number | null> {
  const share = gramsPerServing > 0 ? 100 / gramsPerServing : 0;
  return Object.fromEntries(
    Object.entries(perServing).map(([key, value]) => [key, value === null ? null : value * share]),
  );
}
