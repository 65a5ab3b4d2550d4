import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

export const desktop = { width: 1440, height: 900 };
export const phone = { width: 390, height: 844 };

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

export const launch = (): Promise<Browser> =>
  chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: flags });

export type OpenOptions = {
  size?: typeof desktop;
  scheme?: 'light' | 'dark';
  locale?: string;
  /** The worker that keeps the app for a time without a network; only journeys about that time need it. */
  worker?: boolean;
  /** Another server than the one that all journeys share. */
  address?: string;
  /** Wholly as a phone, with scrollbars that take no room. */
  mobile?: boolean;
};

/** A person's own browser window. Errors of the page end the run that caused them. */
export async function openPage(
  browser: Browser,
  address: string,
  { size = desktop, scheme = 'light', locale = 'en-GB', worker = false, mobile = false }: OpenOptions,
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({
    baseURL: address,
    viewport: size,
    colorScheme: scheme,
    locale,
    timezoneId: 'Europe/Berlin',
    reducedMotion: 'reduce',
    hasTouch: size.width < 600,
    isMobile: mobile,
    acceptDownloads: true,
    serviceWorkers: worker ? 'allow' : 'block',
  });
  context.setDefaultTimeout(30_000);
  context.on('weberror', (error) => {
    throw error.error();
  });
  return { context, page: await context.newPage() };
}

/** What lies below the edge of a phone is drawn right after the rest. */
export const wholeScreen = (page: Page) =>
  page.locator('main [aria-busy="true"]').first().waitFor({ state: 'detached' });
