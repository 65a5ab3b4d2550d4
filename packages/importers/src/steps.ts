// Lines of a method to steps: numbers and "Step 1" away, headings to groups, steps that stand in one text divided.

import { LIMITS, withoutBullet, withoutStepNumber } from './clean.ts';
import { partOf } from './page/words.ts';
import type { StepGroup } from './recipe.ts';

/** "For the sauce:" alone on its line. */
export const isHeadingLine = (line: string): boolean =>
  line.length <= 60 && /\p{L}.*:$/u.test(line) && !/[.!?;]/.test(line.slice(0, -1)) && line.split(' ').length <= 8;

const NUMBER = /^\(?(\d{1,2})\s*(?:[.)/:]|\.\)|-(?=\s))\s*(?=\D)/;

/** Lines of one text to groups of steps. */
export function stepGroupsOfLines(lines: readonly string[]): StepGroup[] {
  const groups: StepGroup[] = [{ heading: null, steps: [] }];
  for (const line of unnumbered(lines)) {
    if (isHeadingLine(line)) groups.push({ heading: line, steps: [] });
    else groups[groups.length - 1]!.steps.push(line);
  }
  return groups.filter((group) => group.heading !== null || group.steps.length > 0);
}

/** A line that holds only its number is not a step. */
export const unnumbered = (lines: readonly string[]): string[] =>
  lines.filter(
    (line) => !/^(?:step|schritt|étape|paso|passo|stap|steg|trin|krok)?\s*\(?\d{1,2}\s*[.):]?$/iu.test(line),
  );

/** "1. Mix", "2. Stir" without their numbers when the lines really count, "Step 1: Mix" in any case. */
export function withoutNumbers(groups: readonly StepGroup[]): StepGroup[] {
  const first = groups.map((group) =>
    group.steps.filter((step) => NUMBER.test(step)).map((step) => Number(NUMBER.exec(step)![1])),
  );
  const counts = first.flat().length >= 2 || first.some((numbers) => numbers[0] === 1);
  return groups.map(({ heading, steps }) => ({
    heading: heading === null ? null : withoutStepNumber(counts ? heading.replace(NUMBER, '') : heading) || null,
    steps: steps.map((step) => lineByLine(counts ? step.replace(NUMBER, '') : step)).filter((step) => step !== ''),
  }));
}

/** A step with a name may carry its number behind it. */
const lineByLine = (step: string) => step.split('\n').map(withoutStepNumber).join('\n').trim();

/** "1. Mix 2. Stir 3. Bake" in one text: divided where the numbers count up from 1. */
export function divided(step: string): string[] {
  if (!/^\(?1\s*[.)、:]/.test(step)) return [step];
  const places: number[] = [];
  for (const match of step.matchAll(/(?:^|[\s.。;])\(?(\d{1,2})\s?[.)、:](?!\d)/g)) {
    if (Number(match[1]) !== places.length + 1) continue;
    places.push(match.index + (match.index === 0 ? 0 : 1));
  }
  if (places.length < 3) return [step];
  return places.map((from, at) =>
    step
      .slice(from, places[at + 1] ?? step.length)
      .replace(NUMBER, '')
      .replace(/^\(?\d{1,2}\s?[.)、:]\s*/, '')
      .trim(),
  );
}

/** Empty steps and groups away, neighbours without a heading joined. */
export function tidySteps(groups: readonly StepGroup[]): StepGroup[] {
  const out: StepGroup[] = [];
  let left: number = LIMITS.list;
  for (const group of groups) {
    const heading = group.heading !== null && unnumbered([group.heading]).length === 0 ? null : group.heading;
    const steps = unnumbered(group.steps)
      .flatMap(divided)
      .map((step) => withoutBullet(step).slice(0, LIMITS.step))
      .filter((step) => /[\p{L}\p{N}]/u.test(step))
      .slice(0, left);
    left -= steps.length;
    const last = out[out.length - 1];
    if (steps.length > 0 && last !== undefined && last.heading === heading) last.steps.push(...steps);
    else if (steps.length > 0) out.push({ heading, steps });
  }
  // One group that is called "Method" is not a group.
  const [only] = out;
  return out.length === 1 && only!.heading !== null && partOf(only!.heading) === 'method'
    ? [{ heading: null, steps: only!.steps }]
    : out;
}
