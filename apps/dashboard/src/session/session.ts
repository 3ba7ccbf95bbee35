import { useStore } from 'zustand';
import { usePreferences } from '../shell/preferences.ts';
import { client, live } from '../shell/server.ts';
import { createSessionStore, type SessionState } from './session-store.ts';

/** Who is at this page. */
export const sessionStore = createSessionStore(client, () => live.reconnect());

/** As the server told of them; not told anew when their session ends. */
const userIn = ({ session }: SessionState) => (session.kind === 'signed-in' ? session.user : null);

// Each member of staff has the page in the language they chose last, on any machine.
sessionStore.subscribe((now, before) => {
  const user = userIn(now);
  if (user === null || user === userIn(before)) return;
  const { language } = user;
  if (language !== null) usePreferences.getState().setLanguage(language);
});

/** Puts the page into a language, and keeps it with the account that is signed in. */
export function chooseLanguage(language: string): void {
  usePreferences.getState().setLanguage(language);
  // Where it can't be kept now the page has it all the same.
  if (sessionStore.getState().session.kind === 'signed-in') void client.call('chooseLanguage', { body: { language } });
}

/** Follows a part of it. */
export function useSession<T>(selector: (state: SessionState) => T): T {
  return useStore(sessionStore, selector);
}
