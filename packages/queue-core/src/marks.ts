import { MARK_KINDS } from '@foyer/basics';
import { z } from 'zod';
import { lengthOf } from './course.ts';
import { agentId, counterId, instant, markId, markRecordId, type Parsed } from './schema.ts';

/** How many marks a step may have. */
export const MOST_MARKS = 50;

/** An amount, as it was meant when it was recorded: thousandths, whatever the unit. */
export const markAmountSchema = z.strictObject({ unit: z.string(), thousandths: z.int() });

/** What an agent recorded about a step: so many times at a moment, or for a while. */
export const markSchema = z.strictObject({
  id: markRecordId,
  markId,
  kind: z.enum(MARK_KINDS),
  /** The number of the step that it is about. */
  step: z.int(),
  counterId,
  agentId,
  /** Something that was offered and taken. */
  offer: z.boolean(),
  count: z.int(),
  amount: markAmountSchema.nullable(),
  from: instant,
  /** Of what is counted, when it was; `null` while what is timed goes on. */
  until: instant.nullable(),
});
export type Mark = Parsed<typeof markSchema>;

/** Marks of which those that go on and are `over` end now; the same list where there are none. */
export function endMarks(marks: readonly Mark[], at: Mark['from'], over: (mark: Mark) => boolean): readonly Mark[] {
  const ends = (mark: Mark) => mark.until === null && over(mark);
  if (!marks.some(ends)) return marks;
  return marks.map((mark) => (ends(mark) ? { ...mark, until: at > mark.from ? at : mark.from } : mark));
}

/**
 * How long there was work on a step after its customer had gone, milliseconds: the time in which any of its timed marks
 * went on after its end. What still goes on counts once it is over.
 */
export function workAfter(marks: readonly Mark[], step: number, endedAt: number): number {
  let [sum, reached] = [0, endedAt];
  const own = marks.filter((mark) => mark.step === step).toSorted((one, other) => one.from - other.from);
  for (const { from, until } of own) {
    if (until === null || until <= reached) continue;
    sum += lengthOf(Math.max(from, reached), until);
    reached = until;
  }
  return sum;
}
