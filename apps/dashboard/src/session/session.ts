import { useStore } from 'zustand';
import { client, live } from '../shell/server.ts';
import { createSessionStore, type SessionState } from './session-store.ts';

/** Who is at this page. */
export const sessionStore = createSessionStore(client, () => live.reconnect());

/** Follows a part of it. */
export function useSession<T>(selector: (state: SessionState) => T): T {
  return useStore(sessionStore, selector);
}
