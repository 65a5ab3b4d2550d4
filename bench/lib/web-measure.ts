import { gzipSync } from 'node:zlib';
import type { Page, Response } from 'playwright-core';

/** What a page took until it showed what was asked for, and what it asked the server for. */
export type Visit = { scriptKb: number; requests: number; repeated: string[]; shift: number };

declare global {
  interface Window {
    seen: { shift: number; interactions: number[] };
  }
}

/** Counts layout shifts and the time of each interaction until its next paint, as the browser's event timing tells. */
export async function observe(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.seen = { shift: 0, interactions: [] };
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
        if (!entry.hadRecentInput) window.seen.shift += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { interactionId: number })[])
        if (entry.interactionId > 0) window.seen.interactions.push(entry.duration);
    }).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit);
  });
}

/** Opens an address as for the first time, until `ready` is there and nothing more is fetched. */
export async function visit(page: Page, path: string, ready: () => Promise<void>): Promise<Visit> {
  const asked = new Map<string, number>();
  const scripts: Promise<number>[] = [];
  let isReady = false;
  const onRequest = (request: { url(): string; method(): string }) => {
    const key = `${request.method()} ${new URL(request.url()).pathname}${new URL(request.url()).search}`;
    asked.set(key, (asked.get(key) ?? 0) + 1);
  };
  const onResponse = (response: Response) => {
    if (isReady || response.request().resourceType() !== 'script') return;
    scripts.push(response.body().then((body) => gzipSync(body).length));
  };
  page.on('request', onRequest);
  page.on('response', onResponse);
  await page.goto(path);
  await ready();
  isReady = true;
  // What is fetched ahead in quiet moments counts as a request, not as what a first look needs.
  await page.waitForLoadState('networkidle');
  page.off('request', onRequest);
  page.off('response', onResponse);
  const bytes = (await Promise.all(scripts)).reduce((sum, size) => sum + size, 0);
  return {
    scriptKb: bytes / 1000,
    requests: [...asked.values()].reduce((sum, count) => sum + count, 0),
    repeated: [...asked].filter(([, count]) => count > 1).map(([key, count]) => `${key} (${count})`),
    shift: await page.evaluate(() => window.seen.shift),
  };
}

/** Milliseconds from the input to the next paint; the browser rounds to 8. Under 16 it tells nothing: 16 is the most it was. */
export async function interaction(page: Page, act: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    window.seen.interactions = [];
  });
  await act();
  // Event timing is told after the paint; what the server answers meanwhile is part of the same look.
  await page.waitForTimeout(400);
  return page.evaluate(() => Math.max(16, ...window.seen.interactions));
}
