import { useStore } from 'zustand';
import { usePreferences } from '../shell/preferences.ts';
import { client, live } from '../shell/server.ts';
import { createSessionStore, type SessionState } from './session-store.ts';

/** Who is at this page. */
export const sessionStore = createSessionStore(client, () => live.reconnect());

// Whoever signs in has the page in the language they chose last, on whatever machine that was.
sessionStore.subscribe(({ session }, before) => {
  if (session.kind !== 'signed-in' || session === before.session) return;
  const { language } = session.user;
  if (language !== null) usePreferences.getState().setLanguage(language);
});

/** Puts the page into a language, and keeps it with the account of whoever is signed in. */
export function chooseLanguage(language: string): void {
  usePreferences.getState().setLanguage(language);
  // Where it can't be kept now the page has it all the same.
  if (sessionStore.getState().session.kind === 'signed-in') void client.call('chooseLanguage', { body: { language } });
}

/** Follows a part of it. */
export function useSession<T>(selector: (state: SessionState) => T): T {
  return useStore(sessionStore, selector);
}
