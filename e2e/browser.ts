import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, expect, inject } from 'vitest';
import { launch, type OpenOptions, openPage, wholeScreen } from './window.ts';

export { desktop, phone } from './window.ts';

/** One browser for all files of a worker, and a new one when it broke; it ends with the worker. */
let shared: Browser | undefined;
async function browser(): Promise<Browser> {
  if (shared?.isConnected() !== true) shared = await launch();
  return shared;
}

/** Windows of people who have nothing in common; what stays open goes with the file, or with each test. */
export function useBrowser(windows: 'for the file' | 'for each test' = 'for the file'): {
  open: (options?: OpenOptions) => Promise<Page>;
} {
  const contexts: BrowserContext[] = [];
  const closeAll = async () => {
    for (const context of contexts.splice(0)) await context.close();
  };
  // A window that nobody looks at any more still redraws with every change of its week.
  if (windows === 'for each test') afterEach(closeAll);
  afterAll(closeAll);
  return {
    async open(options = {}) {
      const { context, page } = await openPage(await browser(), options.address ?? inject('address'), options);
      contexts.push(context);
      return page;
    },
  };
}

/** No finding of axe at all, by its rules for WCAG 2.2 A and AA and its best practices. */
export async function expectAccessible(page: Page, what: string, rules?: readonly string[]): Promise<void> {
  await wholeScreen(page);
  // What is out of sight need not have been styled anew since the colours changed; here all of it is judged.
  await page.addStyleTag({ content: '* { content-visibility: visible !important; }' });
  // Half a megabyte of script: once for each page.
  const there = await page.evaluate(() => 'axe' in window);
  // No frames here: without them axe needs no second page. Only what is found is written out.
  const axe = new AxeBuilder(there ? { page, axeSource: ';' } : { page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] });
  // The page under a window was looked at before it opened; judging its colours through the window takes most of the time.
  const over = '[role="dialog"][aria-modal="true"]';
  if (await page.locator(over).first().isVisible()) axe.include(over);
  const { violations } = await (rules === undefined ? axe : axe.withRules([...rules])).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
  expect(found, `axe on ${what}`).toEqual([]);
}
