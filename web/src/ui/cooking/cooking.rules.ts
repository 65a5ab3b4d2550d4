/** How far someone is with a dish: the lines of the ingredients that are ticked off, and the step they are at. */
export type Cooking = { at: number; ticked: readonly number[]; step: number };
const keptMs = 24 * 3600 * 1000;

/** What is older than a day, or not ours, is left out. */
export function readCooking(text: string | null, now: number): Record<string, Cooking> {
  let found: unknown;
  try {
    found = JSON.parse(text ?? '{}');
  } catch {
    return {};
  }
  if (typeof found !== 'object' || found === null || Array.isArray(found)) return {};
  return Object.fromEntries(
    Object.entries(found as Record<string, Partial<Cooking> | null>).flatMap(([id, one]) => {
      const { at, ticked, step } = one ?? {};
      if (typeof at !== 'number' || typeof step !== 'number' || !Array.isArray(ticked)) return [];
      if (now - at > keptMs) return [];
      return [[id, { at, step, ticked: ticked.filter((line) => Number.isInteger(line)) }]];
    }),
  );
}
