import type { Instant } from '@foyer/basics';
import { type EventBodyOf, type EventType, events } from './commands/index.ts';
import type { EventContext } from './define.ts';
import type { BranchEvent } from './event.ts';
import type { BranchState } from './state.ts';
import { actionsAfter } from './undoable.ts';

const definitions: {
  readonly [T in EventType]: {
    readonly evolve: (state: BranchState, body: EventBodyOf<T>, context: EventContext) => BranchState;
  };
} = events;

function evolveOne<T extends EventType>(type: T, state: BranchState, body: EventBodyOf<T>, context: EventContext) {
  return definitions[type].evolve(state, body, context);
}

/**
 * The branch after one more event. Total for every event that `decide` returned for this state.
 *
 * @throws Error when the event contradicts the state, which only a damaged log can do
 */
export function evolve(state: BranchState, event: BranchEvent): BranchState {
  const changed = evolveOne(event.body.type, state, event.body, event);
  const at = Math.max(event.at, state.at) as Instant;
  const actions = actionsAfter(state, event, changed);
  return { ...changed, actions, clock: state.clock + 1, at };
}

/** The branch after several more events. */
export function evolveAll(state: BranchState, events: Iterable<BranchEvent>): BranchState {
  let next = state;
  for (const event of events) next = evolve(next, event);
  return next;
}
