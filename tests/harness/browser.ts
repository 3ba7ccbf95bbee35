import { chromiumFlags } from '@foyer/scripts/chromium';
import { type Browser, chromium } from 'playwright-core';
import { afterAll } from 'vitest';

/** Starts the tests' browser with a fresh profile, and with more flags if a test needs them. */
export function launchBrowser(...flags: readonly string[]): Promise<Browser> {
  const executablePath = process.env.FOYER_CHROMIUM;
  return chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: withOneList([...chromiumFlags, ...flags]),
  });
}

const LIST = '--disable-features=';

/** Chromium heeds only the last list of features: several are made one. */
function withOneList(flags: readonly string[]): string[] {
  const lists = flags.filter((flag) => flag.startsWith(LIST)).map((flag) => flag.slice(LIST.length));
  return [...flags.filter((flag) => !flag.startsWith(LIST)), LIST + lists.join(',')];
}

const shared = new Map<string, Promise<Browser>>();
afterAll(async () => {
  for (const browser of shared.values()) await (await browser).close();
});

/** The browser that everything in a test file shares, one for each set of flags; a context apart is a profile of its own. */
export function sharedBrowser(...flags: readonly string[]): Promise<Browser> {
  const key = flags.join(' ');
  const browser = shared.get(key) ?? launchBrowser(...flags);
  shared.set(key, browser);
  return browser;
}
