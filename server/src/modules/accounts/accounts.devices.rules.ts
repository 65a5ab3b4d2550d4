import type { OpenSession } from '@mealwright/contracts/sessions';

type Device = Pick<OpenSession, 'browser' | 'system'>;

// The first that fits: browsers name their ancestors too.
const browserMarks: readonly [RegExp, NonNullable<Device['browser']>][] = [
  [/\bEdg(e|A|iOS)?\//, 'edge'],
  [/\bOPR\/|\bOpera\b/, 'opera'],
  [/\bSamsungBrowser\//, 'samsung'],
  [/\b(Firefox|FxiOS)\//, 'firefox'],
  [/\b(Chrome|CriOS|Chromium|HeadlessChrome)\//, 'chrome'],
  [/\bVersion\/[\d.]+.*\bSafari\//, 'safari'],
];
const systemMarks: readonly [RegExp, NonNullable<Device['system']>][] = [
  [/\b(iPhone|iPad|iPod)\b/, 'ios'],
  [/\bAndroid\b/, 'android'],
  [/\bCrOS\b/, 'chromeos'],
  [/\bWindows\b/, 'windows'],
  [/\bMac OS X\b|\bMacintosh\b/, 'macos'],
  [/\bLinux\b|\bX11\b/, 'linux'],
];
const first = <T>(marks: readonly [RegExp, T][], text: string): T | null =>
  marks.find(([mark]) => mark.test(text))?.[1] ?? null;

/** The family of browser and system, and nothing finer: no version, no model. */
export function deviceOf(userAgent: string | undefined): Device {
  const text = (userAgent ?? '').slice(0, 500);
  return { browser: first(browserMarks, text), system: first(systemMarks, text) };
}
