import type { Locale } from '@mealwright/contracts/common';
import type { ImportedRecipe } from '@mealwright/importers/recipe';

/** A recipe to be printed, with what was computed of it. */
export type PrintedRecipe = Omit<ImportedRecipe, 'pictures'> & {
  /** The printer takes no WebP, in which they are kept: its thread turns them into JPEG. */
  photo: Uint8Array | null;
  perServing: { kcal: number | null; proteinG: number | null; carbsG: number | null; fatG: number | null };
};
export type Paper = 'a4' | 'letter';
export type PrintTask = { recipes: PrintedRecipe[]; title: string | null; locale: Locale; paper: Paper };
type Part = Record<string, unknown>;

type Words = {
  ingredients: string;
  method: string;
  notes: string;
  contents: string;
  source: string;
  servings: (count: string, one: boolean) => string;
  perServing: string;
  protein: string;
  carbs: string;
  fat: string;
  left: (count: number) => string;
};
const words: Record<Locale, Words> = {
  en: {
    ingredients: 'Ingredients',
    method: 'Method',
    notes: 'Notes',
    contents: 'Contents',
    source: 'Source',
    servings: (count, one) => `${count} ${one ? 'serving' : 'servings'}`,
    perServing: 'A serving',
    protein: 'protein',
    carbs: 'carbohydrate',
    fat: 'fat',
    left: (count) =>
      `Recipes left out: ${count}. This file has no letters for their writing; print them from the browser.`,
  },
  de: {
    ingredients: 'Zutaten',
    method: 'Zubereitung',
    notes: 'Notizen',
    contents: 'Inhalt',
    source: 'Quelle',
    servings: (count, one) => `${count} ${one ? 'Portion' : 'Portionen'}`,
    perServing: 'Eine Portion',
    protein: 'Eiweiß',
    carbs: 'Kohlenhydrate',
    fat: 'Fett',
    left: (count) =>
      `Ausgelassene Rezepte: ${count}. Diese Datei hat keine Buchstaben für ihre Schrift; drucke sie aus dem Browser.`,
  },
  es: {
    ingredients: 'Ingredientes',
    method: 'Preparación',
    notes: 'Notas',
    contents: 'Índice',
    source: 'Fuente',
    servings: (count, one) => `${count} ${one ? 'ración' : 'raciones'}`,
    perServing: 'Una ración',
    protein: 'de proteína',
    carbs: 'de hidratos de carbono',
    fat: 'de grasa',
    left: (count) =>
      `Recetas omitidas: ${count}. Este archivo no tiene letras para su escritura; imprímelas desde el navegador.`,
  },
  fr: {
    ingredients: 'Ingrédients',
    method: 'Préparation',
    notes: 'Notes',
    contents: 'Sommaire',
    source: 'Source',
    servings: (count, one) => `${count} ${one ? 'portion' : 'portions'}`,
    perServing: 'Une portion',
    protein: 'de protéines',
    carbs: 'de glucides',
    fat: 'de lipides',
    left: (count) =>
      `Recettes laissées de côté : ${count}. Ce fichier n’a pas de lettres pour leur écriture ; imprime-les depuis le navigateur.`,
  },
};

/** What the font lacks is written otherwise (a third as 1/3) or left out; null when too little of it would be left to read. */
export function settable(recipe: PrintedRecipe, has: (codePoint: number) => boolean): PrintedRecipe | null {
  let letters = 0;
  let lost = 0;
  const setText = (text: string): string =>
    [...text.normalize('NFC')]
      .map((one) => {
        const letter = /\p{L}/u.test(one);
        if (letter) letters += 1;
        if (one === '\n' || has(one.codePointAt(0) ?? 0)) return one;
        const other = [...one.normalize('NFKD').replaceAll('\u2044', '/')];
        if (other.every((part) => has(part.codePointAt(0) ?? 0)))
          return /^\d\/\d$/.test(other.join('')) ? ` ${other.join('')}` : other.join('');
        if (letter) lost += 1;
        return '';
      })
      .join('');
  const visit = (value: unknown): unknown => {
    if (typeof value === 'string') return setText(value);
    if (Array.isArray(value)) return value.map(visit);
    if (value === null || typeof value !== 'object' || ArrayBuffer.isView(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, visit(part)]));
  };
  const set = visit(recipe) as PrintedRecipe;
  return lost > 0 && lost * 50 > letters ? null : set;
}

/**
 * The pages: each recipe begins one, many are led by a table of contents. `scale`: how large the letters are, so that one recipe fills its
 * page and is read from where one stands; `told`: of how many pages they become.
 */
export function pagesOf(
  { recipes, title, locale, paper }: PrintTask,
  left: number,
  scale = 1,
  told: (pages: number) => void = () => undefined,
): Part {
  const text = words[locale];
  const many = recipes.length > 1;
  const front: Part[] = many
    ? [
        { text: title ?? 'Mealwright', style: 'title', margin: [0, 0, 0, 12] },
        { toc: { title: { text: text.contents, style: 'heading' }, numberStyle: { color: faint } } },
      ]
    : [];
  if (left > 0) front.push({ text: text.left(left), style: 'fine', margin: [0, 12, 0, 0] });
  const size = (points: number) => Math.round(points * scale * 10) / 10;
  return {
    pageSize: paper === 'a4' ? 'A4' : 'LETTER',
    pageMargins: [42, 40, 42, 44],
    info: { title: many ? (title ?? 'Recipes') : (recipes[0]?.title ?? 'Recipe'), creator: 'Mealwright' },
    language: locale,
    content: [
      ...front,
      ...recipes.flatMap((recipe, at) => partsOf(recipe, text, locale, many, at > 0 || front.length > 0)),
    ],
    footer: (page: number, pages: number) => {
      told(pages);
      return {
        text: pages > 1 ? `${page} / ${pages}` : '',
        alignment: 'center',
        style: 'fine',
        margin: [0, 12, 0, 0],
      };
    },
    defaultStyle: { font: 'Roboto', fontSize: size(10.5), lineHeight: 1.25 },
    styles: {
      title: { fontSize: size(23), bold: true, lineHeight: 1.1 },
      heading: { fontSize: size(13), bold: true, color: green },
      group: { bold: true },
      number: { fontSize: size(13), bold: true, color: green, lineHeight: 1.05 },
      fine: { fontSize: size(8.5), color: faint },
    },
  };
}

const green = '#2f6b3f';
const faint = '#5c635e';
const tint = '#eef4ee';
const gap = (below: number) => [0, 0, 0, below];
/** Width of a photo beside the title; a third of it less is its height, as photos are kept. */
const PHOTO = 196;
const noLines = { hLineWidth: () => 0, vLineWidth: () => 0 };

function partsOf(recipe: PrintedRecipe, text: Words, locale: Locale, many: boolean, newPage: boolean): Part[] {
  const { notes, sourceUrl, author, photo } = recipe;
  const from = [author, sourceUrl].filter((one) => one !== null && one !== '').join(', ');
  const head = headOf(recipe, text, locale, many);
  return [
    {
      columns: [
        { width: '*', stack: head },
        ...(photo === null
          ? []
          : [{ width: PHOTO, image: `data:image/jpeg;base64,${Buffer.from(photo).toString('base64')}` }]),
      ],
      columnGap: 22,
      margin: gap(12),
      ...(newPage ? { pageBreak: 'before' } : {}),
    },
    ...nutritionOf(recipe, text, locale),
    {
      table: {
        widths: ['36%', '*'],
        body: [
          [
            {
              fillColor: tint,
              stack: [
                { text: text.ingredients, style: 'heading', margin: gap(6) },
                ...recipe.ingredients.flatMap(({ heading, lines }) => [
                  ...(heading === null ? [] : [{ text: heading, style: 'group', margin: [0, 6, 0, 3] }]),
                  ...lines.map((line) => ({ text: withAmount(line), margin: gap(4) })),
                ]),
              ],
            },
            {
              stack: [
                { text: text.method, style: 'heading', margin: gap(6) },
                ...stepsOf(recipe),
                ...(notes.length === 0
                  ? []
                  : [
                      { text: text.notes, style: 'heading', margin: [0, 8, 0, 5] },
                      ...notes.map((note) => ({ text: note, margin: gap(4) })),
                    ]),
              ],
            },
          ],
        ],
      },
      layout: {
        ...noLines,
        paddingLeft: (column: number) => (column === 0 ? 12 : 18),
        paddingRight: (column: number) => (column === 0 ? 12 : 0),
        paddingTop: () => 10,
        paddingBottom: () => 8,
      },
    },
    ...(from === ''
      ? []
      : [
          {
            text: `${text.source}: ${from}`,
            style: 'fine',
            margin: [0, 10, 0, 0],
            ...(sourceUrl === null ? {} : { link: sourceUrl }),
          },
        ]),
  ];
}

/** What it is, for how many, how long. */
function headOf(recipe: PrintedRecipe, text: Words, locale: Locale, many: boolean): Part[] {
  const { title, description } = recipe;
  return [
    {
      text: title,
      style: 'title',
      margin: gap(7),
      ...(many ? { tocItem: true, tocMargin: [0, 3, 0, 0] } : {}),
    },
    ...(description ? [{ text: description, margin: gap(7) }] : []),
    { text: factsOf(recipe, text, locale), bold: true, color: green },
  ];
}

/** "300 g" is what the eye looks for. */
function withAmount(line: string): Part[] | string {
  const amount =
    /^[\d\u00bc-\u00be\u2150-\u215e][\d\u00bc-\u00be\u2150-\u215e.,/\u2013 -]*(?:(?:g|kg|ml|cl|dl|l|oz|lb|tbsp|tsp|cups?|EL|TL)(?= ))?/u
      .exec(line)?.[0]
      .trimEnd();
  if (amount === undefined) return line;
  return [{ text: amount, bold: true }, { text: line.slice(amount.length) }];
}

/** Numbered through, also across headings; a number stands beside its step, large enough to find it again. */
function stepsOf({ steps }: PrintedRecipe): Part[] {
  let number = 0;
  return steps.flatMap(({ heading, steps: of }) => [
    ...(heading === null ? [] : [{ text: heading, style: 'group', margin: [0, 4, 0, 4] }]),
    ...of.map((step) => {
      number += 1;
      return {
        columns: [
          { width: number > 9 ? 24 : 18, text: String(number), style: 'number' },
          { width: '*', text: step },
        ],
        margin: gap(7),
      };
    }),
  ]);
}

function factsOf(
  { servings, yieldText, totalMinutes, activeMinutes }: PrintedRecipe,
  text: Words,
  locale: Locale,
): string {
  const time = totalMinutes ?? activeMinutes;
  return [
    servings === null ? yieldText : text.servings(servings.toLocaleString(locale), servings === 1),
    time === null ? null : minutesText(time),
  ]
    .filter((part) => part !== null && part !== '')
    .join('  ·  ');
}

const minutesText = (minutes: number): string =>
  minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h${minutes % 60 === 0 ? '' : ` ${minutes % 60} min`}`;

/** A line between two rules: what a serving holds. */
function nutritionOf({ perServing }: PrintedRecipe, text: Words, locale: Locale): Part[] {
  const whole = (value: number | null, unit: string, name: string) =>
    value === null
      ? []
      : [
          {
            text: [
              { text: `${Math.round(value).toLocaleString(locale)} ${unit}`, bold: true },
              `${name && ` ${name}`}`,
            ],
          },
        ];
  const cells = [
    ...whole(perServing.kcal, 'kcal', ''),
    ...whole(perServing.proteinG, 'g', text.protein),
    ...whole(perServing.carbsG, 'g', text.carbs),
    ...whole(perServing.fatG, 'g', text.fat),
  ];
  if (cells.length === 0) return [];
  return [
    {
      table: {
        widths: ['auto', ...cells.map((_, at) => (at < cells.length - 1 ? 'auto' : '*'))],
        body: [[{ text: `${text.perServing}:`, color: faint }, ...cells]],
      },
      layout: {
        hLineWidth: () => 0.7,
        vLineWidth: () => 0,
        hLineColor: () => '#b9c9bc',
        paddingLeft: (column: number) => (column === 0 ? 0 : 22),
        paddingRight: () => 0,
        paddingTop: () => 5,
        paddingBottom: () => 3,
      },
      // Always the same: in larger letters it would not stay one line.
      fontSize: 10.5,
      margin: gap(12),
    },
  ];
}
