import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const SCRIPT = path.join(import.meta.dirname, '../../scripts/start.ts');
/** A start builds the web apps where they are not built yet. */
const PATIENCE = 90_000;

/** `npm start` as a process, watched from outside. */
export interface Started {
  /** What it has written so far. */
  readonly output: () => string;
  /** Resolves with the address it prints; rejects with what it wrote when it ends before that. */
  address(): Promise<string>;
  /** Resolves with its exit code once it has ended by itself. */
  ended(): Promise<number | null>;
  /** Asks it to end, as an operator would; its exit code. */
  stop(): Promise<number | null>;
  /** Makes sure that it is gone. */
  kill(): Promise<void>;
}

/** Starts Foyer with options as they are typed. */
export function start(options: readonly string[], environment: NodeJS.ProcessEnv = {}): Started {
  const child = spawn(process.execPath, [SCRIPT, ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, FOYER_PORT: '', FOYER_DATA: '', FOYER_HOST: '', ...environment },
  });
  let output = '';
  const watchers = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += String(chunk);
      for (const look of watchers) look();
    });
  }
  const gone = once(child, 'close').then(([code]) => code as number | null);
  const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
  void gone.then(() => clearTimeout(timer));
  return {
    output: () => output,
    address: () =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = /Dashboard +(\S+)\/dashboard/.exec(output)?.[1];
          if (found === undefined) return;
          watchers.delete(look);
          resolve(found);
        };
        watchers.add(look);
        look();
        void gone.then((code) => reject(new Error(`It ended with ${code}: ${output}`)));
      }),
    ended: () => gone,
    stop: async () => {
      child.kill('SIGTERM');
      return gone;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
  };
}
