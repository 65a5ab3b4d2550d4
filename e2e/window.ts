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
  /** The window lives on this day, and its clock goes on from noon: for journeys to which it matters how much of a week is left. */
  today?: string | undefined;
  /** Where the window is, and what time it is there now, as UTC: for journeys to which a day must not be off by one. */
  zone?: string;
  now?: string;
};

/** A clock that goes on from another time. Runs in the page, before anything else of it. */
export const movedBy = (ms: number) => `{
  const Real = Date;
  globalThis.Date = class extends Real {
    constructor(...parts) {
      if (parts.length === 0) super(Real.now() + ${ms});
      else super(...parts);
    }
    static now = () => Real.now() + ${ms};
  };
}`;

/** A person's own browser window. Errors of the page end the run that caused them. */
export async function openPage(
  browser: Browser,
  address: string,
  options: OpenOptions,
): Promise<{ context: BrowserContext; page: Page }> {
  const { size = desktop, scheme = 'light', locale = 'en-GB', zone = 'Europe/Berlin' } = options;
  const { worker = false, mobile = false, today } = options;
  const now = options.now ?? (today === undefined ? undefined : `${today}T12:00:00Z`);
  const context = await browser.newContext({
    baseURL: address,
    viewport: size,
    colorScheme: scheme,
    locale,
    timezoneId: zone,
    reducedMotion: 'reduce',
    hasTouch: size.width < 600,
    isMobile: mobile,
    acceptDownloads: true,
    serviceWorkers: worker ? 'allow' : 'block',
  });
  context.setDefaultTimeout(30_000);
  if (now !== undefined) await context.addInitScript(movedBy(Date.parse(now) - Date.now()));
  context.on('weberror', (error) => {
    throw error.error();
  });
  return { context, page: await context.newPage() };
}

/** What lies below the edge of a phone is drawn right after the rest. */
export const wholeScreen = (page: Page) =>
  page.locator('main [aria-busy="true"]').first().waitFor({ state: 'detached' });
