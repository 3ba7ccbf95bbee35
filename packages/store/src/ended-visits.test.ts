import type { VisitId } from '@foyer/basics';
import { callOf, type EndedStep, servedFor } from '@foyer/queue-core';
import { expect, test } from 'vitest';
import { branch, reportsForEachTest, visits } from './testing/kept-reports.ts';
import { chance } from './testing/test-branch.ts';

reportsForEachTest();

/** A step of the state as the tables have it. */
function asRow({ serviceId, how, outcomeId, course: { intervals } }: EndedStep) {
  const { counterId, wait } = callOf(intervals);
  return { serviceId, how, outcomeId, counterId, wait, service: servedFor(intervals) };
}

test('PAST-2: a visit that has ended is the same in the tables as in the state, over random histories', () => {
  const ends = new Set<string>();
  // Until every end was met, which takes one history more or less.
  for (let seed = 11; seed < 21 || (ends.size < 4 && seed < 60); seed += 1) {
    branch.wander(chance(seed), 150);
    for (const [id, visit] of branch.state.visits) {
      const {
        serial: _serial,
        sequence: _sequence,
        quote: _quote,
        printId,
        stage,
        earlierSteps,
        course,
        planned: _planned,
        ...rest
      } = visit;
      const print = printId === null ? null : branch.state.prints.get(printId)?.status;
      // Nothing is kept of whom a counter served at once when that was taken back.
      const isTakenBack = course.intervals.length === 0 && earlierSteps.length === 0;
      if (stage.kind !== 'done' || isTakenBack) {
        expect(visits.ended(id)).toBeNull();
        continue;
      }
      ends.add(stage.how);
      const { kind: _kind, resolved: _resolved, wayBack: _back, ...end } = stage;
      expect(visits.ended(id)).toEqual({
        ...rest,
        ...end,
        step: earlierSteps.length,
        earlierSteps: earlierSteps.map(asRow),
        print,
      });
    }
  }
  expect([...ends].toSorted()).toEqual(['abandoned', 'cancelled', 'finished', 'no-show']);
  expect(visits.ended('nobody' as VisitId)).toBeNull();
});
