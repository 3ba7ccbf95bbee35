import type { AgentId, Instant, ProfileId } from '@foyer/basics';
import { placeOf, placeOfNewArrival } from '@foyer/queue-core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arrivalKey, type Estimate } from '../estimate.ts';
import { Learning } from '../learning/learning.ts';
import { type SimulationInput, simulationInputOf } from '../simulation-input.ts';
import {
  BusyBranch,
  bank,
  cash,
  classes,
  counter1,
  counter2,
  counter3,
  counters,
  learningOf,
  loans,
  priority,
  regular,
  services,
} from '../testing/busy-branch.ts';
import { branches } from '../testing/random-branches.ts';
import { EVIDENCE_FLOOR, simulateWaits } from './simulate-waits.ts';
import { HORIZON } from './simulation.ts';

const learning = learningOf({ cash: 200, cards: 400, loans: 1000 });
/** The same, after short forecasts have proved too short and long ones too long: the longer the more. */
const corrected = learningOf({ cash: 200, cards: 400, loans: 1000 });
for (let count = 0; count < 1500; count += 1) {
  const middle = 5 * 1.06 ** (count % 100);
  const spread = Array.from({ length: 21 }, (_, step) => (middle * step) / 10);
  const seconds = middle * (1.5 - 0.006 * (count % 100)) * 2 * ((count * 0.618034) % 1);
  for (const calibration of [corrected.atIssue, corrected.whileWaiting])
    calibration.resolved([{ spread, waited: seconds }]);
}
const run = { seed: 1, paths: 60 };

function picturedOf(branch: BusyBranch): SimulationInput {
  const input = simulationInputOf(branch.state);
  if (input === null) throw new Error('The branch is configured');
  return input;
}

function estimatesOf(branch: BusyBranch, known = learning, now: Instant = branch.now) {
  return simulateWaits(picturedOf(branch), known, now, run);
}

function minutesOf(estimate: Estimate | undefined): { p50Seconds: number; p90Seconds: number } {
  if (estimate?.kind !== 'minutes') throw new Error(`No minutes: ${JSON.stringify(estimate)}`);
  return estimate;
}

function expectNoShorter(more: Estimate | undefined, fewer: Estimate | undefined): void {
  expect(minutesOf(more).p50Seconds).toBeGreaterThanOrEqual(minutesOf(fewer).p50Seconds);
  expect(minutesOf(more).p90Seconds).toBeGreaterThanOrEqual(minutesOf(fewer).p90Seconds);
}

const agent = 'agent' as AgentId;
/** One kind of counter that serves everything, first come first served. */
const plain = {
  ...bank,
  policy: { kind: 'arrival' as const, maxOvertakes: 10 },
  counters: bank.counters.map((counter) => ({ ...counter, profileId: 'teller' as ProfileId })),
};

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
    { numRuns: 150 },
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

test('FLOW-3: the same input, learning, instant, seed and paths give the same estimates, in whatever order the visits come', () => {
  fc.assert(
    fc.property(branches, (branch) => {
      const input = picturedOf(branch);
      const turned = { ...input, waiting: input.waiting.toReversed() };
      const once = simulateWaits(input, learning, branch.now, run);
      const again = simulateWaits(turned, learning, branch.now, run);
      expect(new Map([...again.visits].toSorted())).toEqual(new Map([...once.visits].toSorted()));
      expect(again.arrivals).toEqual(once.arrivals);
    }),
    { numRuns: 100 },
  );
});

test('FLOW-4: of visits alike, none is told a shorter wait than one before it', () => {
  fc.assert(
    fc.property(branches, fc.constantFrom(learning, corrected), (branch, known) => {
      const { visits } = estimatesOf(branch, known);
      const alike = Map.groupBy(
        branch.waiting().flatMap((id) => branch.state.visits.get(id) ?? []),
        ({ serviceId, classId, stage }) =>
          JSON.stringify([
            serviceId,
            classId,
            'queued' in stage ? stage.queued.pin : null,
            'queued' in stage && stage.queued.first,
          ]),
      );
      for (const queue of alike.values()) {
        const told = queue.flatMap(({ id }) => visits.get(id) ?? []).toSorted((a, b) => a.ahead - b.ahead);
        const seconds = told.flatMap((one) => (one.kind === 'minutes' ? [one] : []));
        for (const [index, later] of seconds.entries()) {
          const earlier = seconds[index - 1];
          if (earlier === undefined) continue;
          expect(later.p50Seconds).toBeGreaterThanOrEqual(earlier.p50Seconds);
          expect(later.p90Seconds).toBeGreaterThanOrEqual(earlier.p90Seconds);
        }
      }
    }),
    { numRuns: 200 },
  );
});

test('FLOW-5: for one service, one class and counters alike, one more ahead never shortens anybody’s wait', () => {
  fc.assert(
    fc.property(
      fc.nat(12),
      fc.nat(3),
      fc.integer({ min: 1, max: 1000 }),
      fc.boolean(),
      (waiting, staffed, seed, is) => {
        const known = is ? corrected : learning;
        const branch = new BusyBranch(plain).open(...counters.slice(0, staffed + 1));
        const first = branch.issue(cash, regular);
        for (let count = 0; count < waiting; count += 1) branch.wait(20).issue(cash, regular);
        const input = picturedOf(branch);
        const without = { ...input, waiting: input.waiting.filter(({ id }) => id !== first) };
        const more = simulateWaits(input, known, branch.now, { seed, paths: 60 });
        const fewer = simulateWaits(without, known, branch.now, { seed, paths: 60 });
        for (const [id, estimate] of fewer.visits) expectNoShorter(more.visits.get(id), estimate);
        const arrival = arrivalKey(cash, regular);
        expectNoShorter(more.arrivals.get(arrival), fewer.arrivals.get(arrival));
      },
    ),
    { numRuns: 100 },
  );
});

test('FLOW-6: a deadline ends a run with the paths that it has, which say the same as a run of so many', () => {
  const branch = new BusyBranch().open(counter1, counter2);
  for (let count = 0; count < 20; count += 1) branch.wait(10).issue(services[count % 3] ?? cash);
  const input = picturedOf(branch);
  const cut = simulateWaits(input, learning, branch.now, { seed: 5, paths: 200, enough: (paths) => paths >= 80 });
  expect(cut.paths).toBe(80);
  expect(simulateWaits(input, learning, branch.now, { seed: 5, paths: 80 })).toEqual(cut);
  expect(simulateWaits(input, learning, branch.now, { seed: 5, paths: 200, enough: () => true }).paths).toBe(50);
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
  expect(free.visits.get(pinned)).toMatchObject({ ahead: 0 });
  // Its counter is free: only the learned gap between two customers lies before it.
  expect(minutesOf(free.visits.get(pinned)).p50Seconds).toBeLessThan(60);
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

  const few = new Learning();
  for (let count = 1; count < EVIDENCE_FLOOR; count += 1) few.serviceTimes.observe(loans, agent, 60, 240);
  expect(estimatesOf(branch, few).visits.get(own)).toEqual({ kind: 'withheld', reason: 'no-evidence', ahead: 0 });
  few.serviceTimes.observe(loans, agent, 60, 240);
  expect(estimatesOf(branch, few).visits.get(own)?.kind).toBe('minutes');

  expect(reasonOf(estimatesOf(branch, learning, (branch.now - 1) as Instant).visits.get(own))).toBe('clock-stepped');

  branch.must({ type: 'suspend-service', serviceId: cash, reason: 'no-staff' });
  expect(reasonOf(estimatesOf(branch).arrivals.get(arrival))).toBe('service-suspended');
  expect(reasonOf(estimatesOf(branch).visits.get(own))).toBe('minutes');

  branch.must({ type: 'close-branch' });
  expect(reasonOf(estimatesOf(branch).arrivals.get(arrivalKey(loans, priority)))).toBe('branch-closed');
  expect(reasonOf(estimatesOf(branch).visits.get(own))).toBe('minutes');

  branch.must({ type: 'close-counter', counterId: counter1 });
  expect(reasonOf(estimatesOf(branch).visits.get(own))).toBe('no-counter');
});

test('FLOW-10: with thousands waiting everybody is told something', () => {
  const branch = new BusyBranch({ ...bank, policy: { kind: 'accumulating', maxOvertakes: 10 } }).open(...counters);
  for (let count = 0; count < 2000; count += 1) {
    branch.wait(1).issue(services[count % 3] ?? cash, classes[(count >> 2) % 2]);
  }
  const { visits } = estimatesOf(branch);
  expect(visits.size).toBe(2000);
  for (const estimate of visits.values()) expect(minutesOf(estimate).p90Seconds).toBeLessThanOrEqual(2 * HORIZON);
});

test('FLOW-11: until data come, a service lasts as configured, and one fifteen times as long moves it by less than half', () => {
  const branch = new BusyBranch(plain).open(counter1);
  for (let count = 0; count < 9; count += 1) branch.issue(cash, regular);
  const little = new Learning();
  for (let count = 0; count < EVIDENCE_FLOOR; count += 1) little.serviceTimes.observe(loans, agent, 240, 240);
  const last = (known: Learning) =>
    minutesOf(
      simulateWaits(picturedOf(branch), known, branch.now, { seed: 1, paths: 400 }).arrivals.get(
        arrivalKey(cash, regular),
      ),
    );
  const before = last(little).p50Seconds;
  // Nine services of four minutes, give or take.
  expect(before).toBeGreaterThan(9 * 240 * 0.7);
  expect(before).toBeLessThan(9 * 240 * 1.3);
  little.serviceTimes.observe(cash, agent, 3600, 240);
  expect(last(little).p50Seconds / before).toBeLessThan(1.5);
});

test('FLOW-13: a pause is over when whoever took it said; overdue, that says nothing any more', () => {
  const wait = (minutes: number | undefined, later: number) => {
    const branch = new BusyBranch(plain).open(counter1, counter2);
    branch.must({ type: 'pause-counter', counterId: counter1, reason: 'break', minutes }).wait(later);
    const [own] = Array.from({ length: 8 }, () => branch.issue(cash, regular)).slice(-1);
    if (own === undefined) throw new Error('Somebody waits');
    return minutesOf(estimatesOf(branch).visits.get(own)).p50Seconds;
  };
  expect(wait(60, 10 * 60)).toBeGreaterThan(1.5 * wait(12, 10 * 60));
  expect(wait(5, 10 * 60)).toBe(wait(undefined, 10 * 60));
});

test('FLOW-13: a break that is planned delays who would be called in it, and nobody else', () => {
  const away = (from: string, until: string) => {
    const [first, ...others] = plain.counters;
    if (first === undefined) throw new Error('There is a counter');
    return new BusyBranch({ ...plain, counters: [{ ...first, breaks: [{ from, until }] }, ...others] }).open(counter1);
  };
  const waitFrom = (branch: BusyBranch) => {
    const own = branch.issue(cash, regular);
    return minutesOf(estimatesOf(branch).visits.get(own)).p50Seconds;
  };
  // The day's first ticket is taken at eight o’clock.
  expect(waitFrom(away('08:00', '08:45'))).toBeGreaterThanOrEqual(45 * 60);
  expect(waitFrom(away('12:00', '12:45'))).toBeLessThan(60);
  const paused = away('08:00', '08:45');
  const own = paused.issue(cash, regular);
  paused
    .must({ type: 'pause-counter', counterId: counter1, reason: 'break' })
    .wait(40 * 60)
    .open(counter2);
  paused.must({ type: 'transfer', visitId: own, target: { to: 'counter', counterId: counter2 }, position: 'original' });
  expect(minutesOf(estimatesOf(paused).arrivals.get(arrivalKey(cash, regular))).p50Seconds).toBeLessThan(6 * 60);
});
