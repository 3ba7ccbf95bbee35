import { err, ok, type Result } from '@foyer/basics';
import {
  API_BASE,
  hasBody,
  type RouteBody,
  type RouteName,
  type RouteParams,
  type RouteQuery,
  type RouteReply,
  routes,
} from '@foyer/contract';
import { uuidv7 } from 'uuidv7';
import { type CallProblem, isProblem, localProblem } from './problem.ts';
import { type Timers, wallTimers } from './timers.ts';

export interface ClientOptions {
  /** The server's origin; the page's own when absent. */
  readonly baseUrl?: string;
  /** A device's token; staff come with their session cookie. */
  readonly token?: string;
  readonly fetch?: typeof fetch;
  readonly timers?: Timers;
}

type Optional<K extends string, V> = V extends undefined ? { readonly [key in K]?: undefined } : Needed<K, V>;
/** Optional too where an empty object would do. */
type Needed<K extends string, V> =
  Record<string, never> extends V ? { readonly [key in K]?: V } : { readonly [key in K]: V };

/** What a call of route `N` may or must be given; `params`, `query` and `body` by the contract. */
export type CallOptions<N extends RouteName> = Optional<'params', RouteParams<N>> &
  Optional<'query', RouteQuery<N>> &
  Optional<'body', RouteBody<N>> & {
    /** The command's id; made here when absent. Give it to repeat a command from before a reload. */
    readonly commandId?: string;
    readonly signal?: AbortSignal;
    /** How long to try in all, repeats included; 15 when absent. */
    readonly timeoutSeconds?: number;
  };
type CallArguments<N extends RouteName> =
  object extends CallOptions<N> ? [options?: CallOptions<N>] : [options: CallOptions<N>];

export interface Client {
  /**
   * Calls a route. A command carries one idempotency key and is repeated with it when the network fails or the server
   * answers 503, so that it takes effect once at most; nothing else is repeated. Never throws for an expected failure.
   */
  call<N extends RouteName>(name: N, ...rest: CallArguments<N>): Promise<Result<RouteReply<N>, CallProblem>>;
  /** The URL of a GET route, for a link or a download. */
  address<N extends RouteName>(name: N, ...rest: CallArguments<N>): string;
}

const DEFAULT_TIMEOUT_SECONDS = 15;
/** An attempt that hangs this long is given up, so that a repeat may take another way. */
const ATTEMPT_SECONDS = 6;
const FIRST_PAUSE_MILLISECONDS = 250;
const LONGEST_PAUSE_MILLISECONDS = 4_000;

/** A fresh command id (UUIDv7, RFC 9562). */
export function newCommandId(): string {
  return uuidv7();
}

/** Makes a typed caller of the contract's routes. */
export function createClient(options: ClientOptions = {}): Client {
  const { baseUrl = '', token, timers = wallTimers } = options;
  const send = options.fetch ?? ((input, init) => fetch(input, init));

  return {
    address: (name, ...[given]) => routeAddress(baseUrl, name, given?.params, given?.query),

    async call<N extends RouteName>(name: N, ...[given]: CallArguments<N>) {
      const { method, command } = routes[name];
      const withBody = hasBody(routes[name]);
      const headers: Record<string, string> = { accept: 'application/json' };
      if (token !== undefined) headers.authorization = `Bearer ${token}`;
      if (withBody) headers['content-type'] = 'application/json';
      if (command) headers['idempotency-key'] = given?.commandId ?? newCommandId();
      const init: RequestInit = {
        method,
        headers,
        credentials: 'same-origin',
        cache: 'no-store',
        ...(withBody ? { body: JSON.stringify(given?.body ?? {}) } : {}),
      };
      const url = routeAddress(baseUrl, name, given?.params, given?.query);
      const deadline = timers.now() + (given?.timeoutSeconds ?? DEFAULT_TIMEOUT_SECONDS) * 1000;

      for (let pause = FIRST_PAUSE_MILLISECONDS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MILLISECONDS)) {
        const left = deadline - timers.now();
        const limit = command ? Math.min(left, ATTEMPT_SECONDS * 1000) : left;
        const answer = await attempt<RouteReply<N>>(send, url, init, limit, given?.signal, timers);
        if (answer.ok || !command || !worthRepeating(answer.error)) return answer;
        if (timers.now() + pause >= deadline) return answer;
        if (!(await waited(pause, given?.signal, timers))) return err(localProblem('cancelled'));
      }
    },
  };
}

/** The server did not decide: nobody knows whether it heard, and the key makes hearing it twice harmless. */
function worthRepeating({ code, status }: CallProblem): boolean {
  return status === 503 || code === 'unreachable' || code === 'timed-out' || code === 'unreadable-reply';
}

async function attempt<Reply>(
  send: typeof fetch,
  url: string,
  init: RequestInit,
  limitMilliseconds: number,
  signal: AbortSignal | undefined,
  timers: Timers,
): Promise<Result<Reply, CallProblem>> {
  if (signal?.aborted) return err(localProblem('cancelled'));
  const control = new AbortController();
  const abort = () => control.abort();
  signal?.addEventListener('abort', abort);
  let late = false;
  const cancel = timers.after(Math.max(0, limitMilliseconds), () => {
    late = true;
    control.abort();
  });
  try {
    const response = await send(url, { ...init, signal: control.signal });
    const body: unknown = await response.json().catch(() => undefined);
    if (control.signal.aborted) return err(localProblem(late ? 'timed-out' : 'cancelled'));
    if (response.ok && typeof body === 'object' && body !== null) return ok(body as Reply);
    return err(isProblem(body) ? body : localProblem('unreadable-reply'));
  } catch {
    if (late) return err(localProblem('timed-out'));
    return err(localProblem(control.signal.aborted ? 'cancelled' : 'unreachable'));
  } finally {
    cancel();
    signal?.removeEventListener('abort', abort);
  }
}

/** Waits; `false` when it was cancelled before. */
function waited(milliseconds: number, signal: AbortSignal | undefined, timers: Timers): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (whole: boolean) => {
      cancel();
      signal?.removeEventListener('abort', abort);
      resolve(whole);
    };
    const abort = () => end(false);
    const cancel = timers.after(milliseconds, () => end(true));
    if (signal?.aborted) end(false);
    else signal?.addEventListener('abort', abort);
  });
}

/** A query's members; those that are `undefined` are left out. */
type QueryValues = Readonly<Record<string, unknown>>;

/**
 * The URL of a route.
 *
 * @param baseUrl - the server's origin without a slash at its end; empty for the page's own
 * @param params - values of the path's `:name` parts
 */
function routeAddress(
  baseUrl: string,
  name: RouteName,
  params: Readonly<Record<string, unknown>> = {},
  query: QueryValues = {},
): string {
  const path = routes[name].path.replace(/:(\w+)/g, (_, part: string) => encodeURIComponent(String(params[part])));
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) if (value !== undefined) search.set(key, String(value));
  const suffix = search.size > 0 ? `?${search}` : '';
  return `${baseUrl}${API_BASE}${path}${suffix}`;
}
