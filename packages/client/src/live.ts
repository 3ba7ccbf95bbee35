import {
  type ClientEvents,
  LIVE_ERRORS,
  LIVE_NAMESPACE,
  type LiveErrorCode,
  type LiveErrorMessage,
  PROTOCOL_VERSION,
  type ServerEvents,
  type ViewName,
} from '@foyer/contract';
import { io, type Socket } from 'socket.io-client';
import { LiveView, type ViewStore } from './live-view.ts';
import { type Timers, wallTimers } from './timers.ts';

export interface LiveOptions {
  /** The server's origin; the page's own when absent. */
  readonly url?: string;
  /** The path at which the connection is polled, where plain requests are all that reaches the server. */
  readonly polledAt?: string;
  /** A device's token; staff come with their session cookie, customers with neither. */
  readonly token?: string;
  readonly timers?: Timers;
  /** The pauses between attempts to connect grow from the first to the longest; half of each is random. */
  readonly reconnectSeconds?: { readonly first: number; readonly longest: number };
}

export interface Live {
  /**
   * Holds a view: it is subscribed to while anybody holds it. Call `release()` once for each hold. The same view has
   * one state, whoever holds it.
   */
  view(name: ViewName): ViewStore;
  /** The same store without holding it; empty while nobody does. */
  peek(name: ViewName): Omit<ViewStore, 'release'>;
  /** Connects again at once, with another token if one is given: after signing in or pairing. */
  reconnect(token?: string): void;
  /** Ends the connection and every timer. */
  close(): void;
}

/** A refused handshake is tried again this seldom: somebody has to do something first. */
const REFUSED_RETRY_SECONDS = 30;
/** After the server itself ended the connection. */
const ENDED_RETRY_SECONDS = 2;
const ANSWER_SECONDS = 5;
/** A connection that looks open but brings no heartbeat for this long is dead: the machine slept or changed networks. */
const SILENCE_SECONDS = 12;

/** Makes the live connection; it opens with the first view held and closes with the last one released. */
export function createLive(options: LiveOptions = {}): Live {
  const { url = '', polledAt, timers = wallTimers, reconnectSeconds = { first: 0.5, longest: 5 } } = options;
  let token = options.token;
  const views = new Map<ViewName, LiveView>();
  let cancelRetry = () => {};
  let cancelSilence = () => {};

  const socket: Socket<ServerEvents, ClientEvents> = io(url + LIVE_NAMESPACE, {
    autoConnect: false,
    forceNew: true,
    ...(polledAt === undefined
      ? { transports: ['websocket', 'polling'], tryAllTransports: true }
      : { path: polledAt, transports: ['polling'] }),
    withCredentials: true,
    reconnectionDelay: reconnectSeconds.first * 1000,
    reconnectionDelayMax: reconnectSeconds.longest * 1000,
    timeout: 8_000,
    auth: (answer) =>
      answer(token === undefined ? { protocol: PROTOCOL_VERSION } : { protocol: PROTOCOL_VERSION, token }),
  });

  const held = () => [...views.values()].filter((view) => view.isHeld());
  const retryIn = (seconds: number) => {
    cancelRetry();
    cancelRetry = timers.after(seconds * 1000, () => {
      if (held().length > 0) socket.connect();
    });
  };
  const listen = () => {
    cancelSilence();
    cancelSilence = timers.after(SILENCE_SECONDS * 1000, () => {
      socket.io.engine?.close();
    });
  };
  const stop = () => {
    cancelRetry();
    cancelSilence();
    socket.disconnect();
  };

  socket.on('connect', () => {
    cancelRetry();
    listen();
    for (const view of held()) view.subscribe();
  });
  socket.on('disconnect', (reason) => {
    cancelSilence();
    for (const view of views.values()) view.connectionLost();
    if (reason === 'io server disconnect' && held().length > 0) retryIn(ENDED_RETRY_SECONDS);
  });
  socket.on('connect_error', (error) => {
    if (socket.active) return;
    const refusal = readRefusal(error);
    for (const view of held()) view.refuse(refusal);
    retryIn(REFUSED_RETRY_SECONDS);
  });
  socket.on('snapshot', (message) => views.get(message.view)?.snapshot(message));
  socket.on('delta', (message) => {
    for (const view of views.values()) view.delta(message);
  });
  socket.on('heartbeat', (message) => {
    listen();
    for (const view of held()) view.heartbeat(message);
  });
  socket.on('problem', (message) => {
    for (const view of held()) if (message.view === view.name) view.refuse(message);
  });

  const connection = {
    timers,
    /** Asks for a view; the answer is `null`, an error, or `'silence'` when none came in time. */
    subscribe(
      message: { view: ViewName; epoch?: string; clock?: number },
      answered: (answer: LiveErrorMessage | null | 'silence') => void,
    ): () => void {
      let open = true;
      const answer = (result: LiveErrorMessage | null | 'silence') => {
        if (!open) return;
        open = false;
        cancel();
        answered(result);
      };
      const cancel = timers.after(ANSWER_SECONDS * 1000, () => answer('silence'));
      socket.emit('subscribe', message, answer);
      return () => {
        open = false;
        cancel();
      };
    },
    isConnected: () => socket.connected,
    opened() {
      if (socket.connected) return;
      if (!socket.active) socket.connect();
    },
    released(name: ViewName) {
      if (socket.connected) socket.emit('unsubscribe', { view: name }, () => {});
      // A screen that swaps one view for another releases before it holds: not worth a new connection.
      queueMicrotask(() => {
        if (held().length === 0) stop();
      });
    },
  };

  const entry = (name: ViewName) => {
    const view = views.get(name) ?? new LiveView(name, connection);
    views.set(name, view);
    return view;
  };

  return {
    view: (name) => entry(name).hold(),
    peek: (name) => entry(name).store,
    reconnect(newToken) {
      token = newToken ?? token;
      cancelRetry();
      socket.disconnect();
      if (held().length > 0) socket.connect();
    },
    close() {
      for (const view of views.values()) view.end();
      stop();
    },
  };
}

function isCode(value: unknown): value is LiveErrorCode {
  return LIVE_ERRORS.some((code) => code === value);
}

/** Reads why the handshake was refused: in the error's `data`, or its code as the error's message. */
function readRefusal(error: Error & { data?: unknown }): LiveErrorMessage {
  const { data } = error;
  if (typeof data === 'object' && data !== null && 'code' in data && isCode(data.code)) {
    const message = 'message' in data && typeof data.message === 'string' ? data.message : error.message;
    return { code: data.code, message };
  }
  if (isCode(error.message)) return { code: error.message, message: error.message };
  return { code: 'unauthorised', message: error.message };
}
