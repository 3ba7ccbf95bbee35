import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type CallProblem, type Client, createClient, type Timers } from '@foyer/client';
import { z } from 'zod';
import type { Pairing } from '../bridge/index.ts';

/** This kiosk as one of the branch's devices. */
export interface KioskDevice {
  pairing(): Pairing;
  /** The client that speaks as this device; `null` until it is paired. */
  client(): Client | null;
  /** Tells the device what the server said, so that a revoked token leads to a new pairing. */
  handleAuthFailure(problem: Pick<CallProblem, 'code'>): void;
  close(): void;
}

export interface KioskDeviceOptions {
  readonly server: string;
  readonly folder: string;
  readonly name: string | undefined;
  /** Paired already by other means. */
  readonly token: string | undefined;
  readonly timers: Timers;
  readonly fetch: typeof fetch | undefined;
  readonly onChange: () => void;
  /** Takes work that nobody awaits, and whatever it fails with. */
  readonly inBackground: (work: Promise<void>) => void;
}

const stored = z.object({ secret: z.string().min(22), token: z.string().nullable() });
const ASK_AGAIN_MILLISECONDS = 2_000;

/** Pairs with the branch, once for the life of the folder, and keeps the secret where only this user reads it. */
export function createKioskDevice(options: KioskDeviceOptions): KioskDevice {
  const { server, timers, onChange, inBackground } = options;
  const connect = (token?: string) =>
    createClient({
      baseUrl: server,
      timers,
      ...(token === undefined ? {} : { token }),
      ...(options.fetch === undefined ? {} : { fetch: options.fetch }),
    });
  const file = path.join(options.folder, 'device.json');
  const keys = options.token === undefined ? readKeys(file) : { secret: '', token: options.token };
  let client = keys.token === null ? null : connect(keys.token);
  let pairing: Pairing = keys.token === null ? { phase: 'starting' } : { phase: 'paired', token: keys.token };
  const stop = new AbortController();
  let cancel: () => void = () => undefined;

  const become = (next: Pairing) => {
    pairing = next;
    onChange();
  };

  const ask = async (): Promise<void> => {
    const named = options.name === undefined ? {} : { name: options.name };
    const body = { kind: 'kiosk', ...named, secret: keys.secret } as const;
    const answer = await connect().call('pairDevice', { body, signal: stop.signal });
    if (stop.signal.aborted) return;
    if (answer.ok && answer.value.status === 'paired') {
      const { token } = answer.value;
      writeKeys(file, { secret: keys.secret, token });
      client = connect(token);
      return become({ phase: 'paired', token });
    }
    become(
      answer.ok && answer.value.status === 'waiting'
        ? { phase: 'waiting', code: answer.value.code }
        : { phase: 'unreachable' },
    );
    askLater();
  };
  const askLater = () => {
    cancel();
    cancel = timers.after(client === null && pairing.phase === 'starting' ? 0 : ASK_AGAIN_MILLISECONDS, () =>
      inBackground(ask()),
    );
  };
  if (client === null) askLater();

  return {
    pairing: () => pairing,
    client: () => client,
    handleAuthFailure: ({ code }) => {
      if (code !== 'unauthorised' || client === null || options.token !== undefined) return;
      client = null;
      become({ phase: 'starting' });
      askLater();
    },
    close: () => {
      cancel();
      stop.abort();
    },
  };
}

function readKeys(file: string): z.infer<typeof stored> {
  if (existsSync(file)) {
    const { data } = stored.safeParse(parsed(readFileSync(file, 'utf8')));
    if (data !== undefined) return data;
  }
  const keys = { secret: randomBytes(24).toString('base64url'), token: null };
  writeKeys(file, keys);
  return keys;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function writeKeys(file: string, keys: z.infer<typeof stored>): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(`${file}.next`, JSON.stringify(keys), { mode: 0o600, flush: true });
  renameSync(`${file}.next`, file);
}
