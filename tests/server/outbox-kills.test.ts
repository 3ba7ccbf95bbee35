import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Instant } from '@foyer/basics';
import { openStore, verify } from '@foyer/store';
import { expect, test } from 'vitest';
import { effectTo, startReceiver } from '../harness/receiver.ts';
import { pairedKiosk, startServerProcess } from '../harness/server-process.ts';

/** The campaign kills 60 times or more; the run among the other tests fewer. */
const KILLS = Number(process.env.FOYER_OUTBOX_KILLS ?? 5);
const CLIENTS = 6;

/** How many things wait in a branch's outbox, while it runs. */
function waiting(folder: string): number {
  const file = new DatabaseSync(path.join(folder, 'branch.sqlite'), { readOnly: true });
  const row = file.prepare('SELECT count(*) AS waiting FROM outbox WHERE ended_at IS NULL').get();
  file.close();
  return Number(row?.waiting);
}

/** What the log says is to be sent, and the event of each. */
function occasionsIn(folder: string): ReadonlyMap<string, number> {
  const opened = openStore({ folder, now: () => Date.now() as Instant });
  if (!opened.ok) throw new Error(opened.error.message);
  const { types, occasions } = effectTo('');
  const events = [...opened.value.outbox.reader(types)(0, opened.value.clock, 1_000_000)];
  opened.value.close();
  return new Map(events.flatMap(({ seq, event }) => occasions(event, seq).map(({ key }) => [key, seq] as const)));
}

test('OUTBOX-16: kill -9 at any moment, and what leaves the house arrives, under one key each', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'foyer-outbox-kills-'));
  let isMoody = true;
  const receiver = await startReceiver(() => isMoody);
  const told: string[] = [];
  try {
    const token = await pairedKiosk(folder);
    for (let kill = 0; kill <= KILLS; kill += 1) {
      // Every third server dies exactly between a commit and its replies, else at any moment.
      const exact = kill % 3 === 2 && kill < KILLS;
      const server = await startServerProcess(
        folder,
        exact ? { moment: 'committed', commits: 5 + ((kill * 5) % 23) } : undefined,
        receiver.address,
      );
      let alive = true;
      void server.gone.then(() => {
        alive = false;
      });
      let replies = 0;
      const wanted = kill === KILLS ? 20 : 10 + ((kill * 37) % 120);
      await Promise.all(
        Array.from({ length: CLIENTS }, async () => {
          while (alive) {
            const reply = await server.post('/tickets', { serviceId: 'cash' }, crypto.randomUUID(), token);
            if (reply?.status === 201) told.push((reply.body as { visit: { id: string } }).visit.id);
            replies += 1;
            if (exact || replies < wanted || !alive) continue;
            alive = false;
            if (kill < KILLS) await server.kill();
          }
        }),
      );
      if (kill < KILLS) {
        await server.gone;
        continue;
      }
      isMoody = false;
      const behind = async () => {
        const ready = await fetch(`${server.address}/ready`);
        const { followers: all } = (await ready.json()) as { followers: readonly { name: string; behind: number }[] };
        return all.find(({ name }) => name === 'test receiver')?.behind;
      };
      await expect.poll(behind, { timeout: 60_000 }).toBe(0);
      const missing = () => told.filter((id) => !receiver.received.has(`${id} TicketIssued`)).length;
      await expect.poll(missing, { timeout: 60_000 }).toBe(0);
      await expect.poll(() => waiting(folder), { timeout: 60_000 }).toBe(0);
      await server.stop();
    }
    const inLog = occasionsIn(folder);
    expect(told.filter((id) => !inLog.has(`${id} TicketIssued`))).toEqual([]);
    // Each under its one key, made of its one event; and nothing else.
    const received = [...receiver.received].map(([key, events]) => [key, [...events.keys()]] as const);
    expect(received.toSorted()).toEqual([...inLog].map(([key, seq]) => [key, [seq]]).toSorted());
    expect(verify(folder)).toMatchObject({ ok: true });
    const sends = [...receiver.received.values()].flatMap((events) => [...events.values()]);
    const twice = sends.filter((times) => times > 1).length;
    process.stdout.write(
      `${KILLS} kills: ${told.length} tickets told, ${inLog.size} occasions, 0 missing, ${twice} sent more than once, 0 under another key\n`,
    );
  } finally {
    await receiver.close();
    await rm(folder, { recursive: true, force: true });
  }
}, 1_800_000);
