import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Instant } from '@foyer/basics';
import { openStore, verify } from '@foyer/store';
import { expect, test } from 'vitest';
import { effectTo, startReceiver } from '../harness/receiver.ts';
import { preparedBranch, type ServerProcess, startServerProcess } from '../harness/server-process.ts';

/** The campaign kills 200 times; the run among the other tests fewer. */
const KILLS = Number(process.env.FOYER_OUTBOX_KILLS ?? 3);
const CLIENTS = 20;
/** Servers that live for a second each leave much to the last one, some of it to be tried again only minutes later. */
const DRAINED_IN = 60_000 + KILLS * 3_000;
/** The clients that also call, each at a counter of their own. */
const AGENTS = ['agent', 'agent2'];

/** What reads the branch's file while another process writes it. */
function inFile<Row>(folder: string, sql: string): Row[] {
  const file = new DatabaseSync(path.join(folder, 'branch.sqlite'), { readOnly: true });
  try {
    return file.prepare(sql).all() as Row[];
  } finally {
    file.close();
  }
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

test('OUTBOX-16: kill -9 at any moment while 20 clients work: nothing is lost or doubled, and what leaves the house arrives, under one key each', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'foyer-outbox-kills-'));
  let isMoody = true;
  const receiver = await startReceiver(() => isMoody);
  /** What clients were told has happened: a visit and what became of it. */
  const told = new Set<string>();
  const numbers: string[] = [];
  /** The call that each of those who call has not been answered yet. */
  const underWay = new Map<number, string>();
  let running: ServerProcess | null = null;

  /** A ticket; every third is cancelled by its customer. */
  const issue = async (server: ServerProcess, token: string, round: number) => {
    const reply = await server.post('/tickets', { serviceId: 'cash' }, crypto.randomUUID(), token);
    if (reply?.status !== 201) return;
    const { visit, ticket } = reply.body as { visit: { id: string; number: string }; ticket: { token: string } };
    told.add(`${visit.id} TicketIssued`);
    numbers.push(visit.number);
    if (round % 3 !== 0) return;
    const cancelled = await server.post(`/tickets/${ticket.token}/cancel`, {}, crypto.randomUUID());
    if (cancelled?.status === 200) told.add(`${visit.id} VisitCancelled`);
  };
  /** A call, of somebody who does not come; one that was cut off is repeated under its key. */
  const call = async (server: ServerProcess, key: string, client: number) => {
    const commandId = underWay.get(client) ?? crypto.randomUUID();
    underWay.set(client, commandId);
    const reply = await server.post(`/counters/counter-${client + 1}/call-next`, {}, commandId, key);
    if (reply === null) return;
    if (reply.status === 200) {
      const { visit } = reply.body as { visit: { id: string } };
      told.add(`${visit.id} VisitCalled`);
      const gone = await server.post(`/visits/${visit.id}/no-show`, {}, crypto.randomUUID(), key);
      if (gone === null) return;
    }
    underWay.delete(client);
  };

  /** Between two servers: what was told is in the log, and everything that is stored is as the log says. */
  const check = () => {
    const rows = inFile<{ what: string }>(
      folder,
      "SELECT visit_id || ' ' || type AS what FROM events WHERE visit_id IS NOT NULL",
    );
    const inLog = new Set(rows.map(({ what }) => what));
    expect([...told].filter((what) => !inLog.has(what))).toEqual([]);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(verify(folder)).toMatchObject({ ok: true });
  };

  try {
    const { kiosk, key } = await preparedBranch(folder, AGENTS);
    for (let kill = 0; kill <= KILLS; kill += 1) {
      // Every third server dies exactly between a commit and its replies, else at any moment.
      const exact = kill % 3 === 2 && kill < KILLS;
      const server = await startServerProcess(folder, {
        ...(exact ? { death: { moment: 'committed', commits: 5 + ((kill * 5) % 23) } } : {}),
        receiver: receiver.address,
      });
      running = server;
      let alive = true;
      void server.gone.then(() => {
        alive = false;
      });
      let rounds = 0;
      const wanted = kill === KILLS ? 40 : 10 + ((kill * 37) % 120);
      await Promise.all(
        Array.from({ length: CLIENTS }, async (_, client) => {
          while (alive) {
            rounds += 1;
            const round = rounds;
            if (client < AGENTS.length) await call(server, key, client);
            else await issue(server, kiosk, round);
            // What follows the log dies in the middle, too, and is replaced.
            if (round === Math.ceil(wanted / 2)) server.killOneBeside(kill);
            if (exact || round < wanted || !alive) continue;
            alive = false;
            if (kill < KILLS) await server.kill();
          }
        }),
      );
      if (kill < KILLS) {
        await server.gone;
        check();
        continue;
      }
      isMoody = false;
      const behind = async () => {
        const ready = await fetch(`${server.address}/ready`);
        const { followers: all } = (await ready.json()) as { followers: readonly { name: string; behind: number }[] };
        return all.find(({ name }) => name === 'test receiver')?.behind;
      };
      await expect.poll(behind, { timeout: DRAINED_IN }).toBe(0);
      const issued = [...told].filter((what) => what.endsWith(' TicketIssued'));
      const missing = () => issued.filter((what) => !receiver.received.has(what)).length;
      await expect.poll(missing, { timeout: DRAINED_IN }).toBe(0);
      const waiting = () => inFile(folder, 'SELECT 1 FROM outbox WHERE ended_at IS NULL LIMIT 1').length;
      await expect.poll(waiting, { timeout: DRAINED_IN }).toBe(0);
      await server.stop();
      check();
    }
    const inLog = occasionsIn(folder);
    // Each under its one key, made of its one event; and nothing else.
    const received = [...receiver.received].map(([name, events]) => [name, [...events.keys()]] as const);
    expect(received.toSorted()).toEqual([...inLog].map(([name, seq]) => [name, [seq]]).toSorted());
    const sends = [...receiver.received.values()].flatMap((events) => [...events.values()]);
    const twice = sends.filter((times) => times > 1).length;
    const count = (type: string) => [...told].filter((what) => what.endsWith(` ${type}`)).length;
    expect(Math.min(count('VisitCalled'), count('VisitCancelled'))).toBeGreaterThan(0);
    process.stdout.write(
      `${KILLS} kills, ${CLIENTS} clients: ${count('TicketIssued')} tickets, ${count('VisitCancelled')} cancellations and ${count('VisitCalled')} calls told, 0 lost, 0 numbers twice, verified after each; ${inLog.size} occasions, 0 missing, ${twice} sent more than once, 0 under another key\n`,
    );
  } finally {
    await running?.kill();
    await receiver.close();
    await rm(folder, { recursive: true, force: true });
  }
}, 3_600_000);
