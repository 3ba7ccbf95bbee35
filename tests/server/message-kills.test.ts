import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Instant } from '@foyer/basics';
import { startVirtualPhone, type VirtualPhoneState } from '@foyer/branch-server/virtual-phone';
import { openStore, verify } from '@foyer/store';
import { expect, test } from 'vitest';
import { preparedBranch, type ServerProcess, startServerProcess } from '../harness/server-process.ts';
import { ACCOUNT, providerAt, TOKEN } from '../harness/texted-branch.ts';

/** The campaign kills 200 times; the run among the other tests fewer. */
const KILLS = Number(process.env.FOYER_MESSAGE_KILLS ?? 4);
const CLIENTS = 4;
/** A last server sends what the others left, some of it to be tried again only later. */
const DRAINED_IN = 120_000;

/** How many messages wait to be sent. */
function waitingIn(folder: string): number {
  const file = new DatabaseSync(path.join(folder, 'branch.sqlite'), { readOnly: true });
  try {
    return file.prepare('SELECT 1 FROM outbox WHERE ended_at IS NULL').all().length;
  } finally {
    file.close();
  }
}

/** What a branch knows of its messages once it is closed. */
function knownIn(folder: string) {
  const opened = openStore({ folder, now: () => Date.now() as Instant });
  if (!opened.ok) throw new Error(opened.error.message);
  const { state } = opened.value.load();
  opened.value.close();
  return [...state.addressees.values()];
}

test('MSG-23: kill -9 at any moment between event, outbox, sending and report: each message arrives once at most, and one that did not is known not to have, or to be uncertain', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'foyer-message-kills-'));
  const phone = await startVirtualPhone({ port: 0, account: ACCOUNT, token: TOKEN, inboundUrl: null });
  const sms = providerAt(phone);
  const control = `${phone.address}/virtual-phone/control`;
  const stateOfPhones = async () => (await (await fetch(control)).json()) as VirtualPhoneState;
  const behave = async (provider: string) => {
    const headers = { 'content-type': 'application/json', 'x-foyer-phone': 'test' };
    const set = await fetch(`${control}/faults`, { method: 'PUT', headers, body: JSON.stringify({ provider }) });
    expect(set.status).toBe(204);
  };
  /** What came to the telephones, by ticket and what was said of it. */
  const arrived = new Map<string, number>();
  const seen = new Set<string>();
  const look = async () => {
    for (const { sid, to, body } of (await stateOfPhones()).messages) {
      if (seen.has(sid)) continue;
      seen.add(sid);
      const what = `${to} ${body.includes('please come to') ? 'called' : 'ticket'}`;
      arrived.set(what, (arrived.get(what) ?? 0) + 1);
    }
  };
  let running: ServerProcess | null = null;
  /** Each ticket has a telephone of its own. */
  let telephones = 0;

  try {
    const { kiosk, key } = await preparedBranch(folder, ['agent']);
    for (let kill = 0; kill <= KILLS; kill += 1) {
      const last = kill === KILLS;
      const exact = kill % 2 === 1 && !last;
      await behave(last ? 'ok' : (['ok', 'takes-and-fails', 'ok', 'silent', 'down'][kill % 5] ?? 'ok'));
      const server = await startServerProcess(folder, {
        sms,
        ...(exact ? { death: { moment: 'committed', commits: 12 + ((kill * 7) % 29) } } : {}),
      });
      running = server;
      let alive = true;
      void server.gone.then(() => {
        alive = false;
      });
      let rounds = 0;
      const wanted = last ? 6 : 4 + ((kill * 5) % 17);
      await Promise.all(
        Array.from({ length: CLIENTS }, async () => {
          while (alive) {
            rounds += 1;
            const round = rounds;
            const post = (place: string, body: object, token?: string) =>
              server.post(place, body, crypto.randomUUID(), token);
            const issued = await post('/tickets', { serviceId: 'cash' }, kiosk);
            if (issued?.status !== 201) continue;
            telephones += 1;
            const number = `+346${String(telephones).padStart(8, '0')}`;
            const { visit, ticket } = issued.body as { visit: { id: string }; ticket: { token: string } };
            await post(`/tickets/${ticket.token}/contact`, { phone: number, agreed: true });
            if (round % 2 === 0) {
              await post('/counters/counter-1/call', { visitId: visit.id }, key);
              await post(`/visits/${visit.id}/return`, { position: 'last' }, key);
            }
            if (exact || round < wanted || !alive) continue;
            alive = false;
            if (!last) await server.kill();
          }
        }),
      );
      if (!last) {
        await server.gone;
        await look();
        expect(verify(folder)).toMatchObject({ ok: true });
        continue;
      }
      const behind = async () => {
        const { followers = [] } = (await (await fetch(`${server.address}/ready`)).json()) as {
          readonly followers?: readonly { readonly name: string; readonly behind: number }[];
        };
        return followers.find(({ name }) => name === 'messages')?.behind;
      };
      await expect.poll(behind, { timeout: DRAINED_IN }).toBe(0);
      await expect.poll(() => waitingIn(folder), { timeout: DRAINED_IN }).toBe(0);
      await server.stop();
      await look();
    }
    const known = knownIn(folder);
    expect([...arrived.values()].filter((times) => times > 1)).toEqual([]);
    const messages = known.flatMap(({ messages }) => messages);
    const keys = known.flatMap(({ visitId, messages }) =>
      messages.map(({ rule, clock }) => `${visitId} ${rule} ${clock}`),
    );
    expect(new Set(keys).size).toBe(keys.length);
    const count = (...states: readonly string[]) => messages.filter(({ state }) => states.includes(state)).length;
    // What is said to have gone out came, and what came is not said to have failed.
    expect(count('sent', 'delivered')).toBeLessThanOrEqual(seen.size);
    expect(seen.size).toBeLessThanOrEqual(count('sent', 'delivered', 'uncertain', 'sending'));
    for (const rule of ['ticket', 'called']) expect([...arrived.keys()].some((what) => what.endsWith(rule))).toBe(true);
    process.stdout.write(
      `${KILLS} kills: ${messages.length} messages begun, ${seen.size} arrived, 0 twice, ${count('uncertain')} uncertain, ${count('failed')} failed, ${count('sending')} still to be sent\n`,
    );
  } finally {
    await running?.kill();
    await phone.close();
    await rm(folder, { recursive: true, force: true });
  }
}, 3_600_000);
