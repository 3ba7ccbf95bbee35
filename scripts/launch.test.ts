import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

let base: string;
const children: ChildProcess[] = [];

/** A checkout with the real launcher, a package manager that only notes that it ran, and a script to launch. */
beforeEach(() => {
  base = mkdtempSync(path.join(tmpdir(), 'foyer-launch-'));
  const launcher = readFileSync(path.join(import.meta.dirname, 'launch.mjs'), 'utf8');
  const version = /pnpmVersion = '([\d.]+)'/.exec(launcher)?.[1];
  for (const folder of ['scripts', 'apps/branch-server', 'node_modules', '.runtime/node_modules/pnpm/bin']) {
    mkdirSync(path.join(base, folder), { recursive: true });
  }
  copyFileSync(path.join(import.meta.dirname, 'launch.mjs'), path.join(base, 'scripts/launch.mjs'));
  const codes = 'apps/branch-server/exit-codes.json';
  copyFileSync(path.join(import.meta.dirname, '..', codes), path.join(base, codes));
  write('.runtime/node_modules/pnpm/package.json', JSON.stringify({ version }));
  write('.runtime/node_modules/pnpm/bin/pnpm.mjs', '');
  write('pnpm-lock.yaml', 'one');
  write('pnpm-workspace.yaml', '');
});

afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode === null && child.signalCode === null && child.kill('SIGKILL')) await once(child, 'exit');
  }
  rmSync(base, { recursive: true });
});

function write(file: string, text: string): void {
  writeFileSync(path.join(base, file), text);
}

function launch(...args: string[]) {
  const child = spawn(process.execPath, [path.join(base, 'scripts/launch.mjs'), ...args], { stdio: 'pipe' });
  children.push(child);
  const written = { text: '' };
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      written.text += text;
    });
  }
  const ended = once(child, 'close').then(([code]: unknown[]) => ({ code, text: written.text }));
  return { child, ended };
}

test('GROUND-12: arguments and exit code go through, and nothing is said when all is in place', async () => {
  write('scripts/start.ts', 'console.log(process.argv.slice(2).join(" ")); process.exitCode = 7;');
  const first = await launch('start').ended;
  expect(first).toEqual({ code: 7, text: 'Installing the dependencies …\n\n' });
  expect(await launch('start', '--port', '4100').ended).toEqual({ code: 7, text: '--port 4100\n' });
});

/** Fails as a branch does whose disk fails, until it was started so many times; then ends with 5. */
function failing(times: number): string {
  return `import { appendFileSync, readFileSync } from 'node:fs';
    appendFileSync('runs', 'x');
    const runs = readFileSync('runs', 'utf8').length;
    console.log(runs + (process.env.FOYER_RESTARTED ?? ''));
    process.exitCode = runs < ${times} ? 74 : 5;`;
}

test('DISK-3: a branch whose disk failed is started again, each time twice as late, and it is said why', async () => {
  write('scripts/start.ts', failing(3));
  const { code, text } = await launch('start').ended;
  expect(code).toBe(5);
  expect(text.split('\n').slice(1)).toEqual([
    '1',
    'The disk failed (exit code 74); Foyer starts again in 1 s.',
    '21',
    'The disk failed (exit code 74); Foyer starts again in 2 s.',
    '31',
    '',
  ]);
});

test('DISK-3: it is not started again where it is told to end meanwhile, and no other program is', async () => {
  write('scripts/start.ts', failing(9));
  write('scripts/verify.ts', 'process.exitCode = 74;');
  const { child, ended } = launch('start');
  for await (const text of child.stderr) if (String(text).includes('starts again')) break;
  child.kill('SIGTERM');
  expect((await ended).code).toBe(143);
  expect((await launch('verify').ended).code).toBe(74);
});

test('GROUND-12: a changed lockfile is installed again', async () => {
  write('scripts/test.ts', '');
  await launch('test').ended;
  write('pnpm-lock.yaml', 'two');
  expect((await launch('test').ended).text).toContain('Installing the dependencies');
});

test.each(['SIGINT', 'SIGTERM'] as const)(
  'GROUND-12: %s reaches the script, which ends in its own way',
  async (signal) => {
    const script = `process.on('${signal}', () => process.exit(9)); setInterval(() => {}, 1000); console.log('ready');`;
    write('scripts/start.ts', script);
    const { child, ended } = launch('start');
    for await (const text of child.stdout) if (String(text).includes('ready')) break;
    child.kill(signal);
    expect((await ended).code).toBe(9);
  },
);

test.skipIf(process.platform === 'win32')(
  'GROUND-13: when whoever started the launcher is gone, the script is told to end',
  async () => {
    write(
      'scripts/start.ts',
      `process.on('SIGTERM', () => { console.log('told to end'); process.exit(); }); setInterval(() => {}, 1000); console.log('ready');`,
    );
    const starting = `require('node:child_process').spawn(process.execPath, process.argv.slice(1), { stdio: 'inherit' });`;
    const launcher = path.join(base, 'scripts/launch.mjs');
    const starter = spawn(process.execPath, ['-e', starting, '--', launcher, 'start'], { stdio: 'pipe' });
    children.push(starter);
    let text = '';
    starter.stdout.setEncoding('utf8');
    for await (const part of starter.stdout) {
      text += String(part);
      if (text.includes('ready')) starter.kill('SIGKILL');
    }
    expect(text).toContain('told to end');
  },
);

test('GROUND-12: an install that fails is told with its reason and ends with 1', async () => {
  write('.runtime/node_modules/pnpm/bin/pnpm.mjs', "console.log('no such version'); process.exitCode = 3;");
  const { code, text } = await launch('start').ended;
  expect(code).toBe(1);
  expect(text).toContain('The dependencies could not be installed.\nno such version');
});

test('GROUND-12: an unknown task is refused in a sentence', async () => {
  const { code, text } = await launch('fly').ended;
  expect(code).toBe(1);
  expect(text).toContain('Say what to launch');
});
