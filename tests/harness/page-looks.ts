import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** What moves for longer than this, such as a countdown, is not on its way to anywhere. Milliseconds. */
const LONGEST_WAY = 2000;

/** Waits until a page looks as it will: its letters are there, and nothing is on its way to its place or colour. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(async (longest) => {
    // What has just changed is drawn first: only then do its letters and its movement begin.
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
    await document.fonts.ready;
    const moving = document
      .getAnimations()
      .filter(({ effect }) => Number(effect?.getComputedTiming().endTime ?? 0) <= longest);
    await Promise.all(moving.map((one) => one.finished.catch(() => undefined)));
  }, LONGEST_WAY);
}

/** What axe finds on a page that has settled, by its usual rules and those named besides. */
export async function violations(page: Page, ...rules: readonly string[]): Promise<string[]> {
  await settled(page);
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(async (more) => {
    const { axe: checker } = window as typeof window & { axe: typeof import('axe-core') };
    const found = await checker.run(document, {
      resultTypes: ['violations'],
      rules: Object.fromEntries(more.map((rule) => [rule, { enabled: true }])),
    });
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`);
  }, rules);
}

/** Moves a page's own clock on, a second at a time as a countdown goes, until something is so. */
export function secondBySecond(page: Page, done: () => Promise<boolean>): Promise<void> {
  return expect
    .poll(
      async () => {
        if (await done()) return true;
        await page.clock.fastForward(1000);
        return done();
      },
      { timeout: 20_000, interval: 50 },
    )
    .toBe(true);
}
