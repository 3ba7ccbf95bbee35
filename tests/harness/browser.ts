import { chromiumFlags } from '@foyer/scripts/chromium';
import { type Browser, chromium } from 'playwright-core';

/** Starts a browser with a fresh profile, and with more flags if a test needs them. */
function launchBrowser(...flags: readonly string[]): Promise<Browser> {
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

/**
 * The browser that all tests share that run in one process, one for each set of flags; a context apart is a profile of its
 * own. It ends with the process; what a test file opens in it is closed after the file.
 */
export function sharedBrowser(...flags: readonly string[]): Promise<Browser> {
  const key = flags.join(' ');
  const browser = shared.get(key) ?? launchBrowser(...flags);
  shared.set(key, browser);
  return browser;
}

/** Closes whatever is still open in the shared browsers. */
export async function closeContexts(): Promise<void> {
  for (const browser of await Promise.all(shared.values())) {
    await Promise.all(browser.contexts().map((context) => context.close()));
  }
}
