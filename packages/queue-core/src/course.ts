import { type AgentId, type CounterId, type Instant, STAGES, STEP_ENDS } from '@foyer/basics';
import { z } from 'zod';
import { agentId, counterId, instant, outcomeId, type Parsed, serviceId } from './schema.ts';
import type { Stage } from './visit.ts';

/** A stretch of a step that is over: every figure derives from these. */
export const intervalSchema = z.strictObject({
  kind: z.enum(STAGES).exclude(['done']),
  from: instant,
  /** Never before `from`, though the clock steps back. */
  until: instant,
  counterId: counterId.nullable(),
  /** Who called, served or answers for the hold. */
  agentId: agentId.nullable(),
});
export type Interval = Parsed<typeof intervalSchema>;

/** What a step has come to so far; the stretch that is under way is in the visit's stage. */
export const courseSchema = z.strictObject({
  arrivedAt: instant,
  intervals: z.array(intervalSchema),
  recalls: z.int(),
  /** Was the wait before the newest call within the service's target? `null` before a call. */
  inTarget: z.boolean().nullable(),
  /** From the newest call or recall to the start, milliseconds; `null` before a start that followed a call. */
  walk: z.int().nullable(),
});
export type Course = Parsed<typeof courseSchema>;

/** A step that is over, though its visit may go on. */
export const endedStepSchema = z.strictObject({
  serviceId,
  course: courseSchema,
  endedAt: instant,
  how: z.enum(STEP_ENDS),
  outcomeId: outcomeId.nullable(),
  resolved: z.boolean().nullable(),
});
export type EndedStep = Parsed<typeof endedStepSchema>;

/** The course of a step that begins. */
export function courseFrom(arrivedAt: Instant): Course {
  return { arrivedAt, intervals: [], recalls: 0, inTarget: null, walk: null };
}

/** The time from one instant to another, milliseconds. Never negative, should the wall clock have been set back in between. */
export function lengthOf(from: number, to: number): number {
  return Math.max(0, to - from);
}

/** Since when a visit stands at a stage; `null` for one that has ended. */
export function beganAt(stage: Stage): Instant | null {
  switch (stage.kind) {
    case 'waiting':
      return stage.queued.since;
    case 'called':
      return stage.calledAt;
    case 'serving':
      return stage.startedAt;
    case 'held':
      return stage.heldAt;
    case 'done':
      return null;
  }
}

/** The stretch that a visit at this stage is in, as if it were over at `until`; `null` for a visit that has ended. */
export function intervalOf(stage: Stage, until: Instant): Interval | null {
  if (stage.kind === 'done') return null;
  const from = beganAt(stage) ?? until;
  const counterId = 'counterId' in stage ? stage.counterId : null;
  const agentId = 'agentId' in stage ? stage.agentId : null;
  return { kind: stage.kind, from, until: until > from ? until : from, counterId, agentId };
}

/**
 * For which counter and agent a step counts: those of its last call, or of its first service where it was never called;
 * when that call was, and the wait before it, milliseconds.
 */
export function callOf(stretches: readonly Interval[]): {
  readonly counterId: CounterId | null;
  readonly agentId: AgentId | null;
  /** `null` where there was none. */
  readonly calledAt: Instant | null;
  /** `null` where nobody was called, or without having waited. */
  readonly wait: number | null;
} {
  const call = stretches.findLastIndex(({ kind }) => kind === 'called');
  const { counterId = null, agentId = null } =
    stretches[call] ?? stretches.find(({ kind }) => kind === 'serving') ?? {};
  const waited = stretches.slice(0, Math.max(0, call)).findLast(({ kind }) => kind === 'waiting');
  const wait = waited === undefined ? null : lengthOf(waited.from, waited.until);
  return { counterId, agentId, calledAt: stretches[call]?.from ?? null, wait };
}

/** How long a step was served, as far as that is over, milliseconds; `null` where nobody has served it. */
export function servedFor(stretches: readonly Interval[], isOpen = false): number | null {
  const served = stretches.filter(({ kind }) => kind === 'serving');
  if (served.length === 0) return null;
  const over = isOpen && stretches.at(-1)?.kind === 'serving' ? served.slice(0, -1) : served;
  return over.reduce((sum, { from, until }) => sum + lengthOf(from, until), 0);
}

/** Is it the same stretch that goes on, such as a call that is repeated? */
export function goesOn(from: Stage, to: Stage): boolean {
  return from.kind === to.kind && beganAt(from) === beganAt(to);
}

/** The course of a step that ends at a stage, whose stretch is over with it. */
export function courseUntil(course: Course, stage: Stage, at: Instant): Course {
  const over = intervalOf(stage, at);
  return over === null ? course : { ...course, intervals: [...course.intervals, over] };
}

/**
 * A course after its visit has moved from one stage of a step to another.
 *
 * @param target of the service, milliseconds; `null` where none is known
 */
export function courseAfter(course: Course, from: Stage, to: Stage, at: Instant, target: number | null): Course {
  const over = goesOn(from, to) ? null : intervalOf(from, at);
  const intervals = over === null ? course.intervals : [...course.intervals, over];
  if (from.kind === 'called' && to.kind === 'called') return { ...course, intervals, recalls: course.recalls + 1 };
  if (from.kind === 'called' && to.kind === 'serving') {
    return { ...course, intervals, walk: lengthOf(from.lastCalledAt, at) };
  }
  const waited = to.kind === 'called' ? waitSinceCall(intervals) : null;
  const inTarget = waited === null || target === null ? course.inTarget : lengthOf(waited.from, waited.until) <= target;
  return { ...course, intervals, inTarget };
}

/** The wait that a call ends, though a hold may lie in between; `null` where there was none since the call before. */
function waitSinceCall(intervals: readonly Interval[]): Interval | null {
  const call = intervals.findLastIndex(({ kind }) => kind === 'called');
  return intervals.slice(call + 1).findLast(({ kind }) => kind === 'waiting') ?? null;
}
