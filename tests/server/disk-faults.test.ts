import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { lossIn, verify } from '@foyer/store';
import { expect, test } from 'vitest';
import { pairedKiosk, startServerProcess } from '../harness/server-process.ts';

/** How often the disk fails; the campaign takes many more. */
const FAILURES = Number(process.env.FOYER_DISK_FAULTS ?? 3);
const CLIENTS = 8;

interface Answer {
  readonly code?: string;
  readonly changed?: string;
  readonly detail?: string;
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
      const death = { moment: 'failed', commits: 1 + ((failure * 7) % 19) } as const;
      const server = await startServerProcess(folder, isLast ? undefined : death);
      let fails = false;
      const issue = async (key: string) => {
        const reply = await server.post('/tickets', { serviceId: 'cash' }, key, token);
        const { visit, ...refusal } = (reply?.body ?? {}) as Answer;
        if (reply?.status === 201 && visit !== undefined) {
          // Nothing is acknowledged after the failure.
          expect(fails).toBe(false);
          expect(told.get(key) ?? visit.id).toBe(visit.id);
          if (unknown.delete(key)) wereThere += 1;
          told.set(key, visit.id);
          return;
        }
        if (reply !== null) {
          expect(refusal).toMatchObject({ code: 'storage-unavailable', changed: 'unknown' });
          expect(refusal.detail).not.toContain('nothing was changed');
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
      expect(await server.exitCode).toBe(74);
    }
    expect([...unknown]).toEqual([]);
    expect(new Set(told.values()).size).toBe(told.size);
    expect(wereThere).toBeGreaterThanOrEqual(FAILURES);
    expect(lossIn(folder)).toBeNull();
    expect(verify(folder)).toMatchObject({ ok: true });
    process.stdout.write(
      `${FAILURES} failures: ${told.size} tickets told, 0 lost, ${wereThere} learned by repeating\n`,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}, 1_800_000);
