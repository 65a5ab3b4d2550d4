// Foods by meaning: each feature (a word of names, a group, a descriptor) has a vector that was learned from which features
// go together in the food table and the cookbook (tools/train-meaning.ts -> data/meaning.tsv). A food is the sum of its features,
// so is a question; what points the same way fits. Pure: the caller hands in the text.
import { type Food, type FoodTable, nameKey } from '../foods.ts';
import { descriptorsOf, descriptorsOfWord, groupsOfWord } from './descriptors.ts';

export const dimensions = 48;
/** Words that say nothing about a food. */
const idle = new Set(
  'a an and or the of with for to in on some something anything thing things that is are i want like my me food foods good very not too quick easy it from when at after before made full high low lots etwas was ein eine einen mit und oder für zum zur der die das ich will mag viel sehr als nach bei essen im ohne'.split(
    ' ',
  ),
);

/** Words as features: lower case, without accents, in the singular where English forms it plainly. */
export const featureWords = (text: string): string[] =>
  nameKey(text)
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 1 && !idle.has(word))
    .map((word) =>
      word.endsWith('ies') && word.length > 4
        ? `${word.slice(0, -3)}y`
        : /(?:[^s]s|oes)$/.test(word) && word.length > 3 && !/(?:us|is|ss)$/.test(word)
          ? word.replace(/e?s$/, (end) => (/(?:o|ch|sh|x)es$/.test(word) ? '' : end === 'es' ? 'e' : ''))
          : word,
    );

/** Features of a food with their weight. */
export const featuresOf = (food: Food): Map<string, number> => {
  const features = new Map<string, number>();
  const add = (feature: string, weight: number) => features.set(feature, Math.max(weight, features.get(feature) ?? 0));
  for (const word of featureWords(food.name)) add(word, 1);
  for (const synonym of food.synonyms) for (const word of featureWords(synonym)) add(word, 0.4);
  add(`@${food.category}`, 1);
  for (const key of descriptorsOf(food)) add(`#${key}`, 1.2);
  return features;
};

export type Meaning = { vectors: ReadonlyMap<string, { weight: number; vector: Float32Array }> };

/** A line: feature, weight, vector as hexadecimal bytes around 128. */
export const parseMeaning = (text: string): Meaning => {
  const vectors = new Map<string, { weight: number; vector: Float32Array }>();
  for (const line of text.split('\n')) {
    const [feature, weight, bytes] = line.split('\t');
    if (feature === undefined || bytes === undefined || bytes.length !== dimensions * 2) continue;
    const vector = new Float32Array(dimensions);
    for (let at = 0; at < dimensions; at++) vector[at] = Number.parseInt(bytes.slice(at * 2, at * 2 + 2), 16) - 128;
    vectors.set(feature, { weight: Number(weight), vector: unit(vector) });
  }
  return { vectors };
};

export const unit = (vector: Float32Array): Float32Array => {
  let sum = 0;
  for (const value of vector) sum += value * value;
  const length = Math.sqrt(sum);
  return length === 0 ? vector : vector.map((value) => value / length);
};
const dot = (a: Float32Array, b: Float32Array): number => {
  let sum = 0;
  for (let at = 0; at < dimensions; at++) sum += a[at]! * b[at]!;
  return sum;
};

const sumOf = (features: Iterable<readonly [string, number]>, meaning: Meaning): Float32Array => {
  const sum = new Float32Array(dimensions);
  for (const [feature, weight] of features) {
    const one = meaning.vectors.get(feature);
    if (one === undefined) continue;
    for (let at = 0; at < dimensions; at++) sum[at] = sum[at]! + weight * one.weight * one.vector[at]!;
  }
  return unit(sum);
};

type Placed = { food: Food; features: ReadonlyMap<string, number>; vector: Float32Array };
export type MeaningIndex = { meaning: Meaning; foods: readonly Placed[] };
export const indexMeaning = (table: FoodTable, meaning: Meaning): MeaningIndex => ({
  meaning,
  foods: table.foods.map((food) => {
    const features = featuresOf(food);
    return { food, features, vector: sumOf(features, meaning) };
  }),
});

/** Compound dishes are the answer to a question only when they are meant. */
const dishCost = 0.12;
export type Alike = { food: Food; score: number };

/**
 * Foods that fit a question, the best first. Every wish counts: "crunchy and salty" wants both. Empty when no word of it means
 * anything here.
 */
export const foodsLike = (question: string, index: MeaningIndex, most: number): Alike[] => {
  const raw = question
    .toLowerCase()
    .split(/[^\p{L}\p{N}-]+/u)
    .filter((word) => word !== '' && !idle.has(word));
  const wishes: string[][] = [];
  for (const word of raw) {
    const stem = word.replace(/(?:es|er|en|em|e)$/, '');
    const group = groupsOfWord(word);
    if (group.length > 0) {
      wishes.push(group.map((category) => `@${category}`));
      continue;
    }
    const keys = [word, stem, nameKey(word)].map(descriptorsOfWord).find((found) => found.length > 0);
    if (keys !== undefined) wishes.push(keys.map((key) => `#${key}`));
    else for (const feature of featureWords(word)) if (index.meaning.vectors.has(feature)) wishes.push([feature]);
  }
  if (wishes.length === 0) return [];
  const asked = sumOf(
    wishes.flat().map((feature) => [feature, 1] as const),
    index.meaning,
  );
  return index.foods
    .map(({ food, features, vector }) => {
      const met = wishes.filter((wish) => wish.some((feature) => features.has(feature))).length / wishes.length;
      const plain = food.name.split(' ').length;
      // What has many names is what many people know.
      const known = 0.012 * Math.min(food.synonyms.length, 6);
      const score =
        0.6 * dot(asked, vector) + 0.6 * met - (food.category === 'meal' ? dishCost : 0) - 0.01 * plain + known;
      return { food, score };
    })
    .filter(({ score }) => score > 0.45)
    .sort((a, b) => b.score - a.score || (a.food.id < b.food.id ? -1 : 1))
    .slice(0, most);
};
