import { readFileSync } from 'node:fs';
import { SCRIPTS } from '@foyer/basics';
import { LETTERS_OF_SCRIPTS } from '@foyer/basics/testing/letters-of-scripts';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sharedBrowser } from './harness/browser.ts';
import { startTestBranch, type TestBranch } from './harness/test-branch.ts';

let branch: TestBranch;
let browser: Browser;

beforeAll(async () => {
  branch = await startTestBranch({ open: false });
  browser = await sharedBrowser();
});
afterAll(() => branch.close());

const FONTS_CSS = readFileSync(new URL('../packages/ui/src/fonts.css', import.meta.url), 'utf8');
const WEIGHTS = [...new Set([...FONTS_CSS.matchAll(/\/(\d{3})\.css/g)].map(([, weight]) => Number(weight)))];

test('SETUP-13: a page draws each letter of every script with a font that came with it, in each weight', async () => {
  const page = await browser.newPage();
  await page.goto(`${branch.address}/dashboard`);
  await page.getByRole('textbox').first().waitFor();
  const protocol = await page.context().newCDPSession(page);
  await protocol.send('DOM.enable');
  await protocol.send('CSS.enable');
  const fontsOf = async (letters: string, weight: number) => {
    await page.evaluate(
      async ([text, bold]) => {
        document.body.innerHTML = `<p id="letters" style="font-weight: ${bold}">${text}</p>`;
        const { fontFamily } = getComputedStyle(document.body);
        await document.fonts.load(`${bold} 20px ${fontFamily}`, text);
        await document.fonts.ready;
      },
      [letters, weight] as const,
    );
    const { root } = await protocol.send('DOM.getDocument');
    const { nodeId } = await protocol.send('DOM.querySelector', { nodeId: root.nodeId, selector: '#letters' });
    return (await protocol.send('CSS.getPlatformFontsForNode', { nodeId })).fonts;
  };
  expect(WEIGHTS).toEqual([400, 500, 600, 700]);
  for (const weight of WEIGHTS) {
    for (const letter of SCRIPTS.flatMap((script) => [...LETTERS_OF_SCRIPTS[script]])) {
      const [font, ...others] = await fontsOf(letter, weight);
      expect(font, `${letter} ${weight}`).toMatchObject({ isCustomFont: true, glyphCount: 1 });
      expect(font?.familyName, letter).toMatch(/^IBM Plex Sans/);
      expect(others).toEqual([]);
    }
  }
  // What there is no font for comes from elsewhere: so this test would see it.
  expect((await fontsOf('ნ', 400)).some(({ isCustomFont }) => isCustomFont)).toBe(false);
  await page.close();
});
