import { type AgentId, type CounterId, err, ok } from '@foyer/basics';
import { z } from 'zod';
import { intervalOf } from '../course.ts';
import { defineCommand, defineEvent } from '../define.ts';
import { counterNotSo, findCounter } from '../find.ts';
import { checkCounterOf, checkServiceOf } from '../people.ts';
import { agentId, counterId, visitId } from '../schema.ts';
import type { CounterState } from '../state.ts';
import { eventVisit, put, staffedCounter, withCounter } from '../transition.ts';
import type { Visit } from '../visit.ts';
import { counterOfAgent } from './open-counter.ts';

/** An agent goes on at a counter that another one has left open, with the customer who is there. */
export interface HandOverCounter {
  readonly type: 'hand-over-counter';
  readonly counterId: CounterId;
  /** Who takes it over. */
  readonly agentId: AgentId;
}

export const CounterHandedOver = defineEvent(
  z.strictObject({
    type: z.literal('CounterHandedOver'),
    counterId,
    /** Whose it is from now on. */
    agentId,
    /** The customer there. */
    visitId: visitId.nullable(),
  }),
  (state, { counterId, agentId, visitId }, { at }) => {
    const was = staffedCounter(state, counterId);
    const free = { visitId: null, freeSince: at };
    const present = was.kind === 'open' ? was : free;
    const counter: CounterState = { ...present, kind: 'open', agentId, since: at, finished: null };
    const next = withCounter(state, counterId, counter, at);
    if (visitId === null) return next;
    const visit = eventVisit(state, visitId);
    return put(next, visit, withAgent(visit, agentId, at), at);
  },
);

export const handOverCounter = defineCommand([CounterHandedOver], (state, command: HandOverCounter) => {
  const { counterId, agentId } = command;
  const found = findCounter(state, counterId);
  if (!found.ok) return found;
  const counter = found.value;
  // One's own is gone on at, not taken over.
  if (counter.kind === 'closed' || counter.agentId === agentId) return counterNotSo(counterId, counter);
  const theirs = checkCounterOf(state, counterId, agentId);
  if (!theirs.ok) return theirs;
  const elsewhere = counterOfAgent(state, agentId);
  if (elsewhere !== null) return err({ code: 'agent-busy', agentId, ...elsewhere });
  const visitId = counter.kind === 'open' ? counter.visitId : null;
  const served = visitId === null ? null : state.visits.get(visitId)?.serviceId;
  if (served) {
    const mayServe = checkServiceOf(state, served, agentId);
    if (!mayServe.ok) return mayServe;
  }
  return ok([{ type: 'CounterHandedOver', counterId, agentId, visitId }]);
});

/** A visit at a counter, with another agent from now on: the service so far stays the first one's. */
function withAgent(visit: Visit, agentId: AgentId, at: Visit['issuedAt']): Visit {
  const { stage, course } = visit;
  const version = visit.version + 1;
  if (stage.kind === 'called') return { ...visit, version, stage: { ...stage, agentId } };
  if (stage.kind !== 'serving') throw new Error(`Visit ${visit.id} is at no counter that could be handed over`);
  const over = intervalOf(stage, at);
  const intervals = over === null ? course.intervals : [...course.intervals, over];
  const startedAt = over?.until ?? at;
  return { ...visit, version, course: { ...course, intervals }, stage: { ...stage, agentId, startedAt } };
}
