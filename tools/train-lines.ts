// Trains the tagger of ingredient lines and writes packages/nutrition/src/lines/weights.generated.ts.
// By hand: npx tsc -b packages/nutrition tools; node tools/dist/train-lines.js [train.jsonl] [--held-out] [--seed N]
// --held-out keeps a tenth of the lines (by template, so that no template stands on both sides), scores on it and writes
// nothing: the way to choose features and settings without a look at the scored sets.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { amountFrom, nameOf, unitFrom } from '@mealwright/nutrition/lines/assemble';
import { featureCount, writeFeatures } from '@mealwright/nutrition/lines/features';
import { hashText } from '@mealwright/nutrition/lines/items';
import { labelCount } from '@mealwright/nutrition/lines/labels';
import { projectRoot } from './data-files.ts';
import { type Options, type Sequence, train, viterbi, type Weights } from './lines-crf.ts';
import { type GoldLine, type LabelledLine, labelLine } from './lines-gold.ts';
import { packWeights } from './lines-pack.ts';

const argument = (name: string): string | undefined => {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
};
const first = process.argv[2];
const trainFile =
  first !== undefined && !first.startsWith('--')
    ? first
    : join(projectRoot, '..', 'shared', 'data', 'ingredients', 'train.jsonl');
const heldOut = process.argv.includes('--held-out');
const seed = Number(argument('--seed') ?? 1);
const settings: Options = { epochs: 5, rate: 0.1, l2: 1e-4, l1: 0, seed, dropout: 0.25 };
const again: Options = { ...settings, epochs: 5, dropout: 0.2 };
/** Seen less often than this: left out at once. */
const leastSeen = 3;
/** So many stay, by the sum of their weights, and are trained once more. */
const kept = Number(argument('--keep') ?? 40_000);

if (!existsSync(trainFile)) {
  console.error(`There is no ${trainFile}.`);
  process.exit(1);
}
const gold = readFileSync(trainFile, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as GoldLine);
const labelled = gold.map(labelLine).filter((line) => line.aligned && line.items.length > 0 && line.items.length < 200);
console.log(`${labelled.length} of ${gold.length} lines can be labelled`);

/** The sentence without its numbers. */
const template = (line: LabelledLine): string => line.gold.sentence.toLowerCase().replace(/[\d½⅓⅔¼¾⅛⅜⅝⅞/.]+/g, '#');
const isHeld = (line: LabelledLine): boolean => heldOut && (hashText(template(line)) >>> 4) % 10 === 0;
const learning = labelled.filter((line) => !isHeld(line));
const testing = labelled.filter(isHeld);

const hashesOf = (line: LabelledLine): Int32Array => {
  const out = new Int32Array(line.items.length * featureCount);
  writeFeatures(line.items, out);
  return out;
};
const hashed = learning.map(hashesOf);
const seen = new Map<number, number>();
for (const hashes of hashed) for (const hash of hashes) seen.set(hash, (seen.get(hash) ?? 0) + 1);
const hashOf: number[] = [];
const idOf = new Map<number, number>();
for (const [hash, times] of seen)
  if (times >= leastSeen) {
    idOf.set(hash, hashOf.length);
    hashOf.push(hash);
  }
seen.clear();
const sequenceOf = (line: LabelledLine, hashes: Int32Array): Sequence => ({
  features: hashes.map((hash) => idOf.get(hash) ?? -1),
  gaps: Uint8Array.from(line.items, (item) => item.gap),
  labels: line.labels,
});
const sequences = learning.map((line, index) => sequenceOf(line, hashed[index]!));
const tests = testing.map((line) => sequenceOf(line, hashesOf(line)));

const words = (text: string): string => (text.toLowerCase().match(/[\p{L}\d]+/gu) ?? []).join(' ');
const same = (a: number | null, b: number | null): boolean =>
  a === b || (a !== null && b !== null && Math.abs(a - b) < 0.006);
const measure = (weights: Weights, remap: Int32Array | null): string => {
  let tokens = 0;
  let tokensRight = 0;
  const right = { amount: 0, unit: 0, name: 0, line: 0 };
  for (const [index, test] of tests.entries()) {
    const line = testing[index]!;
    const features = remap === null ? test.features : test.features.map((id) => (id < 0 ? -1 : remap[id]!));
    const found = viterbi({ ...test, features }, featureCount, weights);
    for (let item = 0; item < found.length; item++) if (found[item] === test.labels[item]) tokensRight++;
    tokens += found.length;
    const got = amountFrom(line.items, found);
    const wanted = amountFrom(line.items, test.labels);
    const amount = same(got.amount, wanted.amount) && same(got.amountMax, wanted.amountMax);
    const unit = unitFrom(line.line, line.items, found) === unitFrom(line.line, line.items, test.labels);
    const name = words(nameOf(line.line, line.items, found)) === words(nameOf(line.line, line.items, test.labels));
    right.amount += Number(amount);
    right.unit += Number(unit);
    right.name += Number(name);
    right.line += Number(amount && unit && name);
  }
  const share = (count: number, of: number) => ((100 * count) / of).toFixed(2);
  return tests.length === 0
    ? ''
    : `tokens ${share(tokensRight, tokens)} amount ${share(right.amount, tests.length)} unit ${share(right.unit, tests.length)} name ${share(right.name, tests.length)} line ${share(right.line, tests.length)}`;
};

console.log(`${learning.length} lines to learn from, ${testing.length} held out, ${hashOf.length} features`);
const began = Date.now();
const report = (remap: Int32Array | null) => (epoch: number, weights: Weights) =>
  console.log(`${epoch + 1}: ${Math.round((Date.now() - began) / 1000)} s ${measure(weights, remap)}`);
const whole = train(sequences, featureCount, hashOf.length, settings, report(null));

const sizeOf = (id: number): number => {
  let sum = 0;
  for (let label = 0; label < labelCount; label++) sum += Math.abs(whole.state[id * labelCount + label]!);
  return sum;
};
const sizes = Float64Array.from(hashOf, (_, id) => sizeOf(id));
const best = [...hashOf.keys()].sort((a, b) => sizes[b]! - sizes[a]! || a - b).slice(0, kept);
const remap = new Int32Array(hashOf.length).fill(-1);
for (const [place, id] of best.entries()) remap[id] = place;
const fewer = sequences.map((sequence) => ({
  ...sequence,
  features: sequence.features.map((id) => (id < 0 ? -1 : remap[id]!)),
}));
console.log(`once more with the ${best.length} strongest features`);
const final = train(fewer, featureCount, best.length, again, report(remap));
const packed = packWeights(
  best.map((id) => hashOf[id]!),
  final,
);
console.log(`whole numbers: ${measure(packed.rounded, remap)}; ${packed.text.length} characters`);
if (!heldOut) {
  const file = join(projectRoot, 'packages', 'nutrition', 'src', 'lines', 'weights.generated.ts');
  writeFileSync(
    file,
    `// Written by tools/train-lines.ts (seed ${seed}); see MODEL.md.\nexport const packedWeights: string =\n  '${packed.text}';\n`,
  );
  console.log(file);
}
