import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { sharedBrowser } from './browser.ts';
import { settled, violations } from './page-looks.ts';

export type Language = 'en' | 'ar';

/** The real sizes of the places where people meet Foyer, in CSS pixels. */
export const sizes = {
  kiosk: { viewport: { width: 1080, height: 1920 } },
  screen: { viewport: { width: 1920, height: 1080 } },
  desk: { viewport: { width: 1366, height: 768 } },
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
} as const satisfies Record<string, BrowserContextOptions>;

const locales = { en: 'en-GB', ar: 'ar' } as const;
/** So that every page is seen in both without being looked at twice. */
const schemes = { en: 'light', ar: 'dark' } as const;
const picturesFolder = process.env.FOYER_PICTURES ?? '';

/** How a browser in this place is set: its size, its user's language, no movement. */
export function placeOptions(place: keyof typeof sizes, language: Language): BrowserContextOptions {
  return { ...sizes[place], locale: locales[language], colorScheme: schemes[language], reducedMotion: 'reduce' };
}

/** Starts the tests' browser, which may sound without a touch, as a lobby screen's is set. */
export function launchStations(): Promise<Browser> {
  return sharedBrowser('--autoplay-policy=no-user-gesture-required');
}

/** Opens an address in a browser profile of its own. */
export async function openStation(browser: Browser, place: keyof typeof sizes, language: Language, address: string) {
  const context = await browser.newContext({ ...placeOptions(place, language), acceptDownloads: true });
  const page = await context.newPage();
  await page.goto(address);
  return page;
}

/**
 * What axe finds on a page. Where `FOYER_PICTURES` names a folder, pictures are taken on the way, and the other scheme is
 * looked at as well.
 *
 * @param place - the name of the pictures, such as `kiosk-services`
 */
export async function inspect(page: Page, place: string, language: Language): Promise<string[]> {
  const usual = schemes[language];
  const found: string[] = [];
  for (const colorScheme of picturesFolder === '' ? [usual] : (['light', 'dark'] as const)) {
    await page.emulateMedia({ colorScheme });
    await page.locator(`html[data-scheme=${colorScheme}]`).waitFor({ state: 'attached' });
    await settled(page);
    const name = `${place}-${language}-${colorScheme}`;
    await takePicture(name, (file) => page.screenshot({ path: file }));
    found.push(...(await violations(page)).map((violation) => `${name}: ${violation}`));
  }
  return found;
}

/** Lets a picture be taken, if pictures are wanted. */
export async function takePicture(name: string, take: (file: string) => Promise<unknown>): Promise<void> {
  if (picturesFolder === '') return;
  await mkdir(picturesFolder, { recursive: true });
  await take(path.join(picturesFolder, `${name}.png`));
}
