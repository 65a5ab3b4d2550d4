// The text of a recipe file (several YAML documents) -> recipes as they were written, with file and line for every fault.
// Names of foods and units are resolved later, in compute.ts.
import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseAllDocuments, type YAMLMap } from 'yaml';
import { readStep, type StepSpan } from './steps.ts';
import { type Course, type Cuisine, courses, cuisines, type RecipeSlot, slots, type Tag, tags } from './vocabulary.ts';

export type TextFile = { name: string; text: string };
export type Problem = { file: string; line: number; recipe: string | null; message: string };

/** `2 can drained | canned chickpeas | rinsed, optional` */
export type IngredientLine = {
  amount: number | null;
  unit: string | null;
  food: string;
  note: string | null;
  optional: boolean;
  line: number;
};

export type RecipeSource = {
  /** A slug. Simple foods: `simple-` and the id of the food. */
  id: string;
  title: string;
  description: string;
  servings: number;
  minutes: { active: number; total: number };
  cuisine: Cuisine;
  course: Course;
  slots: RecipeSlot[];
  tags: Tag[];
  equipment: string[];
  ingredients: IngredientLine[];
  steps: StepSpan[][];
  file: string;
  line: number;
};

const fractions: Record<string, number> = { '½': 0.5, '¼': 0.25, '¾': 0.75, '⅓': 1 / 3, '⅔': 2 / 3, '⅛': 0.125 };

/** "1/2", "1 1/2", "0.5", "1½" at the start of a text, and what follows. */
export const readAmount = (text: string): { amount: number | null; rest: string } => {
  const trimmed = text.trim();
  const match = /^(?:(\d+)\s+)?(\d+)\/(\d+)|^(\d*\.?\d+)?([½¼¾⅓⅔⅛])|^(\d+(?:\.\d+)?)/.exec(trimmed);
  if (match === null) return { amount: null, rest: trimmed };
  const [whole, ones, above, below, before, sign, plain] = match;
  const rest = trimmed.slice(whole.length).trim();
  if (plain !== undefined) return { amount: Number(plain), rest };
  if (sign !== undefined) return { amount: Number(before ?? 0) + (fractions[sign] ?? 0), rest };
  return { amount: Number(ones ?? 0) + Number(above) / Number(below), rest };
};

/** A line of a recipe file, or what is wrong with it. */
export const readIngredient = (text: string, line: number): IngredientLine | string => {
  const cells = text.split('|').map((cell) => cell.trim());
  if (cells.length < 2 || cells.length > 3) return `"${text}" is not "amount unit | food | note"`;
  const { amount, rest } = readAmount(cells[0] ?? '');
  const food = cells[1] ?? '';
  const note = cells[2] ?? '';
  if (food === '') return `"${text}" names no food`;
  if (amount === null || !(amount > 0) || !Number.isFinite(amount)) return `"${text}" has no amount`;
  return {
    amount,
    unit: rest === '' ? null : rest,
    food,
    note: note === '' ? null : note,
    optional: /\boptional\b/i.test(note),
    line,
  };
};

const required = [
  'id',
  'title',
  'description',
  'servings',
  'minutes',
  'cuisine',
  'course',
  'slots',
  'ingredients',
  'steps',
] as const;
const optionalFields = ['tags', 'equipment'] as const;

type Fault = (message: string, node?: Node | null) => void;

const text = (map: YAMLMap, key: string, fault: Fault): string => {
  const node = map.get(key, true);
  const value = isScalar(node) ? node.value : undefined;
  if (typeof value === 'string' && value.trim() !== '') return value.replace(/\s+/g, ' ').trim();
  fault(`${key} is not a text`, node as Node | undefined);
  return '';
};
const positive = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value) && value > 0;
const word = <T extends string>(map: YAMLMap, key: string, known: readonly T[], fault: Fault): T => {
  const found = known.find((one) => one === map.get(key));
  if (found === undefined) fault(`${key} "${String(map.get(key))}" is not known`, map.get(key, true) as Node);
  return found ?? known[0]!;
};

type Item = { text: string; node: Node };
const items = (map: YAMLMap, key: string, fault: Fault): Item[] => {
  const node = map.get(key, true);
  if (node === undefined || node === null) return [];
  if (!isSeq(node)) {
    fault(`${key} is not a list`, node as Node);
    return [];
  }
  return node.items.flatMap((item) => {
    if (isScalar(item) && (typeof item.value === 'string' || typeof item.value === 'number'))
      return [{ text: String(item.value).replace(/\s+/g, ' ').trim(), node: item }];
    fault(`an entry of ${key} is not a plain text (a colon or a brace inside needs quotes)`, item as Node);
    return [];
  });
};
const words = <T extends string>(map: YAMLMap, key: string, known: readonly T[], fault: Fault): T[] => {
  const found: T[] = [];
  for (const item of items(map, key, fault)) {
    const one = known.find((candidate) => candidate === item.text);
    if (one === undefined) fault(`${key}: "${item.text}" is not known`, item.node);
    else if (!found.includes(one)) found.push(one);
  }
  return found;
};

const readMinutes = (map: YAMLMap, fault: Fault): { active: number; total: number } => {
  const node = map.get('minutes');
  const active = isMap(node) ? node.get('active') : undefined;
  const total = isMap(node) ? node.get('total') : undefined;
  if (typeof active === 'number' && active >= 0 && positive(total) && active <= total) return { active, total };
  fault('minutes must be { active, total } with active at most total', map.get('minutes', true) as Node);
  return { active: 0, total: 0 };
};

const readRecipe = (map: YAMLMap, file: string, lineOf: (node?: Node | null) => number, fault: Fault): RecipeSource => {
  for (const key of required) if (!map.has(key)) fault(`${key} is missing`, map);
  for (const pair of map.items) {
    const key = isScalar(pair.key) ? String(pair.key.value) : '';
    if (!([...required, ...optionalFields] as string[]).includes(key))
      fault(`"${key}" is not a field`, pair.key as Node);
  }
  const id = text(map, 'id', fault);
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) fault(`id "${id}" is not a slug`, map.get('id', true) as Node);
  const servings = map.get('servings');
  if (!positive(servings)) fault('servings is not a number above 0', map.get('servings', true) as Node);
  const ingredients = items(map, 'ingredients', fault).flatMap((item) => {
    const read = readIngredient(item.text, lineOf(item.node));
    if (typeof read !== 'string') return [read];
    fault(read, item.node);
    return [];
  });
  const steps = items(map, 'steps', fault).flatMap((item) => {
    const read = readStep(item.text);
    if (typeof read !== 'string') return [read];
    fault(read, item.node);
    return [];
  });
  const recipeSlots = words(map, 'slots', slots, fault);
  if (ingredients.length === 0) fault('no ingredient', map);
  if (steps.length === 0) fault('no step', map);
  if (recipeSlots.length === 0) fault('no slot', map);
  return {
    id,
    title: text(map, 'title', fault),
    description: text(map, 'description', fault),
    servings: positive(servings) ? servings : 1,
    minutes: readMinutes(map, fault),
    cuisine: word(map, 'cuisine', cuisines, fault),
    course: word(map, 'course', courses, fault),
    slots: recipeSlots,
    tags: words(map, 'tags', tags, fault),
    equipment: items(map, 'equipment', fault).map((item) => item.text),
    ingredients,
    steps,
    file,
    line: lineOf(map),
  };
};

/** A recipe with any fault is left out of `recipes`; every fault is in `problems`. */
export const parseRecipeFile = (file: TextFile): { recipes: RecipeSource[]; problems: Problem[] } => {
  const recipes: RecipeSource[] = [];
  const problems: Problem[] = [];
  const lines = new LineCounter();
  const lineOf = (node?: Node | null): number => (node?.range ? lines.linePos(node.range[0]).line : 1);
  const documents = parseAllDocuments(file.text, { lineCounter: lines });
  if (!Array.isArray(documents)) return { recipes, problems };
  for (const document of documents) {
    const start = lineOf(document.contents);
    if (document.errors.length > 0) {
      for (const error of document.errors)
        problems.push({
          file: file.name,
          line: error.linePos?.[0].line ?? start,
          recipe: null,
          message: error.message.split('\n')[0] ?? 'not YAML',
        });
      continue;
    }
    const { contents } = document;
    if (contents === null) continue;
    if (!isMap(contents) || isAlias(contents)) {
      problems.push({ file: file.name, line: start, recipe: null, message: 'not a recipe' });
      continue;
    }
    const id = contents.get('id');
    const before = problems.length;
    const fault: Fault = (message, node) => {
      const recipe = typeof id === 'string' ? id : null;
      problems.push({ file: file.name, line: node?.range ? lineOf(node) : start, recipe, message });
    };
    const recipe = readRecipe(contents, file.name, lineOf, fault);
    if (problems.length === before) recipes.push(recipe);
  }
  return { recipes, problems };
};

/** A food that is eaten as it is: `{ food: apple, amount: "1 medium", slots: [snack] }`. */
export type SimpleSource = {
  food: string;
  amount: number;
  unit: string | null;
  slots: RecipeSlot[];
  file: string;
  line: number;
};

export const parseSimpleFoods = (file: TextFile): { simple: SimpleSource[]; problems: Problem[] } => {
  const simple: SimpleSource[] = [];
  const problems: Problem[] = [];
  const lines = new LineCounter();
  const [document] = parseAllDocuments(file.text, { lineCounter: lines });
  const complain = (line: number, message: string) => problems.push({ file: file.name, line, recipe: null, message });
  if (document === undefined || !('contents' in document) || document.errors.length > 0 || !isSeq(document.contents)) {
    const error = document?.errors[0];
    complain(error?.linePos?.[0].line ?? 1, error?.message.split('\n')[0] ?? 'not a list of simple foods');
    return { simple, problems };
  }
  for (const item of document.contents.items) {
    const node = item as Node;
    const line = node.range ? lines.linePos(node.range[0]).line : 1;
    const before = problems.length;
    if (!isMap(item)) {
      complain(line, 'not { food, amount, slots }');
      continue;
    }
    const fault: Fault = (message) => complain(line, message);
    const food = text(item, 'food', fault);
    const { amount, rest } = readAmount(String(item.get('amount') ?? ''));
    if (amount === null || !(amount > 0)) complain(line, `${food}: no amount`);
    const its = words(item, 'slots', slots, fault);
    if (its.length === 0) complain(line, `${food}: no slot`);
    if (problems.length === before)
      simple.push({ food, amount: amount ?? 0, unit: rest === '' ? null : rest, slots: its, file: file.name, line });
  }
  return { simple, problems };
};
