import { useSyncExternalStore } from 'react';
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { languages } from './languages.ts';

interface Preferences {
  /** BCP 47; one that there are words for. */
  readonly language: string;
  readonly scheme: 'light' | 'dark' | 'system';
  /** Single-key shortcuts can be turned off (WCAG 2.2, 2.1.4). */
  readonly shortcuts: boolean;
  /** Who founded a branch here is led to its first steps until they are done or skipped. */
  readonly firstSteps: boolean;
  /** A short sound when something waits for this user: an escalation, or somebody at an empty queue of their counter. */
  readonly sounds: boolean;
  /** Those who have the next customer called by itself after a finish, by their ids. */
  readonly callsNext: readonly string[];
  /** The counter that somebody opened last, by their id. */
  readonly lastCounter: Readonly<Record<string, string>>;
  setLanguage(language: string): void;
  setScheme(scheme: 'light' | 'dark'): void;
  setShortcuts(on: boolean): void;
  setFirstSteps(on: boolean): void;
  setSounds(on: boolean): void;
  setCallsNext(userId: string, on: boolean): void;
  setLastCounter(userId: string, counterId: string): void;
}

/** What this browser's user likes; kept in its storage. */
export const usePreferences = create<Preferences>()(
  persist(
    (set) => ({
      language: languages.best(navigator.languages),
      scheme: 'system',
      shortcuts: true,
      firstSteps: false,
      sounds: true,
      callsNext: [],
      lastCounter: {},
      setLanguage: (language) => set({ language }),
      setScheme: (scheme) => set({ scheme }),
      setShortcuts: (shortcuts) => set({ shortcuts }),
      setFirstSteps: (firstSteps) => set({ firstSteps }),
      setSounds: (sounds) => set({ sounds }),
      setCallsNext: (userId, on) =>
        set(({ callsNext }) => {
          const others = callsNext.filter((id) => id !== userId);
          return { callsNext: on ? [...others, userId] : others };
        }),
      setLastCounter: (userId, counterId) =>
        set(({ lastCounter }) => ({ lastCounter: { ...lastCounter, [userId]: counterId } })),
    }),
    {
      name: 'foyer.dashboard',
      merge: (kept, now) => {
        const merged = { ...now, ...(kept as Partial<Preferences>) };
        return languages.knows(merged.language) ? merged : { ...merged, language: now.language };
      },
    },
  ),
);

/** The scheme that the page shows now, whether the user chose it or follows their device. */
export function useShownScheme(): 'light' | 'dark' {
  return useSyncExternalStore(watch, read);
}

function read(): 'light' | 'dark' {
  return document.documentElement.dataset.scheme === 'dark' ? 'dark' : 'light';
}

function watch(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributeFilter: ['data-scheme'] });
  return () => observer.disconnect();
}
