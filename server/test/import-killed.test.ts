import { expect, it, vi } from 'vitest';
import { call, PATIENCE, usePrograms } from './program.ts';

/** The real program, killed in the middle of an import, as a machine does that runs out of memory. */
const { start, beginReady, databases } = usePrograms();

/** It is asked how far it is more often than a person would. */
const settings = { RATE_LIMIT_USER: '1000000' };
const COUNT = 300;
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

it(
  'an import goes on after kill -9, again and again: no recipe is lost or doubled',
  async () => {
    beginReady();
    const first = start(settings);
    let address = await first.address();
    const account = { email: 'ann@example.org', password: 'correct horse battery', name: 'Ann' };
    const { accessToken } = (await call(address, '/auth/register', account)).body as { accessToken: string };
    const sent = await fetch(`${address}/api/v1/recipes/import/file?name=all.json`, {
      method: 'POST',
      headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/octet-stream' },
      body: cookbook,
    });
    expect(sent.status).toBe(202);
    const { jobId } = (await sent.json()) as { jobId: string };
    const job = async () => (await call(address, `/jobs/${jobId}`, undefined, accessToken)).body as Job;
    // First before anything is read, then in the middle, further on each time.
    first.process.kill('SIGKILL');
    expect(await first.ended).toBe('SIGKILL');
    let killedAt = 0;
    for (const share of [0.1, 0.4, 0.7]) {
      const server = start(settings);
      address = await server.address();
      await vi.waitFor(async () => expect((await job()).report.stored).toBeGreaterThan(share * COUNT), {
        timeout: PATIENCE,
        interval: 10,
      });
      server.process.kill('SIGKILL');
      expect(await server.ended).toBe('SIGKILL');
      expect(databases()).toHaveLength(1);
      killedAt += 1;
    }
    expect(killedAt).toBe(3);
    const last = start(settings);
    address = await last.address();
    const before = (await job()).report.stored;
    await vi.waitFor(async () => expect((await job()).status).toBe('done'), { timeout: PATIENCE, interval: 50 });
    const { report } = await job();
    // It was really cut off, and nothing was begun anew.
    expect(before).toBeGreaterThan(0.7 * COUNT);
    expect(report).toMatchObject({ found: COUNT, stored: COUNT, duplicates: 0 });
    const titles: string[] = [];
    for (let page = 1; page <= COUNT / 100; page += 1) {
      const path = `/recipes?whose=ours&limit=100&sort=title:asc&page=${page}`;
      const { data, pagination } = (await call(address, path, undefined, accessToken)).body as Cards;
      expect(pagination.total).toBe(COUNT);
      titles.push(...data.map((card) => card.title));
    }
    expect(titles).toEqual(Array.from({ length: COUNT }, (_, at) => title(at)));
  },
  6 * PATIENCE,
);
