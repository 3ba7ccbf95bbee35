import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { lossIn, verify } from '@foyer/store';
import { expect, test } from 'vitest';
import { pairedKiosk, startServerProcess } from '../harness/server-process.ts';

/** How often the disk fails; a campaign takes many more. */
const FAILURES = Number(process.env.FOYER_DISK_FAULTS ?? 2);
/** In a campaign with `FOYER_STRACE=1` the kernel's own answers are replaced by these in turn, where strace may do so. */
const INJECTED = [
  'fsync,fdatasync:error=EIO',
  'pwrite64:error=EIO',
  'fsync,fdatasync:error=ENOSPC',
  'pwrite64:error=ENOSPC',
];
const isTraced = process.env.FOYER_STRACE !== undefined;
const CLIENTS = 8;

interface Answer {
  readonly code?: string;
  readonly changed?: string;
  readonly detail?: string;
  readonly clock?: number;
  readonly visit?: { readonly id: string };
}

test('DISK-2: a server whose disk fails acknowledges nothing more and ends with its code; started again it knows what was done', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'foyer-failing-'));
  const told = new Map<string, string>();
  const unknown = new Set<string>();
  let wereThere = 0;
  try {
    const token = await pairedKiosk(folder);
    for (let failure = 0; failure <= FAILURES; failure += 1) {
      const isLast = failure === FAILURES;
      const at = 1 + ((failure * 7) % 19);
      const call = INJECTED[failure % INJECTED.length] ?? '';
      // A start takes some of them.
      const inject = isTraced ? `${call}:when=${at * 3 + (call.startsWith('pwrite64') ? 150 : 15)}` : undefined;
      const death = isTraced ? undefined : ({ moment: 'failed', commits: at } as const);
      const server = await (isLast ? startServerProcess(folder) : startServerProcess(folder, { death, inject }));
      const isFull = inject?.startsWith('pwrite64:error=ENOSPC') === true;
      let fails = false;
      const issue = async (key: string) => {
        const reply = await server.post('/tickets', { serviceId: 'cash' }, key, token);
        const { visit, clock = 0, ...refusal } = (reply?.body ?? {}) as Answer;
        if (reply?.status === 201 && visit !== undefined) {
          // Nothing is acknowledged after a failure; a disk that was full may have room again.
          expect(fails && !isFull).toBe(false);
          expect(told.get(key) ?? visit.id).toBe(visit.id);
          // Committed before the server ended, though nobody was told.
          if (unknown.delete(key) && clock <= server.clock) wereThere += 1;
          told.set(key, visit.id);
          return;
        }
        if (reply !== null) {
          expect(refusal).toMatchObject({ code: 'storage-unavailable', changed: isFull ? 'nothing' : 'unknown' });
          expect(refusal.detail?.includes('nothing was changed')).toBe(isFull);
          fails = true;
        }
        unknown.add(key);
      };
      await Promise.all([...unknown].map(issue));
      if (isLast) {
        await server.stop();
        break;
      }
      let alive = true;
      void server.gone.then(() => {
        alive = false;
      });
      await Promise.all(
        Array.from({ length: CLIENTS }, async () => {
          while (alive && !fails) await issue(crypto.randomUUID());
        }),
      );
      if (isFull) await server.stop();
      else expect(await server.exitCode).toBe(74);
    }
    expect([...unknown]).toEqual([]);
    expect(new Set(told.values()).size).toBe(told.size);
    if (!isTraced) expect(wereThere).toBeGreaterThanOrEqual(FAILURES);
    expect(lossIn(folder)).toBeNull();
    expect(verify(folder)).toMatchObject({ ok: true });
    process.stdout.write(
      `${FAILURES} failures: ${told.size} tickets told, 0 lost, ${wereThere} of them committed as the disk failed\n`,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}, 1_800_000);
