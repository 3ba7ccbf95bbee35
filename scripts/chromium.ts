import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { run } from './run.ts';

/** Flags that make Chromium run without a screen and keep to itself; start it with a fresh profile as well. */
export const chromiumFlags: readonly string[] = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
  'microsoft-edge-stable',
];

const otherPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * Makes sure of a Chromium for the browser tests and leaves its path in `FOYER_CHROMIUM` for them.
 * Takes an installed Chromium, Chrome or Edge; where there is none, installs Debian's as root on Debian,
 * and tries playwright's own elsewhere.
 *
 * @param report - told in a sentence about each slow step
 * @returns the path of the executable
 * @throws with the one command to run when no browser can be had
 */
export async function ensureChromium(report: (sentence: string) => void = console.log): Promise<string> {
  const executable = (await findChromium()) ?? (await installChromium(report));
  process.env.FOYER_CHROMIUM = executable;
  return executable;
}

/** Finds a Chromium that starts, the one named by `FOYER_CHROMIUM` first. */
export async function findChromium(): Promise<string | undefined> {
  const named = process.env.FOYER_CHROMIUM;
  if (named !== undefined && named !== '') {
    if (await starts(named)) return named;
    throw new Error(`FOYER_CHROMIUM is ${named}, which does not start.`);
  }
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const onPath = names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  for (const candidate of [...onPath, ...otherPlaces, chromium.executablePath()]) {
    if (await starts(candidate)) return candidate;
  }
  return undefined;
}

/** Whether the executable is there and answers; some systems leave a stub that only advertises a package. */
async function starts(executable: string): Promise<boolean> {
  if (!existsSync(executable)) return false;
  // On Windows a browser asked for its version opens a window instead.
  if (process.platform === 'win32') return true;
  const answer = await run(executable, ['--version'], { timeout: 20_000 }).catch(() => undefined);
  return answer?.code === 0;
}

async function installChromium(report: (sentence: string) => void): Promise<string> {
  const byHand = canUseApt()
    ? await installWithApt(report)
    : await installWithPlaywright(report, 'install Chromium with your system (Debian: sudo apt-get install chromium)');
  const installed = await findChromium();
  if (installed !== undefined) return installed;
  throw new Error(`The browser tests need Chromium and there is none: ${byHand}, then run the tests again.`);
}

function canUseApt(): boolean {
  return existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;
}

/** @returns what to do by hand if that was not enough */
async function installWithApt(report: (sentence: string) => void): Promise<string> {
  report('No Chromium found; installing Debian’s with apt-get …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const packages = ['chromium', 'fonts-noto-core'];
  await run('apt-get', ['update'], { env });
  await run('apt-get', ['install', '-y', '--no-install-recommends', ...packages], { env });
  return `run apt-get install ${packages.join(' ')}`;
}

/** @returns what to do by hand if that was not enough */
async function installWithPlaywright(report: (sentence: string) => void, byHand: string): Promise<string> {
  report('No Chromium found; trying playwright’s own …');
  const entry = path.join(import.meta.dirname, '../node_modules/playwright-core/cli.js');
  await run(process.execPath, [entry, 'install', 'chromium'], { timeout: 3 * 60_000 });
  return byHand;
}
