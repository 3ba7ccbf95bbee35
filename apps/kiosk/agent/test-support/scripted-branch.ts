import type { Timers } from '@foyer/client';
import type { OwnDevice } from '@foyer/contract';
import type { PrinterSettings } from '../kiosk-printer.ts';
import type { FollowOwn } from '../own-settings.ts';

/** A branch on the other side of the wire, for the agent's own tests: answers by script, and notes what it was sent. */
export interface ScriptedBranch {
  readonly fetch: typeof fetch;
  readonly follow: FollowOwn;
  /** From now on it says nothing to new listeners. */
  mute(): void;
  /** What it says to the kiosk from now on, besides what it has said. */
  say(changes: { printer?: PrinterSettings | null; testPrint?: OwnDevice['testPrint'] }): void;
  /** Commands in the order they arrived. */
  readonly commands: { readonly path: string; readonly key: string; readonly body: unknown }[];
  /** Every request in the order it arrived: "GET /branch". */
  readonly requests: string[];
  /** What the next requests to a path get instead of the usual answer; `dead`: no answer, `lost`: done, then no answer. */
  readonly faults: Map<string, ('dead' | 'lost' | { status: number; code: string })[]>;
  /** Tickets it has issued, by command id. */
  readonly tickets: Map<string, string>;
}

/** The printer that it has settled for the kiosk, until it says another. */
export const PRINTER: PrinterSettings = { address: 'tcp://first', dialect: 'epson', dotsPerLine: 576, style: 'drawn' };

const ESTIMATE = { kind: 'withheld', reason: 'no-evidence' } as const;

export function scriptBranch(): ScriptedBranch {
  const commands: ScriptedBranch['commands'] = [];
  const requests: string[] = [];
  const faults: ScriptedBranch['faults'] = new Map();
  const tickets = new Map<string, string>();

  let said: OwnDevice = {
    id: 'self',
    deviceId: '00000000-0000-4000-8000-000000000001' as OwnDevice['deviceId'],
    name: 'Kiosk 1',
    place: {},
    zone: null,
    version: 1,
    settings: { kind: 'kiosk', offers: null, languages: null, printer: PRINTER, idleSeconds: 30 },
    testPrint: null,
    help: 'none',
  };
  let muted = false;
  const listeners = new Set<(said: OwnDevice) => void>();

  const answer = (path: string, key: string): unknown => {
    if (path === '/branch')
      return { name: { en: 'Riverside' }, locale: 'en-GB', timeZone: 'UTC', languages: ['en', 'ar'] };
    if (path === '/devices/pair') return { status: 'paired', token: 'a-device-token' };
    if (path !== '/tickets') return {};
    const number = tickets.get(key) ?? `A00${tickets.size + 1}`;
    tickets.set(key, number);
    return {
      visit: { number, serviceId: 'cash', language: 'en', issuedAt: '2026-03-02T09:00:00.000Z' },
      position: 3,
      estimate: ESTIMATE,
      ticket: {
        token: `token-of-${number}-1234567`,
        url: `http://127.0.0.1/b/riverside/t/token-of-${number}-1234567`,
        branchName: 'Riverside',
        serviceName: 'Cash',
        furtherServices: [],
        locale: 'en-GB',
        timeZone: 'UTC',
        languages: ['en', 'ar'],
        counterNoun: 'counter',
        logo: null,
        notices: [],
        closing: null,
      },
      print: { id: `print-${number}` },
    };
  };

  return {
    commands,
    requests,
    faults,
    tickets,
    follow: ({ onSaid }) => {
      listeners.add(onSaid);
      if (!muted) onSaid(said);
      return () => listeners.delete(onSaid);
    },
    mute: () => {
      muted = true;
    },
    say: ({ printer, testPrint = said.testPrint }) => {
      const settings = printer === undefined ? said.settings : { ...said.settings, printer };
      said = { ...said, version: said.version + 1, settings: settings as OwnDevice['settings'], testPrint };
      for (const listener of listeners) listener(said);
    },
    fetch: async (input, init) => {
      const path = new URL(String(input)).pathname.replace('/api/v1', '');
      const key = new Headers(init?.headers).get('idempotency-key') ?? '';
      requests.push(`${init?.method ?? 'GET'} ${path}`);
      if (init?.method === 'POST') commands.push({ path, key, body: JSON.parse(String(init.body)) });
      const fault = faults.get(path)?.shift();
      if (fault === 'dead') throw new TypeError('fetch failed');
      const reply = typeof fault === 'object' ? { ...fault, detail: 'No.' } : answer(path, key);
      if (fault === 'lost') throw new TypeError('fetch failed');
      return Response.json(reply, { status: typeof fault === 'object' ? fault.status : 200 });
    },
  };
}

/** Time that passes when a test says so. */
export interface ManualTimers extends Timers {
  /** Lets milliseconds pass; what falls due meanwhile is done in its order, and what follows from it too. */
  pass(milliseconds: number): Promise<void>;
}

/** @param start - epoch milliseconds */
export function manualTimers(start: number): ManualTimers {
  let present = start;
  const due = new Set<{ readonly at: number; readonly action: () => void }>();
  const rest = async () => {
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
  };
  return {
    now: () => present,
    after: (milliseconds, action) => {
      const alarm = { at: present + milliseconds, action };
      due.add(alarm);
      return () => void due.delete(alarm);
    },
    pass: async (milliseconds) => {
      const end = present + milliseconds;
      await rest();
      for (;;) {
        const [next] = [...due].filter(({ at }) => at <= end).sort((one, other) => one.at - other.at);
        if (next === undefined) break;
        due.delete(next);
        present = Math.max(present, next.at);
        next.action();
        await rest();
      }
      present = end;
    },
  };
}
