import type { AgentId, BranchDay, CommandId, CounterId, Instant, ServiceId } from '@foyer/basics';
import { manualClock } from '@foyer/basics';
import type { DeltaMessage } from '@foyer/contract';
import { type BranchState, type Command, decide, evolveAll, initialState } from '@foyer/queue-core';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { demoBranch } from '../settings/demo-branch.ts';
import { Broadcaster } from './broadcaster.ts';

const NOON = Date.UTC(2026, 2, 2, 12) as Instant;
const counterId = 'counter-1' as CounterId;
const serviceId = 'cash' as ServiceId;

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
    source: () => ({ state, estimates: null, demo: true, textOf: () => null, agentName: (id) => id, devices: [] }),
    log: pino({ level: 'silent' }),
    send: (_feed, delta) => sent.push(delta),
  });
  carryOut({ type: 'configure-branch', config: demoBranch });
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
