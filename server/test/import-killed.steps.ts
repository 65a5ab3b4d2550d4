import { expect, vi } from 'vitest';
import { call, PATIENCE } from './program.ts';

/** An import that is watched from outside, over the network, in a program that may be killed at any time. */

/** It is asked how far it is more often than a person would. */
export const settings = { RATE_LIMIT_USER: '1000000' };
export const COUNT = 400;
const title = (at: number) => `Kept soup ${String(at).padStart(3, '0')}`;
const cookbook = JSON.stringify(
  Array.from({ length: COUNT }, (_, at) => ({
    '@context': 'https://schema.org',
    '@type': 'Recipe',
    name: title(at),
    recipeYield: '4 servings',
    recipeIngredient: [`${at + 1} g carrots`, '1 onion', '1 l vegetable stock', '2 tbsp olive oil'],
    recipeInstructions: ['Cook everything for 20 minutes.', 'Blend.'],
  })),
);
type Job = { status: string; report: { found: number | null; stored: number; duplicates: number } };
type Cards = { data: { title: string }[]; pagination: { total: number } };

export async function beginImport(begun: string) {
  const account = { email: 'ann@example.org', password: 'correct horse battery', name: 'Ann' };
  const { accessToken } = (await call(begun, '/auth/register', account)).body as { accessToken: string };
  const sent = await fetch(`${begun}/api/v1/recipes/import/file?name=all.json`, {
    method: 'POST',
    headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/octet-stream' },
    body: cookbook,
  });
  expect(sent.status).toBe(202);
  const { jobId } = (await sent.json()) as { jobId: string };
  const job = async (address: string) => (await call(address, `/jobs/${jobId}`, undefined, accessToken)).body as Job;
  return {
    stored: async (address: string) => (await job(address)).report.stored,
    /** Until more than this share of the recipes is there. */
    reach: (address: string, share: number) =>
      vi.waitFor(async () => expect((await job(address)).report.stored).toBeGreaterThan(share * COUNT), {
        timeout: PATIENCE,
        interval: 10,
      }),
    /** Until it is done; then each recipe is there, once. */
    async finish(address: string): Promise<void> {
      await vi.waitFor(async () => expect((await job(address)).status).toBe('done'), {
        timeout: PATIENCE,
        interval: 50,
      });
      expect((await job(address)).report).toMatchObject({ found: COUNT, stored: COUNT, duplicates: 0 });
      const titles: string[] = [];
      for (let page = 1; page <= COUNT / 100; page += 1) {
        const path = `/recipes?whose=ours&limit=100&sort=title:asc&page=${page}`;
        const { data, pagination } = (await call(address, path, undefined, accessToken)).body as Cards;
        expect(pagination.total).toBe(COUNT);
        titles.push(...data.map((card) => card.title));
      }
      expect(titles).toEqual(Array.from({ length: COUNT }, (_, at) => title(at)));
    },
    /** Of the whole, where it stands. */
    cutOff: async (address: string, share: number) => {
      const stored = (await job(address)).report.stored;
      // It was really cut off, and nothing was begun anew.
      expect(stored).toBeGreaterThan(share * COUNT);
      expect(stored).toBeLessThan(COUNT);
    },
  };
}

type Start = ReturnType<typeof import('./program.ts').usePrograms>['start'];

/** Three processes on one database: who works is killed while another one waits, then that one, too, when nobody does. */
export async function killWorkers(start: Start, databaseUrl: string): Promise<void> {
  const shared = { ...settings, DATABASE_URL: databaseUrl, SECRET: 'the same secret for all processes of it' };
  const worker = async () => {
    const one = start({ ...shared, ROLES: 'worker,realtime' });
    await one.address();
    return one;
  };
  const address = await start({ ...shared, ROLES: 'api' }).address();
  const [first, second] = [await worker(), await worker()];
  // It must not be the one that begins.
  second.process.kill('SIGSTOP');
  const run = await beginImport(address);
  await run.reach(address, 0.1);
  first.process.kill('SIGKILL');
  expect(await first.ended).toBe('SIGKILL');
  await run.cutOff(address, 0.1);
  second.process.kill('SIGCONT');
  const at = await run.stored(address);
  await run.reach(address, Math.max(0.3, at / COUNT));
  second.process.kill('SIGKILL');
  expect(await second.ended).toBe('SIGKILL');
  await run.cutOff(address, 0.3);
  await worker();
  await run.finish(address);
}
