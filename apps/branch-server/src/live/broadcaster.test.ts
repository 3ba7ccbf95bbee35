import { setImmediate as nextTurn } from 'node:timers/promises';
import type { AgentId, BranchDay, CommandId, CounterId, Instant, ServiceId } from '@foyer/basics';
import { manualClock } from '@foyer/basics';
import type { BranchConfig } from '@foyer/configuration';
import type { DeltaMessage, LiveRecord } from '@foyer/contract';
import { type BranchState, type Command, decide, evolveAll, initialState } from '@foyer/queue-core';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FaultLog } from '../fault-log.ts';
import { demoBranch } from '../settings/demo-branch.ts';
import { Broadcaster } from './broadcaster.ts';

const NOON = Date.UTC(2026, 2, 2, 12) as Instant;
const counterId = 'counter-1' as CounterId;
const serviceId = 'cash' as ServiceId;

const roomy: BranchConfig = {
  ...demoBranch,
  series: demoBranch.series.map((series) => ({ ...series, last: 9_999, width: 4 })),
  services: demoBranch.services.map((service) => ({ ...service, maxWaiting: 5_000 })),
};

let state: BranchState;
let sent: DeltaMessage[];
let broadcaster: Broadcaster;
let ids = 0;

function carryOut(command: Command): void {
  const decision = decide(state, command, {
    now: NOON,
    today: '2026-03-02' as BranchDay,
    actor: { kind: 'system' },
    commandId: '00000000-0000-4000-8000-000000000000' as CommandId,
    newId: () => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`,
  });
  if (!decision.ok) throw new Error(decision.error.code);
  state = evolveAll(state, decision.value);
}

beforeEach(() => {
  state = initialState;
  sent = [];
  broadcaster = new Broadcaster({
    clock: manualClock(NOON),
    epoch: 'epoch',
    source: () => ({
      state,
      now: state.at,
      estimates: null,
      demo: true,
      textOf: () => null,
      agentName: (id) => id,
      devices: [],
      testPrintOf: () => null,
      sendsMessages: false,
      maskedPhoneOf: () => null,
    }),
    faults: new FaultLog(pino({ level: 'silent' })),
    send: (_feed, delta) => sent.push(delta),
  });
  carryOut({ type: 'configure-branch', config: roomy });
  carryOut({ type: 'open-branch' });
  carryOut({ type: 'open-counter', counterId, agentId: 'agent' as AgentId });
});
afterEach(() => broadcaster.close());

test('SOCKET-5: an ordinary change waits for the next broadcast; a call leaves at once and takes it along', () => {
  broadcaster.join('signage:lobby', { kind: 'signage', screen: 'lobby' });
  for (let ticket = 0; ticket < 2; ticket += 1) {
    carryOut({ type: 'issue-ticket', serviceId, channel: 'kiosk', printing: false });
  }
  broadcaster.changed(false);
  expect(sent).toEqual([]);
  carryOut({ type: 'call-next', counterId });
  broadcaster.changed(true);
  expect(sent).toHaveLength(1);
  const kinds = new Set(sent[0]?.upserts.map(({ kind }) => kind));
  expect(kinds).toEqual(new Set(['call', 'service']));
  expect(sent[0]).toMatchObject({ clock: state.clock });
});

function issue(tickets: number): void {
  for (let ticket = 0; ticket < tickets; ticket += 1) {
    carryOut({ type: 'issue-ticket', serviceId, channel: 'kiosk', printing: false });
  }
}

/** A view's records as whoever follows it has them after these deltas, which must follow on each other. */
function followed(
  { clock, records }: { clock: number; records: readonly LiveRecord[] },
  deltas: readonly DeltaMessage[],
): ReadonlyMap<string, LiveRecord> {
  const known = new Map(records.map((record) => [`${record.kind}|${record.id}`, record]));
  let at = clock;
  for (const { previous, clock: next, upserts, removes } of deltas) {
    expect(previous).toBe(at);
    at = next;
    for (const { kind, id } of removes) known.delete(`${kind}|${id}`);
    for (const record of upserts) known.set(`${record.kind}|${record.id}`, record);
  }
  return known;
}

/** Lets turns of the event loop pass until so many deltas have been sent. */
async function untilSent(deltas: number): Promise<void> {
  for (let turn = 0; sent.length < deltas; turn += 1) {
    if (turn === 1_000) throw new Error(`Only ${sent.length} deltas were sent`);
    await nextTurn();
  }
}

test('PERF-5: a call leaves for the screens at once; the views of staff follow in turns of their own', async () => {
  issue(1);
  broadcaster.join('floor', { kind: 'floor' });
  broadcaster.join('signage:lobby', { kind: 'signage', screen: 'lobby' });
  carryOut({ type: 'call-next', counterId });
  broadcaster.changed(true);
  expect(sent.map(({ feed }) => feed)).toEqual(['signage']);
  await untilSent(2);
  expect(sent.map(({ feed }) => feed)).toEqual(['signage', 'floor']);
});

test('PERF-5: many that only wait otherwise than before are told in parts that follow on each other, what happened first', async () => {
  issue(700);
  const before = broadcaster.join('floor', { kind: 'floor' });
  carryOut({ type: 'call-next', counterId });
  broadcaster.changed(true);
  await untilSent(1);
  expect(sent[0]?.upserts.some((record) => record.kind === 'visit' && record.stage.kind === 'called')).toBe(true);
  expect(sent[0]?.upserts.some((record) => record.kind === 'counter')).toBe(true);
  // Whoever comes in between begins with everything, and all go on from there.
  const late = broadcaster.join('floor', { kind: 'floor' });
  const toldBefore = sent.length;
  carryOut({ type: 'issue-ticket', serviceId, channel: 'kiosk', printing: false });
  broadcaster.flush();
  await untilSent(toldBefore + 1);
  expect(Math.max(...sent.map(({ upserts }) => upserts.length))).toBeLessThan(700);
  const fresh = new Map(
    broadcaster.join('floor', { kind: 'floor' }).records.map((record) => [`${record.kind}|${record.id}`, record]),
  );
  expect(followed(before, sent)).toEqual(fresh);
  expect(followed(late, sent.slice(toldBefore))).toEqual(fresh);
});
