import { assertNever, type KeyId, type QuoteState, type VisitId } from '@foyer/basics';
import type * as contract from '@foyer/contract';
import {
  type Actor,
  callOf,
  type Mark,
  mayReturn,
  placeOf,
  returnsUntil,
  servedFor,
  stepOf,
  type Visit,
} from '@foyer/queue-core';
import type { EarlierStep, EndedVisit } from '@foyer/store';
import { quotedTo } from '../estimates/estimate-publisher.ts';
import type { PublishedVisitEstimate } from '../estimates/published-estimates.ts';
import { waitWire } from './estimate-wire.ts';
import type { WireSource } from './source.ts';
import { isoOf } from './time.ts';

function stageWire(visit: Visit, source: WireSource): contract.Stage {
  const { stage } = visit;
  switch (stage.kind) {
    case 'waiting':
      return {
        kind: 'waiting',
        since: isoOf(stage.queued.since),
        seniority: isoOf(stage.queued.seniority),
        pin: stage.queued.pin,
        first: stage.queued.first,
      };
    case 'called':
      return {
        kind: 'called',
        counterId: stage.counterId,
        agentId: stage.agentId,
        calledAt: isoOf(stage.calledAt),
        lastCalledAt: isoOf(stage.lastCalledAt),
        times: stage.times,
        because: stage.because,
      };
    case 'serving':
      return { kind: 'serving', counterId: stage.counterId, agentId: stage.agentId, startedAt: isoOf(stage.startedAt) };
    case 'held':
      return {
        kind: 'held',
        heldAt: isoOf(stage.heldAt),
        agentId: stage.agentId,
        owner: stage.owner,
        dueAt: stage.dueAt === null ? null : isoOf(stage.dueAt),
        reason: stage.reason,
      };
    case 'done': {
      const { state, now } = source;
      const end = mayReturn(state, visit, now) ? returnsUntil(state, visit) : null;
      const until = end === null ? null : isoOf(end);
      return {
        kind: 'done',
        endedAt: isoOf(stage.endedAt),
        how: stage.how,
        outcomeId: stage.outcomeId,
        returnsUntil: until,
      };
    }
    default:
      return assertNever(stage);
  }
}

function stepWire({ wait, service, ...step }: EarlierStep): contract.Visit['steps'][number] {
  return { ...step, waitedSeconds: inSeconds(wait), servedSeconds: inSeconds(service) };
}

function inSeconds(milliseconds: number | null): number | null {
  return milliseconds === null ? null : milliseconds / 1000;
}

/** What was written about a visit, the newest first. */
function notesWire(notes: Visit['notes'], source: WireSource): contract.Note[] {
  return notes
    .map(({ ref, by, at, editedAt }) => ({
      id: ref,
      by: authorName(by, source),
      agentId: by.kind === 'staff' ? by.id : null,
      at: isoOf(at),
      editedAt: editedAt === null ? null : isoOf(editedAt),
      text: source.textOf(ref),
    }))
    .reverse();
}

function authorName(by: Actor, { agentName, state }: WireSource): string {
  switch (by.kind) {
    case 'staff':
      return agentName(by.id);
    case 'device':
      return state.devices.get(by.id)?.name ?? by.kind;
    case 'integration':
      return state.keys.get(by.id as KeyId)?.name ?? by.id;
    default:
      return by.kind;
  }
}

/** The unresolved escalation about a visit: `acknowledged` once somebody is on the way. */
function escalationOf(visitId: VisitId, { state }: WireSource): contract.Visit['escalation'] {
  let found: contract.Visit['escalation'] = null;
  for (const escalation of state.escalations.values()) {
    if (escalation.visitId !== visitId) continue;
    if (escalation.status.kind === 'raised') return 'raised';
    if (escalation.status.kind === 'acknowledged') found = 'acknowledged';
  }
  return found;
}

/** What its ticket was quoted is kept until estimates say otherwise. */
export function quoteStateOf(visit: Visit, published: PublishedVisitEstimate | undefined): QuoteState | null {
  if (published !== undefined) return published.quoteState;
  return quotedTo(visit) === null ? null : 'kept';
}

function markWire({ id, markId, kind, step, count, amount, from, until }: Mark): contract.Mark {
  return { id, markId, kind, step, count, amount, from: isoOf(from), until: until === null ? null : isoOf(until) };
}

/** A visit as staff see it. `ahead`: its place, where that is known already; to work it out takes a look at every queue. */
export function visitWire(visit: Visit, source: WireSource, ahead?: number): contract.Visit {
  const { state, estimates } = source;
  const estimate = visit.stage.kind === 'waiting' ? estimates?.visits.get(visit.id) : undefined;
  const target = state.config?.services.find((service) => service.id === visit.serviceId)?.target;
  return {
    id: visit.id,
    number: visit.number,
    version: visit.version,
    edits: visit.edits,
    serviceId: visit.serviceId,
    classId: visit.classId,
    language: visit.language,
    segment: visit.segment,
    tags: [...visit.tags],
    issuedAt: isoOf(visit.issuedAt),
    targetAt:
      visit.stage.kind === 'waiting' && target !== undefined
        ? isoOf(visit.stage.queued.since + target.withinSeconds * 1000)
        : null,
    step: stepOf(visit),
    steps: visit.earlierSteps.map(({ serviceId, how, outcomeId, course: { intervals } }) => {
      const { counterId, wait } = callOf(intervals);
      return stepWire({ serviceId, how, outcomeId, counterId, wait, service: servedFor(intervals) });
    }),
    planned: [...visit.planned],
    stage: stageWire(visit, source),
    // A visit newer than the newest estimates has its place all the same.
    ahead: ahead ?? estimate?.ahead ?? placeOf(state, visit.id, state.at),
    estimate: visit.stage.kind === 'waiting' ? waitWire(visit, estimates) : { kind: 'withheld', reason: 'not-waiting' },
    quoteState: visit.stage.kind === 'waiting' ? quoteStateOf(visit, estimate) : null,
    notes: notesWire(visit.notes, source),
    marks: visit.marks.map(markWire),
    print: visit.printId === null ? null : (state.prints.get(visit.printId)?.status ?? null),
    escalation: escalationOf(visit.id, source),
  };
}

/** A visit that has left the state with its day, as staff see it. */
export function endedVisitWire(visit: EndedVisit, source: WireSource): contract.Visit {
  const { issuedAt, endedAt, how, outcomeId, tags, notes, earlierSteps, marks, ...rest } = visit;
  return {
    ...rest,
    steps: earlierSteps.map(stepWire),
    // What it did not get to is not kept longer than a day.
    planned: [],
    issuedAt: isoOf(issuedAt),
    targetAt: null,
    stage: { kind: 'done', endedAt: isoOf(endedAt), how, outcomeId, returnsUntil: null },
    ahead: null,
    estimate: { kind: 'withheld', reason: 'not-waiting' },
    quoteState: null,
    tags: [...tags],
    notes: notesWire(notes, source),
    marks: marks.map(markWire),
    escalation: null,
  };
}
