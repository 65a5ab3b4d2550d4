import { login, register } from '@mealwright/contracts/accounts';
import type { Locale } from '@mealwright/contracts/common';
import type { BodyInput, Endpoint, ParamsOf, QueryInput, ResponseOf } from '@mealwright/contracts/endpoint';
import { generatePlan, getJob, getPlan, type Job, type Plan } from '@mealwright/contracts/plans';
import { type GoalInput, patchPreferences, putGoals } from '@mealwright/contracts/profiles';
import type { Page } from 'playwright-core';
import type { z } from 'zod';
import { textsOf } from './texts.ts';

type AnyEndpoint = Endpoint<z.ZodType, z.ZodType, z.ZodType, z.ZodType>;
type Input<E> = { params?: ParamsOf<E>; query?: QueryInput<E>; body?: BodyInput<E> };
export type Call = <E extends AnyEndpoint>(endpoint: E, input?: Input<E>) => Promise<ResponseOf<E>>;
export type Person = { name: string; email: string; password: string; userId: string; call: Call };

export const password = 'seven green apples';

/** Calls the API as a program does; anything but success is an error with the whole answer. */
export function callerOf(address: string, token?: string): Call {
  return async (endpoint, { params = {}, query = {}, body } = {} as never) => {
    const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => (params as Record<string, string>)[name] ?? '');
    const search = new URLSearchParams(
      Object.entries(query as object).map(([key, value]) => [key, String(value)] as [string, string]),
    );
    const response = await fetch(`${address}/api/v1${path}?${search}`, {
      method: endpoint.method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${endpoint.method} ${path} answered ${response.status}: ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  };
}

export const woman: GoalInput = {
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

let count = 0;
export const newEmail = () => `person-${process.pid}-${Date.now()}-${++count}@example.org`;

type Wishes = BodyInput<typeof patchPreferences>;
type Account = Partial<BodyInput<typeof register>>;

/** An account of one's own, with a stated goal: what a journey starts from when it is not about signing up. */
export async function newPerson(
  address: string,
  { goal = woman, wishes, ...account }: Account & { goal?: GoalInput | null; wishes?: Wishes } = {},
): Promise<Person> {
  const body = { name: 'Ada', timeZone: 'Europe/Berlin', password, email: newEmail(), ...account };
  const { user, accessToken } = await callerOf(address)(register, { body });
  const { userId } = user;
  const call = callerOf(address, accessToken);
  if (goal !== null) await call(putGoals, { params: { userId }, body: goal });
  if (wishes !== undefined) await call(patchPreferences, { params: { userId }, body: wishes });
  return { name: user.name, email: user.email, password: body.password, userId, call };
}

export async function plannedWeek(person: Person, weekStart = thisMonday(), seed = 7): Promise<Plan> {
  let answer: Plan | Job = await person.call(generatePlan, { body: { weekStart, seed } });
  // A busy server answers with a job.
  while ('jobId' in answer) {
    const { jobId, status, result, error } = answer;
    if (status === 'failed') throw new Error(`the plan failed: ${JSON.stringify(error)}`);
    if (status === 'done' && result !== null) return person.call(getPlan, { params: { planId: result.planId } });
    await new Promise((resolve) => setTimeout(resolve, 200));
    answer = (await person.call(getJob, { params: { jobId } })) as Job;
  }
  return answer;
}

/** Through the form, as people do. Ends on the week. */
export async function signInByForm(page: Page, { email, password }: Person, locale: Locale = 'en'): Promise<void> {
  const text = textsOf(locale);
  await page.goto('/sign-in');
  await page.getByRole('textbox', { name: text('account:email') }).fill(email);
  await page.getByLabel(text('account:password'), { exact: true }).fill(password);
  await page.getByRole('button', { name: text('account:signIn') }).click();
  await page.waitForURL('**/week');
}

/** For journeys about something else: a page as it is found by who comes back signed in. Ends on the week. */
export async function signIn(page: Page, { email, password }: Person): Promise<void> {
  const data = { email, password, keep: 'cookie' } satisfies BodyInput<typeof login>;
  const answer = await page.context().request.post(`/api/v1${login.path}`, { data });
  if (!answer.ok()) throw new Error(`signing in answered ${answer.status()}: ${await answer.text()}`);
  // A page without the app, to leave what the app leaves: a session may be there.
  await page.goto('/health');
  await page.evaluate(() => localStorage.setItem('mealwright.signedIn', '1'));
  await page.goto('/week');
}

const dayMs = 86_400_000;
export const addDays = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);

export function todayInBerlin(): string {
  const options = { timeZone: 'Europe/Berlin', year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  return new Intl.DateTimeFormat('en-CA', options).format(new Date());
}
export function thisMonday(day = todayInBerlin()): string {
  return addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
}
