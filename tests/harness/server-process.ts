import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Settings } from '@foyer/branch-server';
import { createClient } from '@foyer/client';
import { signIn, value } from './test-branch.ts';

export interface ServerProcess {
  readonly address: string;
  /** The log's clock when it started. */
  readonly clock: number;
  /** Resolves when the process is gone. */
  readonly gone: Promise<void>;
  /** Resolves then to its exit code; `null` after a signal. */
  readonly exitCode: Promise<number | null>;
  /** `null`: the connection broke before a reply. */
  post(path: string, body: unknown, key: string, token?: string): Promise<{ status: number; body: unknown } | null>;
  /** kill -9, now. */
  kill(): Promise<void>;
  /** kill -9 for one of the processes beside it, which it is to replace; none where the system doesn't tell them. */
  killOneBeside(which: number): void;
  /** Asks it to end, as an operator would. */
  stop(): Promise<void>;
}

const START_TIME_OUT = 30_000;

/** When a server kills itself: at that many commits, before their replies leave or when the last is published; or its disk fails then. */
export interface Death {
  readonly moment: 'committed' | 'published' | 'failed';
  readonly commits: number;
}

export interface ProcessOptions {
  readonly death?: Death | undefined;
  /** The address that is sent what happens, where anybody is. */
  readonly receiver?: string;
  /** What strace does to its system calls, in strace's words, where it is run under it. */
  readonly inject?: string | undefined;
  /** The provider of text messages; it tells customers all that there is to tell then. */
  readonly sms?: Settings['sms'];
}

/** Starts a branch server over a folder as a process of its own. */
export async function startServerProcess(
  folder: string,
  { death, receiver, inject, sms }: ProcessOptions = {},
): Promise<ServerProcess> {
  const child: ChildProcess = fork(
    path.join(import.meta.dirname, 'killable-server.ts'),
    [folder, ...(death === undefined ? [] : [death.moment, String(death.commits)])],
    {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      ...(inject === undefined ? { execArgv: [] } : underStrace(inject)),
      env: {
        ...process.env,
        ...(receiver === undefined ? {} : { FOYER_TEST_RECEIVER: receiver }),
        ...(sms === undefined ? {} : { FOYER_TEST_SMS: JSON.stringify(sms) }),
      },
    },
  );
  let complaint = '';
  child.stderr?.on('data', (chunk) => {
    complaint += String(chunk);
  });
  const ended = once(child, 'exit');
  const gone = ended.then(() => undefined);
  const timer = setTimeout(() => child.kill('SIGKILL'), START_TIME_OUT);
  const ready = await Promise.race([once(child, 'message'), gone]);
  clearTimeout(timer);
  if (ready === undefined) throw new Error(`The server did not start, it ended with ${await ended}: ${complaint}`);
  const { address, clock } = ready[0] as { address: string; clock: number };
  return {
    address,
    clock,
    gone,
    exitCode: ended.then(([code]: unknown[]) => (typeof code === 'number' ? code : null)),
    post: async (place, body, key, token) => {
      try {
        const response = await fetch(`${address}/api/v1${place}`, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'idempotency-key': key,
            ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
          },
          body: JSON.stringify(body),
        });
        return { status: response.status, body: await response.json() };
      } catch {
        return null;
      }
    },
    killOneBeside: (which) => {
      const file = `/proc/${child.pid}/task/${child.pid}/children`;
      const beside = existsSync(file) ? readFileSync(file, 'utf8').trim().split(' ').filter(Boolean) : [];
      const chosen = beside[which % Math.max(1, beside.length)];
      if (chosen !== undefined) process.kill(Number(chosen), 'SIGKILL');
    },
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
    stop: async () => {
      child.kill('SIGTERM');
      await gone;
    },
  };
}

/** Pairs a kiosk with the branch in a folder, before any server of it is killed; its token. */
export async function pairedKiosk(folder: string): Promise<string> {
  const server = await startServerProcess(folder);
  const device = { kind: 'kiosk', name: 'Kiosk', secret: 'a kiosk that outlives every server' };
  const paired = await server.post('/devices/pair', device, crypto.randomUUID());
  await server.stop();
  if (paired === null) throw new Error('The kiosk could not be paired');
  return (paired.body as { token: string }).token;
}

/**
 * A branch with a kiosk and a program that may call, both of which outlive every server, and a counter for each agent.
 * @returns the kiosk's token, and the program's key
 */
export async function preparedBranch(
  folder: string,
  agents: readonly string[],
): Promise<{ readonly kiosk: string; readonly key: string }> {
  const kiosk = await pairedKiosk(folder);
  const server = await startServerProcess(folder);
  const admin = await signIn(server.address, 'admin');
  const key = value(await admin.call('addKey', { body: { name: 'Caller', scopes: ['call'] } })).secret;
  const caller = createClient({ baseUrl: server.address, token: key });
  for (const [index, agentId] of agents.entries()) {
    const params = { counterId: `counter-${index + 1}` };
    value(await caller.call('openCounter', { params, body: { agentId } }));
  }
  await server.stop();
  return { kiosk, key };
}

/** The child is the server itself, strace beside it. Only the main thread's calls are counted that write the log. */
function underStrace(inject: string) {
  const args = ['-D', '-f', '-qq', '-o', '/dev/null', '-e', `trace=${inject.split(':')[0]}`, '-e', `inject=${inject}`];
  return { execPath: 'strace', execArgv: [...args, process.execPath] };
}
