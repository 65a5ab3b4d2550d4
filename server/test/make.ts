import type { Session } from '@mealwright/contracts/accounts';
import { login, register } from '@mealwright/contracts/accounts';
import type { Locale } from '@mealwright/contracts/common';
import type { BodyInput, Endpoint, ParamsOf, QueryInput, ResponseOf } from '@mealwright/contracts/endpoint';
import { createRecipe } from '@mealwright/contracts/own-recipes';
import { generatePlan, type Plan } from '@mealwright/contracts/plans';
import type { GoalInput } from '@mealwright/contracts/profiles';
import type { z } from 'zod';
import type { App } from '../src/app.ts';

type AnyEndpoint = Endpoint<z.ZodType, z.ZodType, z.ZodType, z.ZodType>;
type Input<E> = {
  params?: ParamsOf<E>;
  query?: QueryInput<E>;
  body?: BodyInput<E> | object;
  headers?: Record<string, string>;
};
export type Answer<E> = {
  status: number;
  body: ResponseOf<E>;
  error: { code: string; message: string; details?: Record<string, unknown> };
  headers: Record<string, string | undefined>;
  queries: number;
};

/** Someone who calls the API, signed in or not. */
export type Caller = { call: <E extends AnyEndpoint>(endpoint: E, input?: Input<E>) => Promise<Answer<E>> };
export type Person = Caller & { session: Session; userId: string; email: string; password: string };

export const PASSWORD = 'correct horse battery';
let count = 0;

export function callerOf(app: App, token?: string): Caller {
  return {
    async call(endpoint, { params = {}, query, body, headers } = {} as never) {
      const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) =>
        encodeURIComponent(String((params as Record<string, unknown>)[name])),
      );
      const response = await app.http.inject({
        method: endpoint.method,
        url: `/api/v1${path}`,
        query: Object.fromEntries(Object.entries(query ?? {}).map(([key, value]) => [key, String(value)])),
        ...(body === undefined ? {} : { payload: body as object }),
        headers: { ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...headers },
      });
      const parsed = response.body === '' ? undefined : JSON.parse(response.body);
      return {
        status: response.statusCode,
        body: parsed,
        error: parsed?.error,
        headers: response.headers as Record<string, string | undefined>,
        queries: Number(/desc="(\d+)"/.exec(String(response.headers['server-timing']))?.[1] ?? 0),
      };
    },
  };
}

/** Factories that make what a test stands on, with missing parents. */
export function makeFactories(app: App) {
  async function person(
    overrides: { email?: string; name?: string; locale?: Locale; units?: 'metric' | 'us' } = {},
  ): Promise<Person> {
    count += 1;
    const email = overrides.email ?? `person-${count}-${Math.random().toString(36).slice(2)}@example.org`;
    const body = { name: `Person ${count}`, ...overrides, email, password: PASSWORD };
    const { body: session, status } = await callerOf(app).call(register, { body });
    if (status !== 201) throw new Error(`register answered ${status} ${JSON.stringify(session)}`);
    return { ...callerOf(app, session.accessToken), session, userId: session.user.userId, email, password: PASSWORD };
  }
  async function signIn(email: string): Promise<Person> {
    const { body: session } = await callerOf(app).call(login, { body: { email, password: PASSWORD } });
    return { ...callerOf(app, session.accessToken), session, userId: session.user.userId, email, password: PASSWORD };
  }
  async function plan(owner: Person, body: Partial<BodyInput<typeof generatePlan>> = {}): Promise<Plan> {
    const { body: made, status } = await owner.call(generatePlan, {
      body: { weekStart: '2026-11-16', seed: 7, ...body },
    });
    if (status !== 201 && status !== 200) throw new Error(`plan answered ${status} ${JSON.stringify(made)}`);
    return made as Plan;
  }
  async function recipe(owner: Person, body: object): Promise<ResponseOf<typeof createRecipe>> {
    const { body: made, status } = await owner.call(createRecipe, { body });
    if (status !== 201) throw new Error(`the recipe answered ${status} ${JSON.stringify(made)}`);
    return made;
  }
  return { person, signIn, plan, recipe, stranger: () => callerOf(app) };
}
export type Make = ReturnType<typeof makeFactories>;

export const goalInput: GoalInput = {
  sex: 'female',
  birthDate: '1990-05-01',
  heightCm: 168,
  weightKg: 66,
  bodyFatPercent: null,
  activity: 'moderate',
  lifeStage: 'none',
  direction: 'maintain',
  rateKgPerWeek: 0,
  macroSplit: 'balanced',
  customMacros: null,
  overrides: {},
  perWeekday: {},
};
