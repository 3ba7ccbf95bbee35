import type { Result } from '@foyer/basics';
import { type CallProblem, type Client, type Timers, wallTimers } from '@foyer/client';
import type { Branch, RouteReply, User } from '@foyer/contract';
import { createStore, type StoreApi } from 'zustand/vanilla';

/** Who is at this page, as far as is known. */
export type Session =
  | { readonly kind: 'checking' }
  /** The server does not answer; it is asked again. */
  | { readonly kind: 'away' }
  | { readonly kind: 'signed-out' }
  /** `expired`: the server no longer knows the session; the page stays until the user has signed in again. */
  | { readonly kind: 'signed-in'; readonly user: User; readonly expired: boolean };

export interface SessionState {
  readonly session: Session;
  /** What the branch is called and whether it is a demo; `null` until heard. */
  readonly branch: Branch | null;
  /** Asks the server who is signed in. */
  check(): Promise<void>;
  /** Resolves to why it was refused, or `null`. */
  signIn(name: string, password: string): Promise<CallProblem | null>;
  /** Sets the password by a one-time link and signs in; resolves to why it was refused, or `null`. */
  redeem(code: string, password: string): Promise<CallProblem | null>;
  /** Leaves the page at once; it is `away` until the server has ended the session, and asks for that again and again. */
  signOut(): Promise<void>;
  expire(): void;
  /** Takes in what a live view says of the branch: its looks and words may have changed since the page was opened. */
  hear(branch: Branch): void;
}
export type SessionStore = StoreApi<SessionState>;

const AGAIN_MILLISECONDS = 3000;

/**
 * Keeps who is signed in.
 *
 * @param onIdentity - told when the page's cookie stands for somebody else than before, so that live views can reconnect
 */
export function createSessionStore(client: Client, onIdentity: () => void, timers: Timers = wallTimers): SessionStore {
  return createStore<SessionState>((set, get) => {
    /** The session that an answer begins, or why it does not. */
    const begin = (answer: Result<RouteReply<'signIn'>, CallProblem>): CallProblem | null => {
      if (!answer.ok) return answer.error;
      onIdentity();
      set({ session: { kind: 'signed-in', user: answer.value.user, expired: false } });
      return null;
    };
    return {
      session: { kind: 'checking' },
      branch: null,
      async check() {
        const [me, branch] = await Promise.all([client.call('me'), client.call('branch')]);
        if (branch.ok) set({ branch: branch.value });
        if (me.ok) {
          const { user } = me.value;
          set({ session: user === null ? { kind: 'signed-out' } : { kind: 'signed-in', user, expired: false } });
        } else {
          set({ session: { kind: 'away' } });
          timers.after(AGAIN_MILLISECONDS, () => void get().check());
        }
      },
      signIn: async (name, password) => begin(await client.call('signIn', { body: { name, password } })),
      redeem: async (code, password) => begin(await client.call('redeemLink', { body: { code, password } })),
      async signOut() {
        const answer = await client.call('signOut');
        if (!answer.ok) {
          set({ session: { kind: 'away' } });
          timers.after(AGAIN_MILLISECONDS, () => void get().signOut());
          return;
        }
        onIdentity();
        set({ session: { kind: 'signed-out' } });
      },
      expire() {
        const { session } = get();
        if (session.kind === 'signed-in') set({ session: { ...session, expired: true } });
      },
      hear(branch) {
        set({ branch });
      },
    };
  });
}
