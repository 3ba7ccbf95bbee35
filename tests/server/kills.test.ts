import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { verify } from '@foyer/store';
import { expect, test } from 'vitest';
import { pairedKiosk, type ServerProcess, startServerProcess } from '../harness/server-process.ts';

/** The campaign kills 200 times or more; the run among the other tests fewer. */
const KILLS = Number(process.env.FOYER_KILLS ?? 10);
const CLIENTS = 12;

/** What a campaign comes to, beside the test runner's own output. */
function report(line: string): void {
  process.stdout.write(`${line}\n`);
}

interface Told {
  readonly visitId: string;
  readonly number: string;
}

test('TRUST-1, TRUST-2, TRUST-6: kill -9 loses nothing, doubles nothing, renumbers nothing', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'foyer-kills-'));
  /** The clients' own log: what a 201 told them, by key. */
  const told = new Map<string, Told>();
  /** Sent and cut off before a reply. */
  const cutOff = new Set<string>();
  let betweenCommitAndReply = 0;
  let inFlight = 0;
  const token = await pairedKiosk(folder);

  const issue = async (server: ServerProcess, key: string): Promise<void> => {
    const retried = cutOff.has(key);
    cutOff.add(key);
    const response = await server.post('/tickets', { serviceId: 'cash' }, key, token);
    if (response === null) return;
    expect(response.status, JSON.stringify(response.body)).toBe(201);
    const { visit, clock } = response.body as { visit: { id: string; number: string }; clock: number };
    const known = told.get(key);
    if (known !== undefined) expect({ visitId: visit.id, number: visit.number }).toEqual(known);
    // A ticket that was there before this server started, though nobody had been told of it.
    if (retried && clock <= server.clock) betweenCommitAndReply += 1;
    told.set(key, { visitId: visit.id, number: visit.number });
    cutOff.delete(key);
  };

  try {
    for (let kill = 0; kill <= KILLS; kill += 1) {
      const last = kill === KILLS;
      // Every other time the server dies exactly between a commit and its replies, else at any moment.
      const exact = kill % 2 === 0 && !last;
      const before = cutOff.size;
      const server = await startServerProcess(
        folder,
        exact ? { death: { moment: 'committed', commits: 1 + ((kill * 5) % 23) + Math.ceil(before / CLIENTS) } } : {},
      );
      const again = [...cutOff, ...[...told.keys()].slice(-15)];
      await Promise.all(again.map((key) => issue(server, key)));
      if (last) {
        expect(cutOff.size).toBe(0);
        await server.stop();
        break;
      }
      let alive = true;
      void server.gone.then(() => {
        alive = false;
      });
      let replies = 0;
      const wanted = 5 + ((kill * 7) % 60);
      await Promise.all(
        Array.from({ length: CLIENTS }, async () => {
          while (alive) {
            await issue(server, crypto.randomUUID());
            replies += 1;
            if (!exact && replies >= wanted && alive) {
              alive = false;
              await server.kill();
            }
          }
        }),
      );
      await server.gone;
      inFlight += cutOff.size;
    }
    const tickets = [...told.values()];
    expect(new Set(tickets.map(({ number }) => number)).size).toBe(tickets.length);
    expect(new Set(tickets.map(({ visitId }) => visitId)).size).toBe(tickets.length);
    expect(inFlight).toBeGreaterThanOrEqual(KILLS);
    expect(betweenCommitAndReply).toBeGreaterThanOrEqual(Math.min(50, KILLS / 2));
    const verified = verify(folder);
    expect(verified).toMatchObject({ ok: true });
    report(
      `${KILLS} kills: ${tickets.length} tickets told, 0 lost, 0 doubled, ${inFlight} commands cut off, ${betweenCommitAndReply} of them between commit and reply`,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}, 1_800_000);
