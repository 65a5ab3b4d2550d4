// `npm run bench -- search`: finding recipes among 100,000, in the database and through the server.
import { openDatabase } from '@mealwright/server/platform/db';
import { makeKeys } from '@mealwright/server/platform/keys';
import { fill, nthId } from './lib/fill.ts';
import { makeLifetimes } from './lib/lifetimes.ts';
import { readOptions, wholeOption } from './lib/options.ts';
import { machine, quantile, table } from './lib/report.ts';
import { embeddedAddress, startServer, temporaryFolder } from './lib/server.ts';

const SECRET = 'a secret of the benchmark, long enough to sign';
const options = readOptions({ flags: ['json'], values: ['recipes', 'rounds'] });
const recipes = wholeOption(options.value('recipes'), 100_000);
const rounds = wholeOption(options.value('rounds'), 5);
const lifetimes = makeLifetimes();
const tell = (sentence: string) => console.error(sentence);

type Kind = { name: string; goalMs: number; paths: string[] };
const words = [
  'chicken',
  'chickpea curry',
  'lentil soup',
  'tofu',
  'salmon',
  'rice',
  'tomato',
  'mushroom risotto',
  'porridge',
  'bean',
];
const german = ['Kichererbsen', 'Hähnchen', 'Linsen', 'Reis', 'Tomaten', 'Pilze', 'Haferflocken', 'Spinat'];
const query = (path: string, params: Record<string, string>) =>
  `${path}?${new URLSearchParams({ limit: '24', ...params })}`;
const filtered: Record<string, string>[] = [
  { slot: 'dinner', dietary: 'vegan', sort: 'rating:desc,title:asc' },
  { cuisine: 'italian,greek', maxTotalTime: '30' },
  { excludeAllergens: 'nuts,gluten', slot: 'lunch', sort: 'kcal:asc' },
  { dietary: 'vegetarian,high-protein', sort: 'proteinG:desc' },
  { category: 'main', sort: 'createdAt:desc' },
  { page: '40', sort: 'title:asc' },
];
const kinds: Kind[] = [
  { name: 'search', goalMs: 50, paths: words.map((q) => query('/recipes/search', { q })) },
  { name: 'search in German', goalMs: 50, paths: german.map((q) => query('/recipes/search', { q, locale: 'de' })) },
  {
    name: 'search with filters',
    goalMs: 50,
    paths: words.map((q) =>
      query('/recipes/search', { q, dietary: 'vegetarian', maxTotalTime: '45', excludeAllergens: 'nuts' }),
    ),
  },
  {
    name: 'search in another order',
    goalMs: 50,
    paths: words.map((q, at) =>
      query('/recipes', { q, sort: ['totalMinutes:asc', 'rating:desc,title:asc', 'title:asc'][at % 3] ?? '' }),
    ),
  },
  {
    name: 'counts beside a search',
    goalMs: 50,
    paths: [
      ...words.map((q) => `/recipes/facets?${new URLSearchParams({ q })}`),
      ...german.map((q) => `/recipes/facets?${new URLSearchParams({ q, locale: 'de' })}`),
    ],
  },
  { name: 'filtered list', goalMs: 50, paths: filtered.map((filters) => query('/recipes', filters)) },
  {
    name: 'counts beside filters',
    goalMs: 50,
    paths: filtered.map(({ sort: _, page: __, ...rest }) => `/recipes/facets?${new URLSearchParams(rest)}`),
  },
  {
    name: 'completion',
    goalMs: 20,
    paths: ['chick', 'len', 'to', 'smoked sal', 'risotto', 'pa', 'curry', 'bow'].map(
      (q) => `/recipes/autocomplete?q=${encodeURIComponent(q)}`,
    ),
  },
  {
    name: 'completion with slips',
    goalMs: 20,
    paths: ['chiken', 'muhsroom', 'smoked makerel', 'omelete', 'xqzzjw'].map(
      (q) => `/recipes/autocomplete?q=${encodeURIComponent(q)}`,
    ),
  },
];

type Measured = {
  name: string;
  goalMs: number;
  p50: number;
  p95: number;
  max: number;
  slowest: string;
  queries: number;
};

/** What is asked for, asked anew each time: no kept answer serves, because each round asks for another number of recipes. */
async function measure(url: string, token: string, { name, goalMs, paths }: Kind): Promise<Measured> {
  const times: { ms: number; path: string }[] = [];
  let queries = 0;
  for (let round = 0; round < rounds; round += 1)
    for (const path of paths) {
      const asked = new URL(`${url}/api/v1${path}`);
      if (path.includes('facets')) asked.searchParams.set('maxPrepTime', String(500 + round));
      else asked.searchParams.set('limit', String(path.includes('autocomplete') ? 6 + round : 20 + round));
      const answer = await fetch(asked, { headers: { authorization: `Bearer ${token}` } });
      if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
      const timing = answer.headers.get('server-timing') ?? '';
      const [, ms = 'NaN', count = '0'] = /db;dur=([\d.]+);desc="(\d+)"/.exec(timing) ?? [];
      await answer.arrayBuffer();
      times.push({ ms: Number(ms), path });
      queries = Math.max(queries, Number(count));
    }
  const all = times.map(({ ms }) => ms);
  const slowest = times.reduce((a, b) => (b.ms > a.ms ? b : a));
  return {
    name,
    goalMs,
    p50: quantile(all, 0.5),
    p95: quantile(all, 0.95),
    max: slowest.ms,
    slowest: slowest.path,
    queries,
  };
}

const folder = temporaryFolder();
lifetimes.add(folder.remove);
const data = `${folder.path}/data`;
const server = await startServer({
  MEALWRIGHT_DATA: data,
  SECRET,
  LOG_LEVEL: 'warn',
  RATE_LIMIT_USER: '1000000',
  RATE_LIMIT_ADDRESS: '1000000',
});
lifetimes.add(server.stop);
const database = openDatabase(embeddedAddress(data), 2, () => undefined);
lifetimes.add(database.close);
tell(`Filling ${recipes} recipes ...`);
const now = new Date();
const filled = await fill(database, { users: 2, recipes, weeks: 1 }, now);
tell(`${filled.recipes} recipes in ${filled.seconds.toFixed(0)} s`);
const who = {
  userId: nthId('user', 1),
  householdId: nthId('household', 1),
  role: 'user',
  sessionId: nthId('session', 1),
} as const;
const token = await makeKeys(SECRET).sign(who, now, 8 * 3600);
const measured: Measured[] = [];
for (const kind of kinds) {
  // Once before, so that what is measured does not include reading the tables from the disk.
  await measure(server.url, token, { ...kind, paths: kind.paths.slice(0, 2) });
  measured.push(await measure(server.url, token, kind));
  tell(kind.name);
}
await lifetimes.stopAll();
if (options.has('json')) console.log(JSON.stringify({ recipes: filled.recipes, rounds, measured }, null, 2));
else {
  console.log(
    `\n${filled.recipes} recipes, embedded PostgreSQL, ${machine()}, ${now.toISOString().slice(0, 10)}. Time of all queries of a request.\n`,
  );
  console.log(
    table(
      ['', 'p50 ms', 'p95 ms', 'longest ms', 'goal p95', 'reached', 'queries at most'],
      measured.map((one) => [
        one.name,
        one.p50.toFixed(1),
        one.p95.toFixed(1),
        one.max.toFixed(1),
        `${one.goalMs} ms`,
        one.p95 <= one.goalMs ? 'yes' : 'no',
        String(one.queries),
      ]),
    ),
  );
  console.log(
    `\nSlowest:\n${measured.map(({ name, slowest }) => `- ${name}: ${decodeURIComponent(slowest)}`).join('\n')}`,
  );
}
