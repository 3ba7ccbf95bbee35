import type { CounterId, Instant } from '@foyer/basics';
import type { EventBodyOf } from '../event.ts';
import type { BranchState, CounterState } from '../state.ts';

export function counterOpened(state: BranchState, body: EventBodyOf<'CounterOpened'>, at: Instant): BranchState {
  return withCounter(state, body.counterId, {
    kind: 'open',
    agentId: body.agentId,
    since: at,
    visitId: null,
    freeSince: at,
  });
}

export function counterPaused(state: BranchState, body: EventBodyOf<'CounterPaused'>, at: Instant): BranchState {
  const { agentId } = staffed(state, body.counterId);
  return withCounter(state, body.counterId, { kind: 'paused', agentId, since: at, reason: body.reason });
}

export function counterResumed(state: BranchState, body: EventBodyOf<'CounterResumed'>, at: Instant): BranchState {
  const { agentId } = staffed(state, body.counterId);
  return withCounter(state, body.counterId, { kind: 'open', agentId, since: at, visitId: null, freeSince: at });
}

export function counterClosed(state: BranchState, body: EventBodyOf<'CounterClosed'>): BranchState {
  return withCounter(state, body.counterId, { kind: 'closed' });
}

function withCounter(state: BranchState, id: CounterId, counter: CounterState): BranchState {
  return { ...state, counters: state.counters.set(id, counter) };
}

function staffed(state: BranchState, id: CounterId): Exclude<CounterState, { kind: 'closed' }> {
  const counter = state.counters.get(id);
  if (counter === undefined || counter.kind === 'closed') throw new Error(`The log speaks of counter ${id} as staffed`);
  return counter;
}
