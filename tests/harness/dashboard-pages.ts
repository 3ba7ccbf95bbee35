import { manualClock } from '@foyer/basics';
import type { Visit } from '@foyer/contract';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { sharedBrowser } from './browser.ts';
import { MORNING, type SignedIn, startTestBranch, type TestBranch, value } from './test-branch.ts';

type Account = Parameters<TestBranch['signIn']>[0];
interface Look {
  readonly language?: 'en' | 'ar';
  readonly scheme?: 'light' | 'dark';
  /** Of the window, in CSS pixels. */
  readonly size?: { readonly width: number; readonly height: number };
}

export const COUNTER = 'counter-1';
export let branch: TestBranch;
export let agent: SignedIn;
export let supervisor: SignedIn;
export let clock: ReturnType<typeof manualClock>;
let contexts: BrowserContext[] = [];

async function startBranch() {
  clock = manualClock(MORNING);
  branch = await startTestBranch({ clock });
  [agent, supervisor] = await Promise.all([branch.signIn('agent'), branch.signIn('supervisor')]);
}

/** Gives each test of the file a branch of its own. */
export function branchForEachTest(): void {
  beforeEach(startBranch);
  afterEach(async () => {
    await closePages();
    await branch.close();
  });
}

/** Gives the tests of a file, which must not disturb each other, one branch, made ready once. */
export function branchForAllTests(makeReady: () => Promise<void> = async () => undefined): void {
  beforeAll(async () => {
    await startBranch();
    await makeReady();
  });
  afterEach(closePages);
  afterAll(() => branch.close());
}

async function closePages(): Promise<void> {
  await Promise.all(contexts.map((context) => context.close()));
  contexts = [];
  await Promise.all(windows.map((window) => window.close()));
  windows = [];
}

/** A browser's profile of its own, in which one of the demo's staff is signed in, or nobody. */
async function profileOf(account: Account | null, look: Look): Promise<BrowserContext> {
  const { language = 'en', scheme = 'light', size = { width: 1366, height: 768 } } = look;
  const browser = await sharedBrowser();
  const context = await browser.newContext({ viewport: size, reducedMotion: 'reduce' });
  await context.addInitScript(
    (state) => localStorage.setItem('foyer.dashboard', JSON.stringify({ state, version: 0 })),
    { language, scheme, shortcuts: true },
  );
  if (account !== null) {
    const [name = '', cookie = ''] = (await branch.signIn(account)).cookie.split('=');
    await context.addCookies([{ name, value: cookie, url: branch.address }]);
  }
  return context;
}

async function pageAt(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${branch.address}/dashboard${path}`);
  return page;
}

/** Opens a path of the dashboard as one of the demo's staff, or as nobody, in a profile of its own. */
export async function open(account: Account | null, path = '', look: Look = {}): Promise<Page> {
  const context = await profileOf(account, look);
  contexts.push(context);
  return pageAt(context, path);
}

const profiles = new WeakMap<TestBranch, Promise<BrowserContext>>();
let windows: Page[] = [];
/**
 * Opens a path of the dashboard in one more window of the branch's administrator. Their profile has loaded the pages
 * already where tests share a branch, which is what takes most of a short test's time; they must stay signed in.
 */
export async function openWindow(path: string): Promise<Page> {
  const profile = profiles.get(branch) ?? profileOf('admin', {});
  profiles.set(branch, profile);
  const page = await pageAt(await profile, path);
  windows.push(page);
  return page;
}

/** Goes to another path of the dashboard as its own links do, without loading it again. */
export async function goWithin(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => history.pushState(null, '', to), `/dashboard${path}`);
}

/** Takes a ticket. */
export async function issue(serviceId = 'cash', more: { notes?: string } = {}): Promise<Visit> {
  return value(await agent.call('issueTicket', { body: { serviceId, ...more } })).visit;
}

/** Waits until the server's own record of a visit stands at a stage. */
export async function standsAt(visit: Visit, kind: string): Promise<Visit> {
  await expect.poll(async () => (await stored(visit)).stage.kind).toBe(kind);
  return stored(visit);
}

export async function stored(visit: Visit): Promise<Visit> {
  return value(await agent.call('visit', { params: { visitId: visit.id } })).visit;
}

/** Waits until the counter's page shows its customer at a stage; `none`: nobody. */
export const stageOnPage = (page: Page, stage: string) => page.waitForSelector(`.current[data-stage=${stage}]`);
export const dialog = (page: Page) => page.getByRole('dialog');

/** Puts the page into another language, by its own name. */
export async function chooseLanguage(page: Page, name: string) {
  await page.locator('button:has(.fy-language)').click();
  await page.getByRole('menuitemradio', { name }).click();
}

/** Presses keys one after another. */
export async function press(page: Page, ...keys: string[]) {
  for (const key of keys) await page.keyboard.press(key);
}
