import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

// The page can be read from right to left: nothing is placed by "left" and "right", only by "start" and "end".
const source = fileURLToPath(new URL('..', import.meta.url));
function files(folder: string, ending: RegExp): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return files(path, ending);
    return ending.test(name) ? [path] : [];
  });
}

/** `0 10px 0 14px` is another one read from the other side. */
const lopsided = (value: string) => {
  const parts = value.match(/(?:[\w.%-]|\([^()]*(?:\([^()]*\)[^()]*)*\))+/g) ?? [];
  return parts.length === 4 && parts[1] !== parts[3];
};
const roundedToOneSide = (value: string) => {
  const [a, b = a, c = a, d = b] = value.trim().split(/\s+/);
  return a !== b || c !== d;
};
const physicalName =
  /^(left|right|(margin|padding|border|scroll-margin|scroll-padding)-(left|right)(-\w+)?|border-(top|bottom)-(left|right)-radius)$/;

export function placedBySide(css: string): string[] {
  const found: string[] = [];
  const text = css.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '));
  for (const [whole, property = '', value = ''] of text.matchAll(/(?<![\w-])([a-z-]+)\s*:\s*([^;{}]+);/g)) {
    const wrong =
      physicalName.test(property) ||
      (/^(text-align|float|clear|justify-\w+)$/.test(property) && /^(left|right)$/.test(value.trim())) ||
      (/^(margin|padding|inset|border-width|scroll-margin|scroll-padding)$/.test(property) && lopsided(value)) ||
      (property === 'border-radius' && roundedToOneSide(value)) ||
      (/^(background(-position|-image)?|transform-origin|object-position|mask(-image)?)$/.test(property) &&
        /\b(left|right)\b/.test(value)) ||
      (/^(transform|translate)$/.test(property) &&
        /translateX\(\s*-?\d*\.?\d*[1-9]/.test(value) &&
        !value.includes('--along'));
    if (wrong) found.push(whole.trim());
  }
  return found;
}

test('what is placed by a side is found', () => {
  const bad = [
    'margin-left: 4px;',
    'right: 0;',
    'border-top-left-radius: 4px;',
    'text-align: right;',
    'float: left;',
    'padding: 0 10px 0 14px;',
    'margin: 0 0 0 calc(4px + 1px);',
    'border-radius: 8px 0 0 8px;',
    'background: linear-gradient(to right, red, blue);',
    'transform: translateX(16px);',
  ];
  const good = [
    'margin-inline-start: 4px;',
    'inset-inline-end: 0;',
    'padding: 1px 2px 3px 2px;',
    'padding: 8px calc(4px + env(safe-area-inset-left)) 8px calc(4px + env(safe-area-inset-left));',
    'border-radius: 8px 8px 0 0;',
    'text-align: start;',
    'transform: translateX(calc(var(--along) * 16px));',
    'inset: 0;',
  ];
  expect(bad.filter((one) => placedBySide(`.x { ${one} }`).length !== 1)).toEqual([]);
  expect(good.filter((one) => placedBySide(`.x { ${one} }`).length !== 0)).toEqual([]);
});

test('no style sheet places by a side', () => {
  const found = files(source, /\.css$/).flatMap((path) =>
    placedBySide(readFileSync(path, 'utf8')).map((one) => `${relative(source, path)}: ${one}`),
  );
  expect(found).toEqual([]);
});

test('no component places by a side', () => {
  const sides =
    /\b(marginLeft|marginRight|paddingLeft|paddingRight|borderLeft|borderRight)\b|textAlign: '(left|right)'|\s(ml|mr|pl|pr)=|\bta="(left|right)"|\b(left|right): (-?\d|')/g;
  const found = files(source, /\.tsx$/).flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(sides)].map(([one]) => `${relative(source, path)}: ${one.trim()}`),
  );
  expect(found).toEqual([]);
});

test('arrows that say "back" or "on" are turned over', () => {
  const css = readFileSync(join(source, 'ui/theme/global.css'), 'utf8');
  const name = (icon: string) => icon.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase();
  const used = new Set(
    files(source, /\.tsx$/).flatMap((path) =>
      [
        ...readFileSync(path, 'utf8').matchAll(
          /<Icon((?:Arrow|Chevron|Caret|ArrowBack|PlayerSkip)\w*(?:Left|Right|Forward|Back))\b/g,
        ),
      ].map(([, icon = '']) => icon),
    ),
  );
  // A weight that goes up or down does so in every script, and an arrow that turns back stands for undoing.
  const everywhere = ['ArrowDownRight', 'ArrowUpRight', 'ArrowBack'];
  const still = [...used].filter((icon) => !everywhere.includes(icon) && !css.includes(`.tabler-icon-${name(icon)}`));
  expect(used.size).toBeGreaterThan(2);
  expect(still).toEqual([]);
});
