import type { CounterAction, CounterId } from '@foyer/basics';
import type { EventBody, EventType } from './commands/index.ts';
import type { BranchEvent } from './event.ts';
import type { Action, BranchState } from './state.ts';
import { counterAt } from './transition.ts';
import type { Visit } from './visit.ts';

/** What an agent does with a customer at the counter. */
const ACTIONS: { readonly [T in EventType]?: CounterAction } = {
  VisitCalled: 'call',
  VisitRecalled: 'call',
  ServiceStarted: 'start',
  VisitFinished: 'finish',
  VisitNoShow: 'no-show',
  VisitHeld: 'hold',
  VisitResumed: 'resume',
  VisitReturned: 'return',
  VisitTransferred: 'transfer',
  VisitCancelled: 'cancel',
  ServicesPlanned: 'plan',
  TicketIssued: 'walk-direct',
};

type Part = Action['parts'][number];

/**
 * The counters' last actions after an event: the event's own, if it is one, and those of which it touched nothing. Events
 * of one command are one action; so are a call and its repetition.
 */
export function actionsAfter(
  before: BranchState,
  { body, at, commandId }: Pick<BranchEvent, 'body' | 'at' | 'commandId'>,
  after: BranchState,
): BranchState['actions'] {
  if (after.visits === before.visits && after.counters === before.counters) return after.actions;
  const part = partOf(before, body, after);
  const own = part?.counterId ?? ('counterId' in body && body.type === 'ActionUndone' ? body.counterId : null);
  const others = after.actions.filter((_, id) => id === own || !isTouched(id, before, body, after));
  if (part === null) return others;
  const { counterId, ...done } = part;
  const known = others.get(counterId);
  const goesOn = known !== undefined && (known.commandId === commandId || body.type === 'VisitRecalled');
  return others.set(counterId, { commandId, at, parts: goesOn ? joined(known.parts, done) : [done] });
}

/** What an event did with a visit, if it is an agent's action, and where; `null` where it is none. */
function partOf(
  before: BranchState,
  body: EventBody,
  after: BranchState,
): (Part & { readonly counterId: CounterId }) | null {
  const did = ACTIONS[body.type];
  if (did === undefined || !('visitId' in body) || body.visitId === null) return null;
  const is = after.visits.get(body.visitId);
  if (is === undefined) return null;
  const visit = before.visits.get(body.visitId) ?? neverServed(is);
  const counterId = counterAt(visit.stage) ?? counterAt(is.stage);
  const counter = counterId === null ? undefined : before.counters.get(counterId);
  if (counterId === null || counter === undefined) return null;
  const changed = before.escalations === after.escalations ? [] : [...before.escalations.values()];
  // In one order, whatever way the state came about.
  const escalations = changed
    .filter((escalation) => after.escalations.get(escalation.id) !== escalation)
    .toSorted((one, other) => (one.id < other.id ? -1 : 1));
  return { counterId, did, clocks: [before.clock + 1], visit, counter, escalations };
}

/** What is left of a customer who was served at once, when that is taken back: a number that was given up. */
function neverServed(visit: Visit): Visit {
  const { issuedAt: endedAt } = visit;
  const end = { how: 'cancelled', outcomeId: null, resolved: null, wayBack: null } as const;
  return { ...visit, stage: { kind: 'done', endedAt, ...end } };
}

/** What follows with the same visit takes nothing from what was before it. */
function joined(parts: readonly Part[], part: Part): readonly Part[] {
  const last = parts.at(-1);
  if (last?.visit.id !== part.visit.id) return [...parts, part];
  const escalations = [...last.escalations, ...part.escalations];
  return [...parts.slice(0, -1), { ...last, clocks: [...last.clocks, ...part.clocks], escalations }];
}

/** Has an event changed the counter, or a visit that its last action was about? To be overtaken changes no visit. */
function isTouched(counterId: CounterId, before: BranchState, body: EventBody, after: BranchState): boolean {
  if (before.counters.get(counterId) !== after.counters.get(counterId)) return true;
  if (!('visitId' in body) || body.visitId === null) return false;
  const touched = after.visits.get(body.visitId)?.version !== before.visits.get(body.visitId)?.version;
  return touched && before.actions.get(counterId)?.parts.some(({ visit }) => visit.id === body.visitId) === true;
}
