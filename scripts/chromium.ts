import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { run } from './run.ts';
import { root } from './workspace.ts';

/**
 * Features that only a person at the browser's own window needs, or that look for something on the internet. The first two
 * load a page behind the address bar of every window, which costs more than most pages under test. The others are those
 * that playwright leaves out: Chromium heeds only the last list it is given.
 */
const disabledFeatures = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'AimEnabled',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
];

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
  `--disable-features=${disabledFeatures.join(',')}`,
];

const apt = '/usr/bin/apt-get';
/** The browser, and letters for the languages that the tests show. */
const debianPackages = ['chromium', 'fonts-noto-core'];

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
async function findChromium(): Promise<string | undefined> {
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
  const command = canUseApt() ? await installWithApt(report) : await installWithPlaywright(report);
  const installed = await findChromium();
  if (installed !== undefined) return installed;
  throw new Error(`The browser tests need Chromium and there is none. Run this, then the tests again: ${command}`);
}

function canUseApt(): boolean {
  return existsSync('/etc/debian_version') && existsSync(apt) && process.getuid?.() === 0;
}

/** @returns the command to run by hand if that was not enough */
async function installWithApt(report: (sentence: string) => void): Promise<string> {
  report('No Chromium found; installing Debian’s with apt-get …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...debianPackages]]) {
    const { code, output } = await run(apt, args, { env });
    if (code !== 0) report(`apt-get ${args[0]} failed: ${output.trim().split('\n').slice(-3).join(' ')}`);
  }
  return `apt-get install ${debianPackages.join(' ')}`;
}

/** @returns the command to run by hand if that was not enough */
async function installWithPlaywright(report: (sentence: string) => void): Promise<string> {
  report('No Chromium found; trying playwright’s own …');
  const entry = path.join(root, 'node_modules/playwright-core/cli.js');
  await run(process.execPath, [entry, 'install', 'chromium'], { timeout: 3 * 60_000 });
  if (existsSync('/etc/debian_version')) return `sudo apt-get install ${debianPackages.join(' ')}`;
  return 'npx playwright-core install --with-deps chromium';
}
