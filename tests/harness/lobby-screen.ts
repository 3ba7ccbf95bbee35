import { manualClock } from '@foyer/basics';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach } from 'vitest';
import { sharedBrowser } from './browser.ts';
import { type Cable, layCable } from './cable.ts';
import { MORNING, type SignedIn, startTestBranch, type TestBranch, value } from './test-branch.ts';

/** As a screen without people is started: sound needs no touch. */
const KIOSK_FLAG = '--autoplay-policy=no-user-gesture-required';

export let branch: TestBranch;
export let cable: Cable;
export let clock: ReturnType<typeof manualClock>;
export let page: Page;
/** Each at a counter of its own that serves cash. */
export let agents: { agent: SignedIn; counterId: string; counterNumber: string }[];

/** Gives each test of the file a branch with three open counters, a page for its lobby screen and a cable between the two. */
export function screenForEachTest(): void {
  beforeEach(async () => {
    clock = manualClock(MORNING);
    branch = await startTestBranch({ clock });
    cable = await layCable(branch.address);
    agents = [];
    for (const [index, name] of (['agent', 'agent2', 'supervisor'] as const).entries()) {
      const agent = await branch.signIn(name);
      const counterNumber = String(index + 1);
      const counterId = `counter-${counterNumber}`;
      value(await agent.call('openCounter', { params: { counterId } }));
      agents.push({ agent, counterId, counterNumber });
    }
    const browser = await sharedBrowser(KIOSK_FLAG);
    page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  });
  afterEach(async () => {
    await page.close();
    await cable.close();
    await branch.close();
  });
}

/** One of the counters, and who is there. */
export const at = (index: number) => {
  const desk = agents[index];
  if (desk === undefined) throw new Error(`There is no desk ${index}`);
  return desk;
};

/** Opens the lobby screen and waits until it stands there. */
export async function openScreen(query = ''): Promise<void> {
  await page.goto(`${cable.address}/signage/${query}`);
  await page.locator('.board').waitFor();
  await page.locator('.status:not([data-sound="loading"])').waitFor({ state: 'attached' });
}

/** A customer takes a ticket and is called to a desk. */
export async function callTo(index: number): Promise<{ number: string; visitId: string }> {
  const { agent, counterId } = at(index);
  value(await agent.call('issueTicket', { body: { serviceId: 'cash' } }));
  const { visit } = value(await agent.call('callNext', { params: { counterId } }));
  return { number: visit.number, visitId: visit.id };
}

/** Chimes played to their end since the page was loaded. */
export const chimes = async () => Number(await page.locator('.status').getAttribute('data-chimes-played'));

/** The numbers that are shown large. */
export const large = () => page.locator('.call-number').allTextContents();
