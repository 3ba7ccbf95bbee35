import type { AgentId, BranchDay, CommandId, CounterId, Instant, ServiceId } from '@foyer/basics';
import { METHOD_VERSION } from '@foyer/flow';
import {
  type BranchEvent,
  type BranchState,
  type Command,
  decide,
  evolve,
  initialState,
  type Quote,
} from '@foyer/queue-core';
import { demoBranch } from '../../settings/demo-branch.ts';

const counterId = 'counter-1' as CounterId;
/** Far too much: every wait is over within the first hundredth of it. */
export const farTooMuch: Extract<Quote, { kind: 'minutes' }> = {
  kind: 'minutes',
  ahead: 0,
  p50Seconds: 50_000,
  p90Seconds: 90_000,
  method: METHOD_VERSION,
  aboutMinutes: 835,
  mostMinutes: 1500,
  madeAt: 1 as Instant,
  clock: 1,
  seed: 1,
  paths: 250,
  simulatedAhead: 0,
  spread: Array.from({ length: 21 }, (_, step) => step * 5_000),
};

/** What happened on a short morning, event by event, with the branch before and after each. */
export interface Morning {
  readonly at: Instant;
  readonly log: readonly BranchEvent[];
  readonly steps: readonly {
    readonly before: BranchState;
    readonly event: BranchEvent;
    readonly after: BranchState;
  }[];
}

/** One counter serves fifteen customers, and three more come; each is quoted the same. */
export function morning(quote: Quote): Morning {
  const steps: { before: BranchState; event: BranchEvent; after: BranchState }[] = [];
  let state = initialState;
  let now = Date.UTC(2026, 2, 2, 9, 0);
  let ids = 0;
  const carryOut = (command: Command): void => {
    now += 30_000;
    const decided = decide(state, command, {
      now: now as Instant,
      today: '2026-03-02' as BranchDay,
      actor: { kind: 'system' },
      commandId: 'command' as CommandId,
      newId: () => `id-${++ids}`,
      quote: () => quote,
    });
    if (!decided.ok) throw new Error(decided.error.code);
    for (const event of decided.value) {
      const after = evolve(state, event);
      steps.push({ before: state, event, after });
      state = after;
    }
  };
  const issue: Command = { type: 'issue-ticket', serviceId: 'cash' as ServiceId, channel: 'kiosk', printing: false };
  carryOut({ type: 'configure-branch', config: demoBranch });
  carryOut({ type: 'open-branch' });
  carryOut({ type: 'open-counter', counterId, agentId: 'agent' as AgentId });
  for (let served = 0; served < 15; served += 1) {
    carryOut(issue);
    carryOut({ type: 'call-next', counterId });
    const visitId = [...state.visits.keys()].find((id) => state.visits.get(id)?.stage.kind === 'called');
    if (visitId === undefined) throw new Error('Nobody was called');
    carryOut({ type: 'start', visitId });
    now += 60_000 + 10_000 * (served % 4);
    carryOut({ type: 'finish', visitId });
  }
  for (let more = 0; more < 3; more += 1) carryOut(issue);
  return { at: now as Instant, log: steps.map(({ event }) => event), steps };
}
