import type { Page } from 'playwright-core';
import { settled } from './page-looks.ts';

/** More steps than any page has: who has not come round by then is caught somewhere. */
const MOST_STEPS = 250;

/**
 * Goes through a page by the Tab key alone, from its beginning to its end.
 *
 * @returns what is wrong with it: what can be pressed or filled in and is not reached, where the focus can't be seen, and
 * where the way does not end
 */
export async function walkByKeys(page: Page): Promise<string[]> {
  await settled(page);
  await page.evaluate(() => {
    for (const element of document.querySelectorAll('[data-walked]')) element.removeAttribute('data-walked');
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    window.getSelection()?.removeAllRanges();
    // The way begins at the top, wherever the page has put the focus when it was opened.
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute('tabindex');
  });
  const unseen: string[] = [];
  for (let step = 0; ; step += 1) {
    if (step === MOST_STEPS) return [...unseen, `no way out: ${await page.evaluate(nameOfFocus)}`];
    await page.keyboard.press('Tab');
    const at = await page.evaluate(visit);
    if (at === null) break;
    if (!at.seen) unseen.push(`the focus is not seen: ${at.name}`);
  }
  return [...unseen, ...(await page.evaluate(unreached)).map((name) => `not reached: ${name}`)];
}

function nameOfFocus(): string {
  return document.activeElement?.outerHTML.slice(0, 160) ?? '';
}

/** Marks what has the focus as reached; `null` once the way has come to its end or round to where it was. */
function visit(): { readonly name: string; readonly seen: boolean } | null {
  const at = document.activeElement;
  if (at === null || at === document.body || at.hasAttribute('data-walked')) return null;
  at.setAttribute('data-walked', '');
  const isMarked = (element: Element): boolean => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
  };
  // What can't be seen itself, as the box of a choice, is marked by what stands around it.
  const around = [at, at.closest('label'), at.parentElement, at.closest('[data-focus-visible], [data-focus-within]')];
  const seen = around.some((element) => element !== null && isMarked(element));
  return { name: at.outerHTML.slice(0, 160), seen };
}

/** What can be used and was not reached: neither itself nor another of those that the arrow keys go through with it. */
function unreached(): string[] {
  const usable =
    'a[href], button, input, select, textarea, summary, [role=button], [role=tab], [role=switch], [tabindex]';
  const together = '[role=grid], [role=treegrid], [role=radiogroup], [role=tablist], [role=toolbar], [role=listbox]';
  const isThere = (element: Element): boolean => {
    if (element.matches(':disabled, [aria-disabled=true], [data-disabled], [aria-hidden=true] *, [inert] *'))
      return false;
    return element.checkVisibility({ visibilityProperty: true });
  };
  return [...document.querySelectorAll(usable)]
    .filter(
      (element) => isThere(element) && !element.matches('[aria-hidden=true], input[type=file], input[type=hidden]'),
    )
    .filter((element) => element.getAttribute('tabindex') !== '-1' || element.closest(together) !== null)
    .filter((element) => !element.hasAttribute('data-walked'))
    .filter((element) => {
      const group = element.closest(together);
      return group === null || (!group.hasAttribute('data-walked') && group.querySelector('[data-walked]') === null);
    })
    .map((element) => element.outerHTML.slice(0, 160));
}
