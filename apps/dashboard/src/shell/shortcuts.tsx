import type { ButtonProps } from '@foyer/ui';
import { useEffect, useRef } from 'react';
import { usePreferences } from './preferences.ts';

/** What each key does now; keys that are not listed, or are `undefined`, do nothing. */
export type Shortcuts = Readonly<Record<string, (() => void) | undefined>>;

/**
 * Listens for single keys anywhere on the page, except while typing, in a dialog or in an open list. Letters rest when
 * the user has turned the shortcuts off; `?` and Escape never do.
 */
export function useShortcuts(shortcuts: Shortcuts): void {
  const present = useRef(shortcuts);
  present.current = shortcuts;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const target = event.target instanceof Element ? event.target : null;
      if (takesTyping(target) || target?.closest('[role=dialog], [role=alertdialog], [role=listbox]')) return;
      const key = shortcutKey(event);
      if (key === null) return;
      if (!usePreferences.getState().shortcuts && key !== '?' && key !== 'Escape') return;
      const action = present.current[key];
      if (action === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      action();
    };
    window.addEventListener('keydown', listen, true);
    return () => window.removeEventListener('keydown', listen, true);
  }, []);
}

/** Draws a button that tells those who listen which key does the same; as a property it would not be passed on. */
export function withKey(key: string): NonNullable<ButtonProps['render']> {
  return (props) => <button {...props} aria-keyshortcuts={key} />;
}

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

/** Puts the focus on the first thing that is there, by its selector, the best place first. */
export function goTo(...places: readonly string[]): void {
  for (const place of places) {
    const found = document.querySelector<HTMLElement>(place);
    if (found === null) continue;
    found.focus();
    return;
  }
}
