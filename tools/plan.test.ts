import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const program = fileURLToPath(new URL('dist/plan.js', import.meta.url));
function plan(...options: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...options], { encoding: 'utf8' });
  return { status, said: stdout, complained: stderr };
}
const vegan = ['--kcal', '2000', '--protein', '150', '--diet', 'vegan', '--allergens', 'nuts', '--slots', '4'];

describe('a week on the command line', () => {
  it('is proven, and printed with its totals against the targets, the gap and the shopping list', () => {
    const { status, said } = plan(...vegan, '--seed', '7');
    expect(status).toBe(0);
    expect(said).toContain('7 of 7 days meet every target');
    for (const day of ['Monday', 'Sunday']) expect(said.match(new RegExp(`^${day}\\b`, 'gm'))?.length).toBe(2);
    expect(said).toMatch(/can be better by more than \d+\.\d %/);
    expect(said).toMatch(/^Shopping list$/m);
  }, 60_000);

  it('is the same for the same seed, and as JSON for other programs', () => {
    const [one, two] = [1, 2].map(() => JSON.parse(plan(...vegan, '--seed', '7', '--json').said));
    expect(one.status).toBe('met');
    expect(one.days).toHaveLength(7);
    expect(two.days).toEqual(one.days);
    // Without nuts is without peanuts.
    expect(one.shopping.length).toBeGreaterThan(20);
    expect(JSON.stringify(one.shopping)).not.toMatch(/peanut|almond|cashew|walnut/i);
  }, 60_000);

  it('that cannot be is explained, with what would help, and ends with 2', () => {
    const { status, said } = plan('--kcal', '1200', '--protein', '300', '--diet', 'vegan', '--seed', '7');
    expect(status).toBe(2);
    expect(said).toContain('0 of 7 days meet every target');
    expect(said).toContain('Proved: no plan from these recipes');
    expect(said).toContain('would help');
  }, 60_000);

  it.each([
    ['--kcal', 'abc'],
    ['--diet', 'carnivore'],
    ['--cookbook', '/nowhere'],
    ['--frobnicate', '1'],
  ])('with a wrong option ends with 1 and names it: %s %s', (option, value) => {
    const { status, said, complained } = plan(option, value);
    expect([status, said]).toEqual([1, '']);
    expect(complained.split('\n')[0]).toContain(option);
  });
});
