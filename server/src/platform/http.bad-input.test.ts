import { addMeal, createPlan } from '@mealwright/contracts/plans';
import { listRecipes } from '@mealwright/contracts/recipes';
import { addItem, generateList, shareList } from '@mealwright/contracts/shopping';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { useApp } from '../../test/app.ts';
import type { Person } from '../../test/make.ts';
import { modules } from '../modules.ts';
import { fail } from './errors.ts';
import type { Route } from './route.ts';

/**
 * Every endpoint of every module with every string and number of its input spoilt in turn. Whatever comes: an answer of the
 * contract, never a fault of ours. The bodies are made from the contracts, so a new endpoint is covered when it is there.
 */
const threads = { run: async () => fail('PLANNER_BUSY'), waiting: () => 0, stop: async () => undefined };
const app = useApp({ threads });
const routes = modules.flatMap((one) => one.routes ?? []);

const badTexts = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\u0007\u001b[31m\u007f',
  '\ud800',
  '🥕👩‍👩‍👧',
  '<img src=x onerror=alert(1)>',
  `'; DROP TABLE app_user; --`,
  '%_\\',
  '../../etc/passwd',
  '{{7*7}}',
  'x'.repeat(10_000),
  '2026-02-30',
  '9999-12-31',
  '-1',
  'null',
  'NaN',
  '1e999',
];
const badNumbers = [-1, 0, 0.5, 1e308, -1e308, 1e-320, 2 ** 53, 2 ** 31, '7', 'NaN', null, true, [], {}];

type Json = { [key: string]: unknown };
type Leaf = { path: (string | number)[]; kind: 'text' | 'number' };

/** A value that the schema takes, with real ids, and where its strings and numbers are. */
function sample(schema: Json, ids: Record<string, string>, name = '', path: Leaf['path'] = []): [unknown, Leaf[]] {
  const any = (schema.anyOf ?? schema.oneOf ?? schema.allOf) as Json[] | undefined;
  if (any !== undefined) return sample(any[0] as Json, ids, name, path);
  if (schema.const !== undefined) return [schema.const, [{ path, kind: 'text' }]];
  if (Array.isArray(schema.enum)) return [schema.enum[0], [{ path, kind: 'text' }]];
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (type === 'object' && schema.properties !== undefined) {
    const parts = Object.entries(schema.properties as Record<string, Json>).map(
      ([key, part]) => [key, ...sample(part, ids, key, [...path, key])] as const,
    );
    return [Object.fromEntries(parts.map(([key, value]) => [key, value])), parts.flatMap(([, , leaves]) => leaves)];
  }
  if (type === 'object') return [{}, [{ path: [...path, 'kcal'], kind: 'number' }]];
  if (type === 'array') {
    const [value, leaves] = sample((schema.items ?? {}) as Json, ids, name, [...path, 0]);
    return [[value], leaves];
  }
  if (type === 'number' || type === 'integer') {
    return [Math.max(1, Number(schema.exclusiveMinimum ?? schema.minimum ?? 1)), [{ path, kind: 'number' }]];
  }
  if (type === 'boolean') return [true, [{ path, kind: 'text' }]];
  return [textFor(schema, ids, name), [{ path, kind: 'text' }]];
}

function textFor(schema: Json, ids: Record<string, string>, name: string): string {
  if (ids[name] !== undefined) return ids[name];
  if (schema.format === 'date') return '2026-11-18';
  if (schema.format === 'email') return `sweep-${Math.random()}@example.org`;
  if (name === 'timeZone') return 'UTC';
  return 'some words';
}

function spoilt(value: unknown, path: Leaf['path'], bad: unknown): unknown {
  const copy = structuredClone({ root: value }) as Json;
  let at = copy as Record<string | number, unknown>;
  for (const [index, key] of ['root', ...path].entries()) {
    if (index === path.length) at[key] = bad;
    else at = at[key] as Record<string | number, unknown>;
  }
  return copy.root;
}

const schemaOf = (type: z.ZodType | undefined): Json =>
  type === undefined
    ? { type: 'object', properties: {} }
    : z.toJSONSchema(type, { io: 'input', unrepresentable: 'any' });

async function idsOf(ann: Person): Promise<Record<string, string>> {
  const params = { userId: ann.userId };
  const { body: recipes } = await ann.call(listRecipes, { query: { limit: 1 } as never });
  const recipeId = recipes.data[0]?.recipeId ?? '';
  const { body: empty } = await ann.call(createPlan, { params, body: { weekStart: '2026-11-16' } });
  const { planId } = empty;
  const { body: plan } = await ann.call(addMeal, {
    params: { planId },
    body: { date: '2026-11-18', slot: 'dinner', recipeId },
  });
  const { body: list } = await ann.call(generateList, { body: { planId } });
  const { listId } = list;
  const { body: item } = await ann.call(addItem, { params: { listId }, body: { name: 'candles' } });
  const { body: share } = await ann.call(shareList, { params: { listId }, body: { mode: 'edit' } });
  const mealId = plan.days.flatMap((day) => day.meals)[0]?.mealId ?? '';
  const { rows } = await app.http.inject({ url: '/api/v1/foods?limit=1', headers: bearer(ann) }).then((answer) => ({
    rows: JSON.parse(answer.body).data as { foodId: string }[],
  }));
  const ids = { ...params, recipeId, planId, mealId, listId, itemId: item.itemId, token: share.token };
  return { ...ids, foodId: rows[0]?.foodId ?? '', excludedFoods: rows[0]?.foodId ?? '', jobId: planId };
}

const bearer = (person: Person) => ({ authorization: `Bearer ${person.session.accessToken}` });

async function send({ endpoint }: Route, ann: Person, { params, query, body }: Record<string, unknown>) {
  const given = (params ?? {}) as Record<string, unknown>;
  const path = endpoint.path.replace(/:(\w+)/g, (_, key: string) => encode(given[key]) || '%20');
  const search = Object.entries((query ?? {}) as Json)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${encode(value)}`);
  const answer = await app.http.inject({
    method: endpoint.method,
    url: `/api/v1${path}${search.length === 0 ? '' : `?${search.join('&')}`}`,
    headers: bearer(ann),
    ...(endpoint.body === undefined ? {} : { payload: body as object }),
  });
  return { status: answer.statusCode, body: answer.body };
}

function encode(value: unknown): string {
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  // Half a surrogate pair has no UTF-8 form: it goes out as bytes that are none.
  return text.includes('\ud800') ? '%ED%A0%80' : encodeURIComponent(text);
}

/** Endpoints that would end what the others stand on come last, each with someone of its own. */
const ends = (route: Route) => route.endpoint.method === 'DELETE' || /logout|password/.test(route.endpoint.path);

describe('spoilt input', () => {
  it.each(routes.map((route) => [`${route.endpoint.method} ${route.endpoint.path}`, route] as const))(
    'is answered by the contract: %s',
    async (_name, route) => {
      const ann = await app.make.person();
      const ids = await idsOf(ann);
      const { endpoint } = route;
      const parts = {
        params: schemaOf(endpoint.params),
        query: schemaOf(endpoint.query),
        body: schemaOf(endpoint.body),
      };
      const samples = Object.entries(parts).map(([part, schema]) => [part, ...sample(schema, ids)] as const);
      const good = Object.fromEntries(samples.map(([part, value]) => [part, value]));
      let asked = 0;
      for (const [part, value, leaves] of samples) {
        for (const leaf of leaves) {
          for (const bad of leaf.kind === 'text' ? [...badTexts, 5, null, [], {}] : badNumbers) {
            const answer = await send(route, ann, { ...good, [part]: spoilt(value, leaf.path, bad) });
            asked += 1;
            const code = answer.status < 400 ? '' : JSON.parse(answer.body).error.code;
            const told = `${part}.${leaf.path.join('.')} = ${JSON.stringify(bad)?.slice(0, 60)}: ${answer.body.slice(0, 300)}`;
            expect(code, told).not.toBe('INTERNAL_ERROR');
            expect(answer.status < 500 || code === 'PLANNER_BUSY', told).toBe(true);
          }
          // What was answered well may have ended it.
          if (ends(route)) break;
        }
      }
      const inputs = samples.reduce((sum, [, , leaves]) => sum + leaves.length, 0);
      expect(asked > 0).toBe(inputs > 0);
    },
    120_000,
  );

  it('has left the tables as they were', async () => {
    expect((await app.make.person()).session.user.name).toMatch(/^Person/);
    expect(app.logged.filter(({ message }) => message === 'request failed')).toEqual([]);
  });
});
