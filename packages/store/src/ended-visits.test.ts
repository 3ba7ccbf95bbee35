import type { VisitId } from '@foyer/basics';
import { expect, test } from 'vitest';
import { branch, visits } from './testing/kept-reports.ts';
import { chance } from './testing/test-branch.ts';

test('PAST-2: a visit that has ended is the same in the tables as in the state, over random histories', () => {
  const ends = new Set<string>();
  for (let seed = 11; seed < 17; seed += 1) {
    branch.wander(chance(seed), 150);
    for (const [id, visit] of branch.state.visits) {
      const {
        serial: _serial,
        sequence: _sequence,
        quote: _quote,
        printId,
        stage,
        earlierSteps,
        course: _,
        ...rest
      } = visit;
      const print = printId === null ? null : branch.state.prints.get(printId)?.status;
      if (stage.kind !== 'done') {
        expect(visits.ended(id)).toBeNull();
        continue;
      }
      ends.add(stage.how);
      const { kind: _kind, resolved: _resolved, wayBack: _back, ...end } = stage;
      expect(visits.ended(id)).toEqual({ ...rest, ...end, step: earlierSteps.length, print });
    }
  }
  expect([...ends].toSorted()).toEqual(['abandoned', 'cancelled', 'finished', 'no-show']);
  expect(visits.ended('nobody' as VisitId)).toBeNull();
});
