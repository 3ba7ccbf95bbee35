import {
  type AgentId,
  type CounterId,
  err,
  type MarkId,
  type MarkKind,
  type MarkRecordId,
  ok,
  type VisitId,
} from '@foyer/basics';
import { indexOf, isOfService, type MarkConfig } from '@foyer/configuration';
import { type Found, findConfig } from './find.ts';
import { type Mark, MOST_MARKS } from './marks.ts';
import type { BranchState } from './state.ts';
import { eventVisit } from './transition.ts';
import { isAt, stepOf, type Visit } from './visit.ts';

/** A step that marks may be recorded of, and where. */
export interface Markable {
  readonly visit: Visit;
  readonly step: number;
  readonly counterId: CounterId;
  readonly agentId: AgentId;
}

/** The step of a visit that marks may be recorded of: being served, or what a counter finished last; `null` where there is none. */
export function markableStep({ visits, counters }: BranchState, visitId: VisitId): Markable | null {
  const visit = visits.get(visitId);
  if (visit === undefined) return null;
  if (isAt(visit, 'serving')) {
    const { counterId, agentId } = visit.stage;
    return { visit, step: stepOf(visit), counterId, agentId };
  }
  for (const [counterId, counter] of counters) {
    if (counter.kind !== 'open' || counter.finished?.visitId !== visitId) continue;
    return { visit, step: counter.finished.step, counterId, agentId: counter.agentId };
  }
  return null;
}

/** The same, or why there is none. */
export function findMarkable(state: BranchState, visitId: VisitId): Found<Markable> {
  const markable = markableStep(state, visitId);
  if (markable !== null) return ok(markable);
  const visit = state.visits.get(visitId);
  if (visit === undefined) return err({ code: 'not-found', what: 'visit', id: visitId });
  return err({ code: 'invalid-state', what: 'visit', id: visitId, state: visit.stage.kind });
}

/** A mark of this kind that may be added to the step: configured, offered for its service, and not one too many. */
export function findMark(state: BranchState, { visit, step }: Markable, id: MarkId, kind: MarkKind): Found<MarkConfig> {
  const config = findConfig(state);
  if (!config.ok) return config;
  const mark = indexOf(config.value).marks.get(id);
  if (mark === undefined) return err({ code: 'not-found', what: 'mark', id });
  if (mark.retired === true) return err({ code: 'retired', what: 'mark', id });
  const serviceId = visit.earlierSteps[step]?.serviceId ?? visit.serviceId;
  if (!isOfService(mark, serviceId)) return err({ code: 'not-of-service', what: 'mark', id, serviceId });
  if (mark.kind !== kind) return err({ code: 'other-mark-kind', markId: id, expected: kind, found: mark.kind });
  const recorded = visit.marks.filter((one) => one.step === step).length;
  return recorded < MOST_MARKS ? ok(mark) : err({ code: 'too-many', what: 'marks', limit: MOST_MARKS });
}

/** A mark that was recorded of the step. */
export function findRecorded({ visit, step }: Markable, id: MarkRecordId): Found<Mark> {
  const mark = visit.marks.find((one) => one.id === id && one.step === step);
  return mark === undefined ? err({ code: 'not-found', what: 'mark', id }) : ok(mark);
}

/** The branch with other marks of a visit; where it stands is what it was. */
export function withMarks(
  state: BranchState,
  visitId: VisitId,
  change: (marks: readonly Mark[]) => readonly Mark[],
): BranchState {
  const visit = eventVisit(state, visitId);
  return { ...state, visits: state.visits.set(visitId, { ...visit, marks: [...change(visit.marks)] }) };
}
