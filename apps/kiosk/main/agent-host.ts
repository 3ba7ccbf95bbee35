import type { KioskCall, KioskState, LinkCall, LinkMessage } from '../bridge/index.ts';

/** The agent's process as Electron gives it: `utilityProcess.fork`. */
export interface AgentProcess {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
  kill(): boolean;
}

/** Keeps the agent running and speaks with it. */
export interface AgentHost {
  /** Rejects when the agent refused the call, or did not come back in time. */
  call(call: KioskCall, request: unknown): Promise<unknown>;
  onState(listener: (state: KioskState) => void): void;
  close(): void;
}

interface Pending {
  readonly message: LinkCall;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** A call is answered within this, restarts of the agent included. */
const CALL_MILLISECONDS = 20_000;
/** The pause before a start grows from the first to the longest while the agent ends soon after it began. */
const FIRST_PAUSE_MILLISECONDS = 200;
const LONGEST_PAUSE_MILLISECONDS = 15_000;
const LONG_LIFE_MILLISECONDS = 3_000;

/**
 * Starts the agent, and starts it again whenever it ends. Calls it had not answered are sent to the next one: each is
 * the same however often it arrives.
 */
export function createAgentHost(fork: () => AgentProcess): AgentHost {
  const pending = new Map<number, Pending>();
  const listeners: ((state: KioskState) => void)[] = [];
  let agent: AgentProcess | null = null;
  let nextId = 1;
  let closed = false;
  let pause = FIRST_PAUSE_MILLISECONDS;
  let restart: NodeJS.Timeout | undefined;

  const take = (value: unknown) => {
    const message = value as LinkMessage;
    if (message.type === 'state') {
      for (const listener of listeners) listener(message.state);
      return;
    }
    const waiting = pending.get(message.id);
    pending.delete(message.id);
    if (message.type === 'answer') waiting?.resolve(message.value);
    else waiting?.reject(new Error(message.message));
  };

  const start = () => {
    const begun = Date.now();
    const started = fork();
    agent = started;
    started.on('message', take);
    started.on('exit', () => {
      agent = null;
      if (closed) return;
      pause =
        Date.now() - begun > LONG_LIFE_MILLISECONDS
          ? FIRST_PAUSE_MILLISECONDS
          : Math.min(pause * 2, LONGEST_PAUSE_MILLISECONDS);
      restart = setTimeout(start, pause);
    });
    for (const { message } of pending.values()) started.postMessage(message);
  };
  start();

  return {
    call: (call, request) =>
      new Promise((resolve, reject) => {
        const id = nextId++;
        const message: LinkCall = { id, call, request };
        const late = setTimeout(() => {
          pending.delete(id);
          reject(new Error('The kiosk’s agent did not answer.'));
        }, CALL_MILLISECONDS);
        const settled =
          <T>(then: (value: T) => void) =>
          (value: T) => {
            clearTimeout(late);
            then(value);
          };
        pending.set(id, { message, resolve: settled(resolve), reject: settled(reject) });
        agent?.postMessage(message);
      }),
    onState: (listener) => listeners.push(listener),
    close: () => {
      closed = true;
      clearTimeout(restart);
      agent?.kill();
    },
  };
}
