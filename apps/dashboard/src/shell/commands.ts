import type { Result } from '@foyer/basics';
import { type CallProblem, newCommandId, type Timers, wallTimers } from '@foyer/client';
import type { WordKey, Words } from '@foyer/words';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ReadableView } from './use-names.ts';

/** What an action came to, in words of the page's language, a BCP 47 tag. */
export type Done = (words: Words) => string;

/** What a problem is called, by its code. */
export type ProblemWords = Readonly<Partial<Record<CallProblem['code'], WordKey>>>;

/** One action of a button or key. */
export interface Action {
  /** Which button shows that it is on its way. */
  readonly name: string;
  /** Sends the command; every attempt of one action carries the same id. */
  readonly send: (commandId: string) => Promise<Result<object, CallProblem>>;
  /** What to say when it is done: said when it is read, for the page's language may change meanwhile. */
  readonly done: Done;
  /** Problems that mean something of their own here, by their code; the others are said as everywhere. */
  readonly problems?: ProblemWords;
}

/** What the last action came to. */
export type Answer =
  | { readonly kind: 'done'; readonly done: Done }
  /** `again` repeats the action under its own id; only where nobody knows whether the server heard it. */
  | {
      readonly kind: 'problem';
      readonly problem: CallProblem;
      readonly words: ProblemWords;
      readonly again: (() => Promise<boolean>) | null;
    };

export interface CommandsState {
  readonly pending: string | null;
  readonly answer: Answer | null;
  /**
   * Sends an action. While one is on its way, the same one again is dropped, and another one waits for it: one at most,
   * and only if the first is accepted. Resolves to whether it was sent and accepted.
   */
  send(action: Action): Promise<boolean>;
  dismiss(): void;
}
export type Commands = StoreApi<CommandsState>;

interface CommandsOptions {
  /** Waits until the live view shows what the server's clock says was done. */
  readonly settle: (clock: number) => Promise<void>;
  /** Told when the server no longer knows who is signed in. */
  readonly onSignedOut: () => void;
  readonly timers?: Timers | undefined;
}

/** How long it is said that something was done, milliseconds; what went wrong stays until it is put away. */
const DONE_FOR = 10_000;

/** The log's clock in a command's reply; other replies have none. */
function clockOf(reply: object): number | null {
  return 'clock' in reply && typeof reply.clock === 'number' ? reply.clock : null;
}

const UNHEARD: ReadonlySet<string> = new Set(['unreachable', 'timed-out', 'unreadable-reply']);

/**
 * Where all actions of a page go: one at a time, each with an idempotency key of its own, so that an action that comes
 * twice counts once and an action whose answer was lost can be repeated safely.
 */
export function createCommands({ settle, onSignedOut, timers = wallTimers }: CommandsOptions): Commands {
  return createStore<CommandsState>((set, get) => {
    let underWay: Promise<boolean> | null = null;
    let waiting = false;
    let forget = () => {};
    const notify = (answer: Answer | null, pending = get().pending) => {
      forget();
      set({ answer, pending });
      if (answer?.kind === 'done') forget = timers.after(DONE_FOR, () => set({ answer: null }));
    };
    const attempt = async (action: Action, commandId: string): Promise<boolean> => {
      if (underWay !== null) {
        if (waiting || get().pending === action.name) return false;
        waiting = true;
        const accepted = await underWay;
        waiting = false;
        if (!accepted) return false;
      }
      underWay = send(action, commandId).finally(() => {
        underWay = null;
      });
      return underWay;
    };
    const send = async (action: Action, commandId: string): Promise<boolean> => {
      set({ pending: action.name });
      const answer = await action.send(commandId);
      if (answer.ok) {
        const clock = clockOf(answer.value);
        if (clock !== null) await settle(clock);
        notify({ kind: 'done', done: action.done }, null);
        return true;
      }
      const again = UNHEARD.has(answer.error.code) ? () => attempt(action, commandId) : null;
      notify({ kind: 'problem', problem: answer.error, words: action.problems ?? {}, again }, null);
      if (answer.error.code === 'unauthorised') onSignedOut();
      return false;
    };
    return {
      pending: null,
      answer: null,
      send: (action) => attempt(action, newCommandId()),
      dismiss: () => notify(null),
    };
  });
}

/** The longest a page waits for its live view after a command, in milliseconds: then the buttons are free again. */
const SETTLE_MILLISECONDS = 1500;

/** Resolves when the view has reached `clock`, or after a short while without it. */
export function reached(view: ReadableView, clock: number): Promise<void> {
  const there = () => (view.getState().clock ?? -1) >= clock;
  if (there()) return Promise.resolve();
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      forget();
      resolve();
    };
    const timer = setTimeout(end, SETTLE_MILLISECONDS);
    const forget = view.subscribe(() => {
      if (there()) end();
    });
  });
}
