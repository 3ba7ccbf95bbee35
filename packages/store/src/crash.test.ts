import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { verify } from './index.ts';
import { chance, makeFolder, opened, removeFolder } from './testing/test-branch.ts';

const RUNS = 24;

/** Lets a child issue tickets until it has said `enough`, kills it a moment later, and returns what it had said. */
async function issueUntilKilled(folder: string, enough: number, moment: number): Promise<string[]> {
  const child: ChildProcess = spawn(
    process.execPath,
    [fileURLToPath(new URL('testing/crash-child.ts', import.meta.url)), folder],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const said: string[] = [];
  const ended = once(child, 'exit');
  if (child.stdout === null) throw new Error('The child has no output.');
  const lines = createInterface({ input: child.stdout });
  const finished = once(lines, 'close');
  let due = false;
  lines.on('line', (line) => {
    if (line !== 'ready') said.push(line);
    if (due || said.length < enough) return;
    due = true;
    const end = process.hrtime.bigint() + BigInt(Math.floor(moment * 1e6));
    while (process.hrtime.bigint() < end);
    child.kill('SIGKILL');
  });
  await Promise.all([ended, finished]);
  return said;
}

test('STORE-17: killed at any moment, nothing acknowledged is lost, no number is given twice, and the folder is free again', async () => {
  const folder = makeFolder();
  const random = chance(2026);
  const acknowledged: string[] = [];
  try {
    for (let run = 0; run < RUNS; run++) {
      acknowledged.push(...(await issueUntilKilled(folder, 3 + Math.floor(random() * 10), random() * 2)));
    }
    const store = opened(folder);
    const { state } = store.load();
    store.close();
    const kept = new Map([...state.visits.values()].map((visit) => [visit.id as string, visit.number]));
    expect(acknowledged.length).toBeGreaterThanOrEqual(RUNS * 3);
    expect(acknowledged.filter((line) => kept.get(line.split(' ')[0] ?? '') !== line.split(' ')[1])).toEqual([]);
    expect(new Set(kept.values()).size).toBe(kept.size);
    expect(verify(folder)).toMatchObject({ ok: true });
  } finally {
    removeFolder(folder);
  }
}, 120_000);
