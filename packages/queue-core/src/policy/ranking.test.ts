import { CALLING_POLICIES, type CallingPolicyKind } from '@foyer/basics';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Calling, type Candidate, compareCandidates, groupOf, urgencyOf } from './ranking.ts';
import { Turns, turnWeights } from './turns.ts';

const plain: Candidate = {
  returnedFirst: false,
  pinned: false,
  overtakenEnough: false,
  tier: 0,
  seniority: 0,
  sequence: 1,
  rate: 1,
  headStartSeconds: 0,
  classPlace: 0,
  targetShare: 0.8,
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
    classPlace: fc.nat(2),
    targetShare: fc.constantFrom(0.8, 1),
    targetSeconds: fc.constantFrom(6, 300),
  }),
  { selector: ({ sequence }) => sequence, minLength: 3, maxLength: 12 },
);
const kinds = fc.constantFrom(...CALLING_POLICIES);
const rounds = fc.tuple(kinds, fc.array(fc.nat(40), { minLength: 3, maxLength: 3 }));
const weights = [{ turns: 1 }, { turns: 2 }, { turns: 5 }];
const callingIn = (kind: CallingPolicyKind, taken: readonly number[]): Calling => ({
  kind,
  turns: new Turns(turnWeights(kind, weights), taken),
});

test('RANK-1: urgency is waiting at the class’s rate from its head start, over the target; a class; the share promised of the target; or nothing', () => {
  const waited = { ...plain, rate: 2, headStartSeconds: 30 };
  expect(urgencyOf(waited, 60_000, 'accumulating')).toBe(1.5);
  expect(urgencyOf(waited, 60_000, 'strict')).toBe(2);
  expect(urgencyOf(waited, 60_000, 'arrival')).toBe(0);
  expect(urgencyOf(waited, 60_000, 'target-driven')).toBe(0.48);
});

test('RANK-2: the order is total: one of two always comes first, and no three go round', () => {
  fc.assert(
    fc.property(candidates, rounds, (list, [kind, taken]) => {
      const compare = (a: Candidate, b: Candidate) => Math.sign(compareCandidates(a, b, 9_000, callingIn(kind, taken)));
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

test('RANK-3: of two alike in all but seniority, and both late or neither, the earlier comes first under every policy', () => {
  fc.assert(
    fc.property(candidates, rounds, fc.nat(1_000_000), ([one = plain], [kind, taken], now) => {
      const earlier = { ...one, seniority: one.seniority - 1, sequence: one.sequence + 1 };
      fc.pre(groupOf(earlier, now, kind) === groupOf(one, now, kind));
      expect(compareCandidates(earlier, one, now, callingIn(kind, taken))).toBeLessThan(0);
    }),
  );
});
