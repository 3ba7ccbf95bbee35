import type { Page } from 'playwright-core';
import { settled } from './page-looks.ts';

/** What is wrong with the words of a page in a pseudo-language, a sentence each. */
export async function wordFaults(page: Page, allowed: RegExp): Promise<string[]> {
  await settled(page);
  return page.evaluate(findFaults, allowed.source);
}

/** Runs in the page. `allowed`: what `Intl` and the branch write in letters. */
function findFaults(allowed: string): string[] {
  const faults = new Set<string>();
  const HIDDEN = '.fy-visually-hidden, [aria-hidden="true"], kbd, script, style, svg';
  const shortened = (text: string) => (text.length > 60 ? `${text.slice(0, 57)}…` : text);

  /** As react-aria hides what is only to be heard. */
  const isForListeners = (element: Element | null): boolean =>
    element !== null && (getComputedStyle(element).clipPath === 'inset(50%)' || isForListeners(element.parentElement));

  /** Text as it is on the screen: its node, the element it is in, where it is drawn. */
  const texts: { readonly text: string; readonly element: HTMLElement; readonly box: DOMRect }[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    const text = node.textContent?.trim() ?? '';
    if (element === null || text === '' || element.closest(HIDDEN) !== null) continue;
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    if (isForListeners(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    if (box.width > 0 && box.height > 0) texts.push({ text, element, box });
  }

  // Untranslated: letters outside the brackets of a pseudo-sentence.
  const permitted = new RegExp(allowed, 'gu');
  const outsideOf = (text: string): string => text.replace(/⟦[^⟦⟧]*⟧/g, '');
  const readOut = [...document.querySelectorAll<HTMLElement>('[aria-label], [title], [placeholder], [alt]')]
    .filter((element) => element.checkVisibility())
    .flatMap((element) =>
      ['aria-label', 'title', 'placeholder', 'alt'].map((name) => element.getAttribute(name) ?? ''),
    );
  for (const text of [...texts.map((each) => each.text), ...readOut]) {
    const left = outsideOf(text).replace(permitted, '');
    if (/\p{L}{2}/u.test(left)) faults.add(`untranslated: ${shortened(text)}`);
    // Two sentences in one text were put together from halves; one that is a value of the other has no brackets.
    if (/⟧[^⟦·:|\n]*⟦/u.test(text)) faults.add(`glued together: ${shortened(text)}`);
  }

  // A font's box is higher than its letters; a large number's reaches into what is around it.
  const above = (element: HTMLElement) => 0.15 * Number.parseFloat(getComputedStyle(element).fontSize);

  // Cut off: more text than its box shows, or beyond the page.
  for (const { text, element, box } of texts) {
    for (let around: HTMLElement | null = element; around !== null; around = around.parentElement) {
      const { overflowX, overflowY, display } = getComputedStyle(around);
      if (display === 'inline') continue;
      const frame = around.getBoundingClientRect();
      const clips = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
      const across = box.right > frame.right + 2 || box.left < frame.left - 2;
      const down = box.bottom - above(element) > frame.bottom + 4 || box.top + above(element) < frame.top - 4;
      if ((clips(overflowX) && across) || (clips(overflowY) && down)) {
        faults.add(`cut off: ${shortened(text)}`);
        break;
      }
      if (overflowX === 'auto' || overflowX === 'scroll' || overflowY === 'auto' || overflowY === 'scroll') break;
    }
  }
  if (document.documentElement.scrollWidth > innerWidth + 1) {
    const widest = texts.filter(({ box }) => box.right > innerWidth + 1 || box.left < -1).map(({ text }) => text);
    faults.add(`wider than the page: ${shortened(widest[0] ?? 'something without text')}`);
  }

  // Overlapping: two texts of different elements drawn over each other, both to be seen there.
  const onTop = ({ element, box }: (typeof texts)[number]) => {
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    const hit = document.elementFromPoint(x, y);
    return hit !== null && (hit === element || element.contains(hit) || hit.contains(element));
  };
  const seen = texts.filter(onTop);
  for (const [index, one] of seen.entries()) {
    for (const other of seen.slice(index + 1)) {
      if (one.element === other.element || one.element.contains(other.element) || other.element.contains(one.element))
        continue;
      const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const down =
        Math.min(one.box.bottom - above(one.element), other.box.bottom - above(other.element)) -
        Math.max(one.box.top + above(one.element), other.box.top + above(other.element));
      const lines = Math.min(one.box.height, other.box.height);
      if (across > 3 && down > lines * 0.35)
        faults.add(`overlapping: ${shortened(one.text)} | ${shortened(other.text)}`);
    }
  }
  return [...faults];
}
