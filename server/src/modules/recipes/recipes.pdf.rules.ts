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

/** The pages: each recipe begins one, many are led by a table of contents. */
export function pagesOf({ recipes, title, locale, paper }: PrintTask, left: number): Part {
  const text = words[locale];
  const many = recipes.length > 1;
  const front: Part[] = many
    ? [
        { text: title ?? 'Mealwright', style: 'title', margin: [0, 0, 0, 12] },
        { toc: { title: { text: text.contents, style: 'heading' }, numberStyle: { color: faint } } },
      ]
    : [];
  if (left > 0) front.push({ text: text.left(left), style: 'fine', margin: [0, 12, 0, 0] });
  return {
    pageSize: paper === 'a4' ? 'A4' : 'LETTER',
    pageMargins: [48, 48, 48, 56],
    info: { title: many ? (title ?? 'Recipes') : (recipes[0]?.title ?? 'Recipe'), creator: 'Mealwright' },
    language: locale,
    content: [
      ...front,
      ...recipes.flatMap((recipe, at) => partsOf(recipe, text, locale, many, at > 0 || front.length > 0)),
    ],
    footer: (page: number, pages: number) => ({
      text: pages > 1 ? `${page} / ${pages}` : '',
      alignment: 'center',
      style: 'fine',
      margin: [0, 20, 0, 0],
    }),
    defaultStyle: { font: 'Roboto', fontSize: 10.5, lineHeight: 1.25 },
    styles: {
      title: { fontSize: 24, bold: true, lineHeight: 1.1 },
      heading: { fontSize: 13, bold: true, color: green },
      group: { bold: true },
      fine: { fontSize: 8.5, color: faint },
    },
  };
}

const green = '#2f6b3f';
const faint = '#666666';
const gap = (below: number) => [0, 0, 0, below];

function partsOf(recipe: PrintedRecipe, text: Words, locale: Locale, many: boolean, newPage: boolean): Part[] {
  const { title, description, notes, sourceUrl, author, photo } = recipe;
  const from = [author, sourceUrl].filter((one) => one !== null && one !== '').join(', ');
  return [
    {
      text: title,
      style: 'title',
      margin: gap(6),
      ...(newPage ? { pageBreak: 'before' } : {}),
      ...(many ? { tocItem: true, tocMargin: [0, 3, 0, 0] } : {}),
    },
    ...(photo === null
      ? []
      : [
          {
            image: `data:image/jpeg;base64,${Buffer.from(photo).toString('base64')}`,
            fit: [300, 200],
            margin: gap(10),
          },
        ]),
    ...(description ? [{ text: description, italics: true, margin: gap(8) }] : []),
    { text: factsOf(recipe, text, locale), color: faint, margin: gap(2) },
    { text: nutritionOf(recipe, text, locale), color: faint, margin: gap(14) },
    {
      columns: [
        {
          width: '36%',
          stack: [
            { text: text.ingredients, style: 'heading', margin: gap(6) },
            ...recipe.ingredients.flatMap(({ heading, lines }) => [
              ...(heading === null ? [] : [{ text: heading, style: 'group', margin: [0, 6, 0, 3] }]),
              ...lines.map((line) => ({ text: line, margin: gap(3) })),
            ]),
          ],
        },
        {
          width: '*',
          stack: [
            { text: text.method, style: 'heading', margin: gap(6) },
            ...stepsOf(recipe),
            ...(notes.length === 0
              ? []
              : [
                  { text: text.notes, style: 'heading', margin: [0, 10, 0, 6] },
                  ...notes.map((note) => ({ text: note, margin: gap(4) })),
                ]),
          ],
        },
      ],
      columnGap: 24,
    },
    ...(from === ''
      ? []
      : [
          {
            text: `${text.source}: ${from}`,
            style: 'fine',
            margin: [0, 16, 0, 0],
            ...(sourceUrl === null ? {} : { link: sourceUrl }),
          },
        ]),
  ];
}

/** Numbered through, also across headings. */
function stepsOf({ steps }: PrintedRecipe): Part[] {
  let start = 1;
  return steps.flatMap(({ heading, steps: of }) => {
    const list = { ol: of.map((step) => ({ text: step, margin: gap(6) })), start, markerColor: green };
    start += of.length;
    return [...(heading === null ? [] : [{ text: heading, style: 'group', margin: [0, 6, 0, 3] }]), list];
  });
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

function nutritionOf({ perServing }: PrintedRecipe, text: Words, locale: Locale): string {
  const whole = (value: number) => Math.round(value).toLocaleString(locale);
  const parts = [
    perServing.kcal === null ? null : `${whole(perServing.kcal)} kcal`,
    perServing.proteinG === null ? null : `${whole(perServing.proteinG)} g ${text.protein}`,
    perServing.carbsG === null ? null : `${whole(perServing.carbsG)} g ${text.carbs}`,
    perServing.fatG === null ? null : `${whole(perServing.fatG)} g ${text.fat}`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? '' : `${text.perServing}: ${parts.join(', ')}`;
}
