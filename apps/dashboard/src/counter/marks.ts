import type { Branch, Counter, Mark, Service, Visit } from '@foyer/contract';

/** A kind of mark that may be recorded. */
export type MarkKindOf = Branch['marks'][number];

/** The step that marks may be recorded of at a counter. */
export interface MarkedStep {
  readonly visit: Visit;
  readonly step: number;
  /** Of the step, though the visit may have gone on to another one. */
  readonly serviceId: Visit['serviceId'];
  /** Its customer has gone. */
  readonly after: boolean;
}

/** The step that is served, or that was finished last while the counter is free; `null` where there is none. */
export function markedStep(
  counter: Counter,
  visit: Visit | null,
  visits: Readonly<Record<string, Visit>>,
): MarkedStep | null {
  if (visit !== null) {
    const { stage, step, serviceId } = visit;
    return stage.kind === 'serving' ? { visit, step, serviceId, after: false } : null;
  }
  const finished = counter.finished === null ? undefined : visits[counter.finished.visitId];
  if (finished === undefined || counter.finished === null) return null;
  const { step } = counter.finished;
  return { visit: finished, step, serviceId: finished.steps[step]?.serviceId ?? finished.serviceId, after: true };
}

/** The marks that are offered for a service, in the branch's order. */
export function offeredMarks(branch: Branch | null, service: Service | undefined): readonly MarkKindOf[] {
  return (service?.marks ?? []).flatMap((id) => branch?.marks.find((mark) => mark.id === id) ?? []);
}

/** What was recorded of one kind about a step. */
export interface Tally {
  readonly times: number;
  /** Thousandths of its unit. */
  readonly amount: number;
  /** What is over of it, seconds. */
  readonly seconds: number;
  /** The one that goes on. */
  readonly running: Mark | null;
  /** What would be taken back. */
  readonly newest: Mark | null;
}

/** Adds up what was recorded of one kind about a step. */
export function tallyOf({ visit, step }: MarkedStep, markId: string): Tally {
  const own = visit.marks.filter((mark) => mark.markId === markId && mark.step === step);
  const lengthOf = ({ from, until }: Mark) => (until === null ? 0 : Date.parse(until) - Date.parse(from));
  return {
    times: own.reduce((sum, { count }) => sum + count, 0),
    amount: own.reduce((sum, { amount }) => sum + (amount?.thousandths ?? 0), 0),
    seconds: own.reduce((sum, mark) => sum + lengthOf(mark), 0) / 1000,
    running: own.find(({ until }) => until === null) ?? null,
    newest: own.at(-1) ?? null,
  };
}
