import type { AgentId, Instant, VisitId } from '@foyer/basics';
import { placeOf, placeOfNewArrival } from '@foyer/queue-core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arrivalKey, type Estimate } from './estimate.ts';
import { estimateWaits } from './estimate-waits.ts';
import { EVIDENCE_FLOOR, noEvidence, observe } from './evidence.ts';
import { pictureOf } from './picture.ts';
import {
  BusyBranch,
  bank,
  cards,
  cash,
  classes,
  counter1,
  counter2,
  counter3,
  counter4,
  counters,
  evidenceOf,
  loans,
  priority,
  services,
} from './testing/busy-branch.ts';

const evidence = evidenceOf({ cash: 200, cards: 400, loans: 1000 });

function estimatesOf(branch: BusyBranch, known = evidence, now: Instant = branch.now) {
  const picture = pictureOf(branch.state);
  if (picture === null) throw new Error('The branch is configured');
  return estimateWaits(picture, known, now);
}

function minutesOf(estimate: Estimate | undefined): { p50Seconds: number; p90Seconds: number } {
  if (estimate?.kind !== 'minutes') throw new Error(`No minutes: ${JSON.stringify(estimate)}`);
  return estimate;
}

/** What may happen to a branch, by chance. */
const happening = fc.record({
  what: fc.constantFrom(
    'issue',
    'issue',
    'issue',
    'issue',
    'call',
    'call',
    'first',
    'pin-counter',
    'pin-agent',
    'pause',
    'close',
    'open',
  ),
  pick: fc.nat(10_000),
  seconds: fc.nat(120),
});

function branchAfter(
  happenings: readonly { what: string; pick: number; seconds: number }[],
  staffed: number,
): BusyBranch {
  const branch = new BusyBranch().open(...counters.slice(0, staffed));
  for (const { what, pick, seconds } of happenings) {
    branch.wait(seconds);
    const counterId = counters[pick % counters.length] ?? counter1;
    const agentId = `agent-of-${counterId}` as AgentId;
    const waiting = branch.waiting();
    const visitId = (waiting[pick % Math.max(waiting.length, 1)] ?? 'nobody') as VisitId;
    if (what === 'issue') branch.issue(services[pick % 3] ?? cash, classes[(pick >> 3) % 2]);
    else if (what === 'call')
      branch.try({ type: 'finish-and-call-next', counterId }) || branch.try({ type: 'call-next', counterId });
    else if (what === 'first')
      branch.try({ type: 'transfer', visitId, target: { to: 'service', serviceId: loans }, position: 'first' });
    else if (what === 'pin-counter')
      branch.try({ type: 'transfer', visitId, target: { to: 'counter', counterId }, position: 'original' });
    else if (what === 'pin-agent')
      branch.try({ type: 'transfer', visitId, target: { to: 'agent', agentId }, position: 'last' });
    else if (what === 'pause') branch.try({ type: 'pause-counter', counterId, reason: 'break' });
    else if (what === 'close') branch.try({ type: 'close-counter', counterId });
    else branch.try({ type: 'open-counter', counterId, agentId });
    const [called] = [...branch.state.visits.values()].filter(({ stage }) => stage.kind === 'called');
    if (called !== undefined) branch.try({ type: 'start', visitId: called.id });
  }
  return branch;
}

const branches = fc
  .tuple(fc.array(happening, { minLength: 1, maxLength: 70, size: 'max' }), fc.nat(4))
  .map(([happenings, staffed]) => branchAfter(happenings, staffed));

test('FLOW-1: every waiting visit has the place that the branch itself tells, and so has a new arrival', () => {
  fc.assert(
    fc.property(branches, fc.nat(600), (branch, later) => {
      branch.wait(later);
      const { visits, arrivals } = estimatesOf(branch);
      const waiting = branch.waiting();
      expect([...visits.keys()].toSorted()).toEqual(waiting.toSorted());
      for (const id of waiting) expect(visits.get(id)?.ahead).toBe(placeOf(branch.state, id, branch.now));
      for (const serviceId of services) {
        for (const classId of classes) {
          expect(arrivals.get(arrivalKey(serviceId, classId))?.ahead).toBe(
            placeOfNewArrival(branch.state, serviceId, classId, branch.now),
          );
        }
      }
    }),
    { numRuns: 400 },
  );
});

test('FLOW-2: minutes are never negative, the bound is never below the median, and none is without end', () => {
  fc.assert(
    fc.property(branches, (branch) => {
      const { visits, arrivals } = estimatesOf(branch);
      for (const estimate of [...visits.values(), ...arrivals.values()]) {
        if (estimate.kind === 'withheld') continue;
        expect(estimate.p50Seconds).toBeGreaterThanOrEqual(0);
        expect(estimate.p90Seconds).toBeGreaterThanOrEqual(estimate.p50Seconds);
        expect(Number.isFinite(estimate.p90Seconds)).toBe(true);
      }
    }),
    { numRuns: 200 },
  );
});

test('FLOW-3: the same picture, evidence and instant give the same estimates, in whatever order the visits come', () => {
  fc.assert(
    fc.property(branches, (branch) => {
      const picture = pictureOf(branch.state);
      if (picture === null) throw new Error('The branch is configured');
      const turned = { ...picture, waiting: picture.waiting.toReversed() };
      const once = estimateWaits(picture, evidence, branch.now);
      const again = estimateWaits(turned, evidence, branch.now);
      expect(new Map([...again.visits].toSorted())).toEqual(new Map([...once.visits].toSorted()));
      expect(again.arrivals).toEqual(once.arrivals);
    }),
    { numRuns: 100 },
  );
});

test('FLOW-4: with more ahead of it, one service and class is never told a shorter wait', () => {
  fc.assert(
    fc.property(branches, (branch) => {
      const { visits, arrivals } = estimatesOf(branch);
      const alike = Map.groupBy(
        branch.waiting().flatMap((id) => branch.state.visits.get(id) ?? []),
        ({ serviceId, classId, stage }) =>
          JSON.stringify([serviceId, classId, 'pin' in stage ? stage.pin : null, 'first' in stage && stage.first]),
      );
      for (const line of alike.values()) {
        const told = line.flatMap(({ id }) => visits.get(id) ?? []).toSorted((a, b) => a.ahead - b.ahead);
        const seconds = told.flatMap((one) => (one.kind === 'minutes' ? [one] : []));
        for (const [index, later] of seconds.entries()) {
          const earlier = seconds[index - 1];
          if (earlier === undefined) continue;
          expect(later.p50Seconds).toBeGreaterThanOrEqual(earlier.p50Seconds);
          expect(later.p90Seconds).toBeGreaterThanOrEqual(earlier.p90Seconds);
        }
      }
      const before = arrivals.get(arrivalKey(cash, classes[0]));
      branch.issue(cash, classes[0]);
      const after = estimatesOf(branch).arrivals.get(arrivalKey(cash, classes[0]));
      if (before?.kind !== 'minutes' || after?.kind !== 'minutes') return;
      expect(after.p50Seconds).toBeGreaterThanOrEqual(before.p50Seconds);
      expect(after.p90Seconds).toBeGreaterThanOrEqual(before.p90Seconds);
    }),
    { numRuns: 200 },
  );
});

test('FLOW-5: the median is the services ahead, each at its mean, shared by the counters that are open for it', () => {
  const branch = new BusyBranch().open(counter1, counter2);
  for (const counterId of [counter1, counter2]) {
    branch.issue(cash);
    branch.must({ type: 'call-next', counterId });
  }
  branch.issue(cash);
  branch.issue(cards);
  const own = branch.issue(cash);
  // Twenty services observed, and the configured mean counted as five.
  const cashMean = (20 * 200 + 5 * 240) / 25;
  const cardsMean = (20 * 400 + 5 * 240) / 25;
  // One cash and one card service before it, and one of the two at the counters must end first.
  expect(minutesOf(estimatesOf(branch).visits.get(own)).p50Seconds).toBeCloseTo((2 * cashMean + cardsMean) / 2);
});

test('FLOW-6: where a counter is free and nobody is ahead, no wait is told', () => {
  const branch = new BusyBranch().open(counter1);
  expect(minutesOf(estimatesOf(branch).arrivals.get(arrivalKey(cash, priority)))).toMatchObject({
    p50Seconds: 0,
    p90Seconds: 0,
  });
});

test('FLOW-7: a visit reserved for one counter waits for that counter alone', () => {
  const branch = new BusyBranch().open(counter1, counter2);
  const pinned = branch.issue(cash);
  branch.must({
    type: 'transfer',
    visitId: pinned,
    target: { to: 'counter', counterId: counter2 },
    position: 'original',
  });
  branch.issue(cash);
  branch.must({ type: 'call-next', counterId: counter1 });
  const free = estimatesOf(branch);
  expect(free.visits.get(pinned)).toMatchObject({ ahead: 0, p50Seconds: 0 });
  branch.must({ type: 'pause-counter', counterId: counter2, reason: 'break' });
  expect(estimatesOf(branch).visits.get(pinned)).toEqual({ kind: 'withheld', reason: 'no-counter', ahead: 0 });
});

test('FLOW-8: two visits reserved for different counters are not in each other’s way', () => {
  const branch = new BusyBranch().open(counter1, counter2);
  const [first, second] = [branch.issue(cash), branch.issue(cash)] as const;
  branch.must({
    type: 'transfer',
    visitId: first,
    target: { to: 'counter', counterId: counter1 },
    position: 'original',
  });
  branch.must({
    type: 'transfer',
    visitId: second,
    target: { to: 'agent', agentId: `agent-of-${counter2}` as AgentId },
    position: 'original',
  });
  const { visits } = estimatesOf(branch);
  expect([visits.get(first)?.ahead, visits.get(second)?.ahead]).toEqual([0, 0]);
});

test('FLOW-9: minutes are withheld, with the reason, where there is nothing to base them on; the place is told still', () => {
  const branch = new BusyBranch().open(counter1, counter3);
  const own = branch.issue(cash);
  const arrival = arrivalKey(cash, priority);
  const reasonOf = (estimate: Estimate | undefined) =>
    estimate?.kind === 'withheld' ? estimate.reason : estimate?.kind;

  let few = noEvidence;
  for (let count = 1; count < EVIDENCE_FLOOR; count += 1) few = observe(few, { serviceId: loans, seconds: 60 });
  expect(estimatesOf(branch, few).visits.get(own)).toEqual({ kind: 'withheld', reason: 'no-evidence', ahead: 0 });
  const enough = observe(few, { serviceId: loans, seconds: 60 });
  expect(estimatesOf(branch, enough).visits.get(own)?.kind).toBe('minutes');

  expect(reasonOf(estimatesOf(branch, evidence, (branch.now - 1) as Instant).visits.get(own))).toBe('clock-stepped');

  branch.must({ type: 'suspend-service', serviceId: cash, reason: 'no cash' });
  expect(reasonOf(estimatesOf(branch).arrivals.get(arrival))).toBe('service-suspended');
  expect(reasonOf(estimatesOf(branch).visits.get(own))).toBe('minutes');

  branch.must({ type: 'close-branch' });
  expect(reasonOf(estimatesOf(branch).arrivals.get(arrivalKey(loans, priority)))).toBe('branch-closed');
  expect(reasonOf(estimatesOf(branch).visits.get(own))).toBe('minutes');

  branch.must({ type: 'close-counter', counterId: counter1 });
  expect(reasonOf(estimatesOf(branch).visits.get(own))).toBe('no-counter');
});

test('FLOW-10: an estimate with thousands waiting costs a small part of a second', () => {
  const branch = new BusyBranch({ ...bank, policy: { kind: 'accumulating', maxOvertakes: 10 } }).open(
    counter1,
    counter2,
    counter3,
    counter4,
  );
  for (let count = 0; count < 4000; count += 1)
    branch.wait(1).issue(services[count % 3] ?? cash, classes[(count >> 2) % 2]);
  const picture = pictureOf(branch.state);
  if (picture === null) throw new Error('The branch is configured');
  const began = performance.now();
  const { visits } = estimateWaits(picture, evidence, branch.now);
  const milliseconds = performance.now() - began;
  expect(visits.size).toBe(4000);
  // A method that looked at every pair would need 16 million comparisons, some seconds.
  expect(milliseconds).toBeLessThan(500);
});
