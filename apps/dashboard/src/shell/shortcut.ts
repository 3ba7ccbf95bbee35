/** What a key press carries; the part of a `KeyboardEvent` that is read. */
export interface KeyPress {
  readonly key: string;
  /** The key's place on the board (`KeyN`), whatever the layout makes of it. */
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly repeat: boolean;
}

/**
 * Names the key in a way that does not depend on the layout: `n`, `3`, `?`, `/`, `Escape`. On an Arabic (or any other
 * non-Latin) layout a letter key is read by its place, so that the shortcuts are where the printed Latin letters are.
 *
 * @returns `null` for presses that are never a shortcut: with Ctrl, Alt or Meta, or held down.
 */
export function shortcutKey(press: KeyPress): string | null {
  if (press.ctrlKey || press.metaKey || press.altKey || press.repeat) return null;
  if (press.key === '?' || press.key === '؟') return '?';
  if (/^[a-z]$/i.test(press.key)) return press.key.toLowerCase();
  const letter = /^Key([A-Z])$/.exec(press.code)?.[1];
  if (letter !== undefined) return letter.toLowerCase();
  const digit = /^(?:Digit|Numpad)([0-9])$/.exec(press.code)?.[1];
  if (digit !== undefined) return digit;
  return press.key;
}

/** Does this element take typing, so that letters belong to it? */
export function takesTyping(element: Element | null): boolean {
  if (element === null) return false;
  if (element instanceof HTMLElement && element.isContentEditable) return true;
  if (element instanceof HTMLInputElement) return !['button', 'checkbox', 'radio', 'submit'].includes(element.type);
  return element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement;
}
