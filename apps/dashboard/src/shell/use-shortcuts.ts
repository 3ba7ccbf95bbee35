import { useEffect, useRef } from 'react';
import { usePreferences } from './preferences.ts';
import { shortcutKey, takesTyping } from './shortcut.ts';

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
