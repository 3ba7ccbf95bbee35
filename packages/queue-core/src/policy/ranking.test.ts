import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Candidate, compareCandidates, urgencyOf } from './ranking.ts';

const plain: Candidate = {
  returnedFirst: false,
  pinned: false,
  overtakenEnough: false,
  tier: 0,
  seniority: 0,
  sequence: 1,
  rate: 1,
  headStartSeconds: 0,
  targetSeconds: 100,
};

const candidates = fc.uniqueArray(
  fc.record<Candidate>({
    returnedFirst: fc.boolean(),
    pinned: fc.boolean(),
    overtakenEnough: fc.boolean(),
    tier: fc.nat(2),
    seniority: fc.nat(5).map((seconds) => seconds * 1000),
    sequence: fc.nat(1000),
    rate: fc.constantFrom(0.5, 1, 2),
    headStartSeconds: fc.constantFrom(0, 1, 3),
    targetSeconds: fc.constantFrom(60, 300),
  }),
  { selector: ({ sequence }) => sequence, minLength: 3, maxLength: 12 },
);
const kinds = fc.constantFrom('accumulating', 'arrival', 'strict');

test('RANK-1: urgency is waiting at the class’s rate from its head start, over the target; a class; or nothing', () => {
  const waited = { ...plain, rate: 2, headStartSeconds: 30 };
  expect(urgencyOf(waited, 60_000, 'accumulating')).toBe(1.5);
  expect(urgencyOf(waited, 60_000, 'strict')).toBe(2);
  expect(urgencyOf(waited, 60_000, 'arrival')).toBe(0);
});

test('RANK-2: the order is total: one of two always comes first, and no three go round', () => {
  fc.assert(
    fc.property(candidates, kinds, (list, kind) => {
      const compare = (a: Candidate, b: Candidate) => Math.sign(compareCandidates(a, b, 9_000, kind));
      const sorted = list.toSorted(compare);
      for (const [at, a] of sorted.entries()) {
        for (const b of sorted.slice(at + 1)) {
          expect(compare(a, b)).toBe(-1);
          expect(compare(b, a)).toBe(1);
        }
      }
    }),
  );
});

test('RANK-3: of two alike in all but seniority the earlier comes first under every policy and at every time', () => {
  fc.assert(
    fc.property(candidates, kinds, fc.nat(1_000_000), ([one = plain], kind, now) => {
      const earlier = { ...one, seniority: one.seniority - 1, sequence: one.sequence + 1 };
      expect(compareCandidates(earlier, one, now, kind)).toBeLessThan(0);
    }),
  );
});
