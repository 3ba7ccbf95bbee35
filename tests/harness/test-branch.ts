import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Clock, type Instant, type KeyScope, manualClock } from '@foyer/basics';
import {
  type Branch,
  type BranchOptions,
  DEMO_PASSWORD,
  demoBranch,
  demoStaff,
  type Settings,
  startBranch,
} from '@foyer/branch-server';
import { type Client, createClient } from '@foyer/client';
import { type Logger, pino } from 'pino';

/** A Monday morning, long before any cut-over. */
export const MORNING = Date.UTC(2026, 2, 2, 9, 0) as Instant;

export interface TestBranchOptions {
  readonly clock?: Clock;
  /** The data to start on; a folder of its own, removed afterwards, when absent. */
  readonly dataFolder?: string;
  readonly settings?: Partial<Settings>;
  readonly maxPages?: number;
  readonly socketLimits?: BranchOptions['socketLimits'];
  /** Silent when absent. */
  readonly log?: Logger;
  readonly estimates?: BranchOptions['estimates'];
  readonly effects?: BranchOptions['effects'];
  readonly onCommit?: BranchOptions['onCommit'];
  readonly disturb?: BranchOptions['disturb'];
  readonly practice?: BranchOptions['practice'];
  /** Open the branch day at once; so it is unless this is `false`. */
  readonly open?: boolean;
}

export interface TestBranch {
  readonly branch: Branch;
  readonly address: string;
  readonly dataFolder: string;
  /** A client signed in as one of the demo's accounts. */
  signIn(name: 'agent' | 'agent2' | 'supervisor' | 'manager' | 'admin'): Promise<SignedIn>;
  /** A client with the token of a newly paired device. */
  pair(kind: 'kiosk' | 'screen', name?: string): Promise<Client & { readonly token: string }>;
  /** The secret of a new key for programs. */
  keyFor(...scopes: KeyScope[]): Promise<string>;
  close(): Promise<void>;
}

export type SignedIn = Client & { readonly cookie: string };

/** The settings of a demo branch on a free port, quiet, without limits that a test's haste would meet. */
export function testSettings(dataFolder: string): Settings {
  return {
    port: 0,
    host: '127.0.0.1',
    dataFolder,
    logLevel: 'silent',
    rateLimits: { anonymousPerMinute: 100_000, knownPerMinute: 1_000_000, keyPerMinute: 1_000_000 },
    staff: demoStaff,
    demo: true,
    serveApps: true,
    branch: demoBranch,
  };
}

/** The demo's branch with room for as many tickets as a test likes. */
export const roomyBranch: typeof demoBranch = {
  ...demoBranch,
  series: demoBranch.series.map((series) => ({ ...series, last: 99_999, width: 5 })),
  services: demoBranch.services.map((service) => ({ ...service, maxWaiting: 1_000_000 })),
};

/** All that a branch may tell its customers by message, at once and as often as there is an occasion. */
export const TELLS_ALL: NonNullable<typeof demoBranch.messages> = {
  rules: ['ticket', 'nearly', 'called', 'longer', 'missed'],
  nearlyMinutes: 10,
  mostPerVisit: 10,
  apartMinutes: 0,
};

/** Starts a real branch server on a free port, over real files. Its clock stands still unless another is given. */
export async function startTestBranch(options: TestBranchOptions = {}): Promise<TestBranch> {
  const own = options.dataFolder === undefined ? await mkdtemp(path.join(tmpdir(), 'foyer-branch-')) : null;
  const dataFolder = options.dataFolder ?? own ?? '';
  const started = await startBranch({
    settings: { ...testSettings(dataFolder), ...options.settings },
    clock: options.clock ?? manualClock(MORNING),
    log: options.log ?? pino({ level: 'silent' }),
    reportsStandReady: false,
    ...(options.maxPages === undefined ? {} : { maxPages: options.maxPages }),
    ...(options.socketLimits === undefined ? {} : { socketLimits: options.socketLimits }),
    ...(options.estimates === undefined ? {} : { estimates: options.estimates }),
    ...(options.effects === undefined ? {} : { effects: options.effects }),
    ...(options.onCommit === undefined ? {} : { onCommit: options.onCommit }),
    ...(options.disturb === undefined ? {} : { disturb: options.disturb }),
    ...(options.practice === undefined ? {} : { practice: options.practice }),
  });
  if (!started.ok) throw new Error(started.error);
  const branch = started.value;
  const listening = await branch.listen();
  if (!listening.ok) throw new Error(listening.error);
  const address = listening.value;
  const testBranch: TestBranch = {
    branch,
    address,
    dataFolder,
    signIn: (name) => signIn(address, name),
    pair: async (kind, name = kind) => {
      const secret = crypto.randomUUID();
      const paired = await createClient({ baseUrl: address }).call('pairDevice', { body: { kind, name, secret } });
      if (!paired.ok || paired.value.status !== 'paired') throw new Error('The device was not paired');
      const { token } = paired.value;
      return Object.assign(createClient({ baseUrl: address, token }), { token });
    },
    keyFor: async (...scopes) => {
      const admin = await signIn(address, 'admin');
      return value(await admin.call('addKey', { body: { name: `key ${crypto.randomUUID()}`, scopes } })).secret;
    },
    close: async () => {
      await branch.close();
      if (own !== null) await rm(own, { recursive: true, force: true });
    },
  };
  if (options.open !== false) {
    const supervisor = await testBranch.signIn('supervisor');
    const opened = await supervisor.call('openBranch', { body: {} });
    if (!opened.ok && opened.error.code !== 'invalid-state') throw new Error(opened.error.detail);
  }
  return testBranch;
}

/** Signs in to a branch server at an address; the client carries the session's cookie as a browser would. */
export async function signIn(address: string, name: string): Promise<SignedIn> {
  const response = await fetch(`${address}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, password: DEMO_PASSWORD }),
  });
  const cookie = response.headers.get('set-cookie')?.split(';')[0];
  if (!response.ok || cookie === undefined) throw new Error(`${name} could not sign in: ${response.status}`);
  const withCookie: typeof fetch = (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set('cookie', cookie);
    return fetch(input, { ...init, headers });
  };
  return Object.assign(createClient({ baseUrl: address, fetch: withCookie }), { cookie });
}

/** The value of a call that must have succeeded. */
export function value<T>(result: { ok: true; value: T } | { ok: false; error: { code: string; detail: string } }): T {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.detail}`);
  return result.value;
}

/** The code of a call that must have been refused. */
export function refusal(result: { ok: true; value: unknown } | { ok: false; error: { code: string } }): string {
  if (result.ok) throw new Error('The call was not refused');
  return result.error.code;
}
