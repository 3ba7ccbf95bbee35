import { chromiumFlags } from '@foyer/scripts/chromium';
import { type Browser, chromium } from 'playwright-core';

/** Starts the tests' browser with a fresh profile, and with more flags if a test needs them. */
export function launchBrowser(...flags: readonly string[]): Promise<Browser> {
  const executablePath = process.env.FOYER_CHROMIUM;
  return chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [...chromiumFlags, ...flags],
  });
}
