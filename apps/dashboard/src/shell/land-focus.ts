/** Frames until the element that held the focus before a window has it again. */
const FRAMES = 3;

/**
 * After a window has closed, or a button has gone with what it did: where the focus goes when what had it before is gone or
 * can't be used any more. Nothing is done when it has gone back.
 *
 * @param places - selectors, the best first; the first that is there and not disabled gets it
 */
export function landFocus(places: readonly string[], frames = FRAMES): void {
  if (frames > 0) {
    requestAnimationFrame(() => landFocus(places, frames - 1));
    return;
  }
  const { activeElement } = document;
  if (activeElement !== null && activeElement !== document.body) return;
  for (const place of places) {
    const found = document.querySelector<HTMLElement>(place);
    if (found === null || found.matches(':disabled')) continue;
    found.focus();
    return;
  }
}
