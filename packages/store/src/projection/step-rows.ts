import type { CounterId } from '@foyer/basics';
import {
  type BranchState,
  type Course,
  callOf,
  type EndedStep,
  type Interval,
  intervalOf,
  lengthOf,
  type Quote,
  servedFor,
  type Visit,
  workAfter,
} from '@foyer/queue-core';
import type { Connection } from '../connection.ts';
import { LocalHour } from './local-hour.ts';

/** One step of a visit, whether it is over or under way. */
interface Step {
  readonly serviceId: string;
  readonly course: Course;
  /** Those that are over, and the one under way. */
  readonly stretches: readonly Interval[];
  /** Is the last stretch under way? */
  readonly isOpen: boolean;
  readonly end: Pick<EndedStep, 'endedAt' | 'how' | 'outcomeId' | 'resolved'> | null;
}

/** The `steps` and `intervals` tables: written from the course that a visit has taken. */
export class StepRows {
  readonly #localHour = new LocalHour();
  readonly #writeStep;
  readonly #writeInterval;
  readonly #removeIntervals;
  readonly #keepEscalations;
  readonly #removeSteps;
  readonly #quoted;
  readonly #escalated;

  constructor(connection: Connection) {
    this.#writeStep = connection.prepare(`
      INSERT INTO steps (visit_id, step, day, hour, service_id, class_id, counter_id, agent_id, arrived_at, called_at,
        ended_at, how, outcome_id, resolved, wait, in_target, first_response, walk, service, after, hold, recalls,
        resolution)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET class_id = excluded.class_id, counter_id = excluded.counter_id,
        agent_id = excluded.agent_id, called_at = excluded.called_at, ended_at = excluded.ended_at, how = excluded.how,
        outcome_id = excluded.outcome_id, resolved = excluded.resolved, wait = excluded.wait,
        in_target = excluded.in_target, first_response = excluded.first_response, walk = excluded.walk,
        service = excluded.service, after = excluded.after, hold = excluded.hold, recalls = excluded.recalls, resolution = excluded.resolution`);
    this.#writeInterval = connection.prepare(`
      INSERT INTO intervals VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET kind = excluded.kind,
        service_id = excluded.service_id, class_id = excluded.class_id, counter_id = excluded.counter_id,
        agent_id = excluded.agent_id, started_at = excluded.started_at, ended_at = excluded.ended_at`);
    this.#removeIntervals = connection.prepare(
      'DELETE FROM intervals WHERE visit_id = ? AND (step > ? OR (step = ? AND place >= ?))',
    );
    this.#keepEscalations = connection.prepare(`
      UPDATE steps SET escalations = (SELECT sum(escalations) FROM steps WHERE visit_id = ? AND step >= ?)
      WHERE visit_id = ? AND step = ?`);
    this.#removeSteps = connection.prepare('DELETE FROM steps WHERE visit_id = ? AND step > ?');
    this.#quoted = connection.prepare(
      'UPDATE steps SET quoted_p50 = ?, quoted_p90 = ?, withheld = ? WHERE visit_id = ? AND step = 0',
    );
    this.#escalated = connection.prepare(
      'UPDATE steps SET escalations = escalations + 1 WHERE visit_id = ? AND step = ?',
    );
  }

  /** Brings the rows of a visit from what it was, `null` before its issue, to what it is. */
  write(was: Visit | null, is: Visit, state: BranchState): void {
    const steps = stepsOf(is);
    const known = was === null ? [] : stepsOf(was);
    const last = steps.length - 1;
    this.#removeAfter(is.id, last, known, steps);
    const firstCall = steps.findIndex(({ stretches }) => stretches.some(isCall));
    // Of steps that were over before nothing changes but what is recorded of them.
    const first = Math.min(last, Math.max(0, known.length - 1), firstMarked(was, is));
    for (let index = first; index <= last; index += 1) {
      const step = steps[index] as Step;
      this.#writeStep.run(...this.#valuesOf(is, index, step, index === firstCall, state));
      for (let place = sameStretches(known[index], step); place < step.stretches.length; place += 1) {
        const { kind, counterId, agentId, from, until } = step.stretches[place] as Interval;
        const endedAt = step.isOpen && place === step.stretches.length - 1 ? null : until;
        this.#writeInterval.run(
          is.id,
          index,
          place,
          kind,
          step.serviceId,
          is.classId,
          counterId,
          agentId,
          from,
          endedAt,
        );
      }
    }
  }

  /** Forgets a visit. */
  remove(visitId: string): void {
    this.#removeIntervals.run(visitId, -1, -1, 0);
    this.#removeSteps.run(visitId, -1);
  }

  /** The visit's ticket was told this with its issue. */
  quoted(visitId: string, quote: Quote): void {
    const [p50, p90] = quote.kind === 'minutes' ? [quote.p50Seconds, quote.p90Seconds].map(inMilliseconds) : [];
    const withheld = quote.kind === 'withheld' ? quote.reason : null;
    this.#quoted.run(p50 ?? null, p90 ?? null, withheld, visitId);
  }

  escalated(visit: Visit): void {
    this.#escalated.run(visit.id, visit.earlierSteps.length);
  }

  /** What was taken back is gone. */
  #removeAfter(visitId: string, last: number, known: readonly Step[], steps: readonly Step[]): void {
    const places = steps[last]?.stretches.length ?? 0;
    if (known.length <= steps.length && (known[last]?.stretches.length ?? 0) <= places) return;
    this.#removeIntervals.run(visitId, last, last, places);
    if (known.length <= steps.length) return;
    this.#keepEscalations.run(visitId, last, visitId, last);
    this.#removeSteps.run(visitId, last);
  }

  #valuesOf(visit: Visit, index: number, step: Step, hasFirstCall: boolean, state: BranchState) {
    const { course, stretches, isOpen, end } = step;
    const { counterId, agentId, calledAt, wait } = callOf(stretches);
    const firstCall = hasFirstCall ? stretches.find(isCall) : undefined;
    return [
      visit.id,
      index,
      state.day,
      this.#localHour.of(course.arrivedAt, state.config?.timeZone ?? 'UTC'),
      step.serviceId,
      visit.classId,
      counterId,
      agentId,
      course.arrivedAt,
      calledAt,
      end?.endedAt ?? null,
      end?.how ?? null,
      end?.outcomeId ?? null,
      asNumber(end?.resolved ?? null),
      wait,
      asNumber(course.inTarget),
      firstCall === undefined ? null : lengthOf(visit.issuedAt, firstCall.from),
      course.walk,
      servedFor(stretches, isOpen),
      end === null ? 0 : workAfter(visit.marks, index, end.endedAt),
      heldFor(course),
      course.recalls,
      end?.resolved === true ? lengthOf(beganAt(visit, index), end.endedAt) : null,
    ] as const;
  }
}

function stepsOf({ earlierSteps, serviceId, course, stage }: Visit): readonly Step[] {
  const over = earlierSteps.map((step) => ({ ...step, stretches: step.course.intervals, isOpen: false, end: step }));
  const present = intervalOf(stage, course.arrivedAt);
  const stretches = present === null ? course.intervals : [...course.intervals, present];
  const end = stage.kind === 'done' ? stage : null;
  return [...over, { serviceId, course, stretches, isOpen: present !== null, end }];
}

/** The first step that other marks are recorded of than before. */
function firstMarked(was: Visit | null, { marks }: Visit): number {
  if (was === null || was.marks === marks) return Number.POSITIVE_INFINITY;
  const [before, now] = [new Set(was.marks), new Set(marks)];
  const changed = [...was.marks.filter((mark) => !now.has(mark)), ...marks.filter((mark) => !before.has(mark))];
  return Math.min(...changed.map(({ step }) => step));
}

/** How many stretches that are over were there already. */
function sameStretches(known: Step | undefined, { course }: Step): number {
  const intervals = known?.course.intervals ?? [];
  const changed = intervals.findIndex((interval, place) => interval !== course.intervals[place]);
  return changed === -1 ? intervals.length : changed;
}

/** How long a visit was served at each counter, as far as that is over; milliseconds. */
export function servedAt({ earlierSteps, course }: Visit): ReadonlyMap<CounterId, number> {
  const served = new Map<CounterId, number>();
  for (const { intervals } of [...earlierSteps.map((step) => step.course), course]) {
    for (const { kind, counterId, from, until } of intervals) {
      if (kind !== 'serving' || counterId === null) continue;
      served.set(counterId, (served.get(counterId) ?? 0) + lengthOf(from, until));
    }
  }
  return served;
}

function isCall({ kind }: Interval): boolean {
  return kind === 'called';
}

function heldFor({ intervals }: Course): number {
  return intervals.reduce((sum, { kind, from, until }) => (kind === 'held' ? sum + lengthOf(from, until) : sum), 0);
}

/** Since when a visit has wanted what a step is about: its issue, or the end of the service that was finished before. */
function beganAt({ issuedAt, earlierSteps }: Visit, index: number): number {
  return earlierSteps.slice(0, index).findLast(({ how }) => how === 'finished')?.endedAt ?? issuedAt;
}

/** As SQLite keeps it. */
export function asNumber(value: boolean | null): number | null {
  return value === null ? null : Number(value);
}

function inMilliseconds(seconds: number): number {
  return Math.round(seconds * 1000);
}
