import { spawn } from 'node:child_process';
import path from 'node:path';
import { root } from './workspace.ts';

/** What a finished command left behind. */
export interface Finished {
  /** Exit code; -1 when it was ended by a signal or the time-out. */
  readonly code: number;
  readonly stdout: string;
  /** Everything it wrote, both streams in order of arrival. */
  readonly output: string;
}

interface RunOptions {
  readonly cwd?: string;
  readonly input?: string;
  /** Milliseconds after which the command is ended. */
  readonly timeout?: number;
  readonly env?: NodeJS.ProcessEnv;
}

/**
 * Runs a command to its end and keeps what it wrote.
 *
 * @throws when the command can't be started at all.
 */
export function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? root,
      env: options.env ?? process.env,
      timeout: options.timeout ?? 5 * 60_000,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let stdout = '';
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      output += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? -1, stdout, output }));
    child.stdin.on('error', () => undefined).end(options.input ?? '');
  });
}

/** Runs the JavaScript entry of an installed tool, `@biomejs/biome/bin/biome`, with this Node. */
export function runTool(entry: string, args: readonly string[], options: RunOptions = {}): Promise<Finished> {
  return run(process.execPath, [path.join(root, 'node_modules', entry), ...args], options);
}
