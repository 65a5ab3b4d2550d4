// A planned week, its shopping list and an explanation, as text for a terminal.
import type { ShoppingLine } from '@mealwright/nutrition/shopping';
import { boundsOf } from '@mealwright/planner/bands';
import type { Explanation } from '@mealwright/planner/explain';
import type { PlannedWeek, PlanRequest } from '@mealwright/planner/problem';

const names: Record<string, string> = {
  kcal: 'kcal',
  proteinG: 'protein g',
  carbsG: 'carbs g',
  fatG: 'fat g',
  fibreG: 'fibre g',
  sodiumMg: 'sodium mg',
};
const nameOf = (nutrient: string): string =>
  names[nutrient] ?? nutrient.replace(/(G|Mg|Ug|Iu)$/, (unit) => ` ${unit.toLowerCase()}`);
const dayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const whole = (value: number): string => Math.round(value).toLocaleString('en');

/** Each day with its meals and its totals against the targets, then what is proved. */
export function weekLines(
  week: PlannedWeek,
  request: PlanRequest,
  titleOf: (id: string) => string,
  milliseconds: number,
): string[] {
  const lines: string[] = [];
  const targets = request.days[0]?.targets ?? {};
  week.days.forEach((day, at) => {
    lines.push('', `${dayNames[at]}${day.met ? '' : '   (misses a target)'}`);
    for (const { slotIndex, recipeId, servings } of day.meals) {
      const slot = request.days[at]?.slots[slotIndex]?.slot ?? '';
      lines.push(`  ${slot.padEnd(10)} ${servings.toFixed(2).padStart(5)} x ${titleOf(recipeId)}`);
    }
  });
  const nutrients = [...new Set([...Object.keys(targets), 'kcal', 'proteinG', 'carbsG', 'fatG', 'fibreG', 'sodiumMg'])];
  const rows = [
    ['', ...nutrients.map(nameOf)],
    ['wanted', ...nutrients.map((nutrient) => wanted(nutrient, targets[nutrient]))],
    ...week.days.map((day, at) => {
      const missed = new Set(day.missed.map((one) => one.nutrient));
      return [
        dayNames[at] ?? '',
        ...nutrients.map((nutrient) => `${whole(day.nutrition[nutrient] ?? 0)}${missed.has(nutrient) ? ' !' : ''}`),
      ];
    }),
  ];
  lines.push('', ...table(rows), '');
  const met = week.days.filter((day) => day.met).length;
  lines.push(`${met} of ${week.days.length} days meet every target (checked anew from the recipes).`);
  if (week.gap !== null)
    lines.push(`No plan from these recipes can be better by more than ${(100 * week.gap).toFixed(1)} %.`);
  lines.push(`Seed ${week.seed}, ${Math.round(milliseconds)} ms.`);
  return lines;
}

function wanted(nutrient: string, target: PlanRequest['days'][number]['targets'][string] | undefined): string {
  if (target === undefined) return '-';
  const { low, high } = boundsOf(nutrient, target);
  if (low === -Infinity) return `<= ${whole(high)}`;
  return high === Infinity ? `>= ${whole(low)}` : `${whole(low)}-${whole(high)}`;
}

/** By aisle. */
export function listLines(
  lines: readonly Pick<ShoppingLine<{ key: string }>, 'aisle' | 'name' | 'quantity' | 'unit'>[],
): string[] {
  const out = ['', 'Shopping list'];
  let aisle = '';
  for (const line of lines) {
    if (line.aisle !== aisle) out.push(`  ${line.aisle}`);
    aisle = line.aisle;
    out.push(
      `    ${[line.quantity, line.unit]
        .filter((part) => part !== null)
        .join(' ')
        .padStart(10)}  ${line.name}`,
    );
  }
  return out;
}

/** Which wishes cannot hold together, whether that is proved, and what would help. */
export function explanationLines(explanation: Explanation | null): string[] {
  if (explanation === null) return ['', 'Not every target could be met; it is not proved that none can.'];
  const { kind, slot, filter, conflicts, certificate, relaxations } = explanation;
  const lines = [''];
  if (kind === 'empty_slot') lines.push(`No recipe is left for ${slot}${filter === null ? '' : ` (${filter})`}.`);
  else
    lines.push(
      certificate.proved
        ? 'Proved: no plan from these recipes can meet these wishes together:'
        : 'These wishes could not be met together (not proved):',
    );
  for (const { nutrient, bound, value } of conflicts)
    lines.push(`  ${nameOf(nutrient)} ${bound === 'min' ? 'at least' : 'at most'} ${whole(value)}`);
  if (relaxations.length > 0) lines.push('', 'One of these changes would help:');
  for (const change of relaxations) {
    const { dishes, misses } = change;
    const bounds = (list: readonly { nutrient: string; bound: 'min' | 'max'; value: number }[]): string =>
      list.map((one) => `${nameOf(one.nutrient)} ${whole(one.value)}`).join(', ');
    if (change.kind === 'settle') {
      const reached = bounds(change.changes.map(({ to, ...one }) => ({ ...one, value: to })));
      lines.push(`  settle for what this week reaches: ${reached}   (${dishes} dishes)`);
      continue;
    }
    const what =
      change.nutrient === null
        ? [change.kind, change.slot].filter(Boolean).join(' ')
        : `${nameOf(change.nutrient)} ${change.bound === 'min' ? 'at least' : 'at most'}`;
    lines.push(
      `  ${what}: ${change.from ?? '-'} -> ${change.to ?? '-'}${triedText(change.confirmed, misses === null ? null : bounds(misses), dishes)}`,
    );
  }
  return lines;
}

function triedText(met: boolean, misses: string | null, dishes: number | null): string {
  if (met) return `   (tried: the week then meets everything, ${dishes} dishes)`;
  return misses === null ? '' : `   (tried: still misses ${misses}; ${dishes} dishes)`;
}

function table(rows: string[][]): string[] {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  '),
  );
}
