import { useEffect } from 'react';
import { create } from 'zustand';

interface TitleNote {
  /** What the window's title says instead of the page's name. */
  readonly note: string | null;
  setNote(note: string | null): void;
}

const titleNote = create<TitleNote>()((set) => ({ note: null, setNote: (note) => set({ note }) }));

/** What stands in the window's title now instead of the page's name; `null`: nothing does. */
export function useTitleNote(): string | null {
  return titleNote(({ note }) => note);
}

/** Says something in the window's title, where it is read while another window is in front. */
export function useTitle(note: string): void {
  useEffect(() => {
    titleNote.getState().setNote(note);
    return () => titleNote.getState().setNote(null);
  }, [note]);
}
