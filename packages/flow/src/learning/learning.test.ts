import type { AgentId, ClassId, ServiceId, TextRef, VisitId } from '@foyer/basics';
import { type BranchState, evolve } from '@foyer/queue-core';
import { expect, test } from 'vitest';
import { simulateWaits } from '../simulate/simulate-waits.ts';
import { simulationInputOf } from '../simulation-input.ts';
import { BusyBranch, cards, cash, counter1, counter2, loans, regular } from '../testing/busy-branch.ts';
import { ArrivalRates } from './arrival-rates.ts';
import { Calibration } from './calibration.ts';
import { HazardTable } from './hazard.ts';
import { Learning } from './learning.ts';
import { ServiceTimes } from './service-times.ts';
import { spreadOf } from './spread.ts';

const agent = 'agent' as AgentId;

/** The mean of what remains, over even chances. */
function meanRemaining(table: HazardTable, elapsed: number): number {
  const parts = 400;
  let sum = 0;
  for (let part = 0; part < parts; part += 1) sum += table.remaining(elapsed, -Math.log((part + 0.5) / parts));
  return sum / parts;
}

test('FLOW-15: who was called before giving up counts as patient for so long, not as missing', () => {
  const all = new HazardTable(3600);
  const seenToLeave = new HazardTable(3600);
  // Each waits a minute; one in ten gives up at its end.
  for (let count = 0; count < 1000; count += 1) {
    all.watched(0, 60, count % 10 === 0);
    if (count % 10 === 0) seenToLeave.watched(0, 60, true);
  }
  expect(meanRemaining(all, 0)).toBeGreaterThan(5 * meanRemaining(seenToLeave, 0));
});

test('FLOW-14: a rate is learned for each stretch of time, so that what has lasted long can be known to last on', () => {
  const table = new HazardTable(20);
  for (let count = 0; count < 300; count += 1) {
    table.watched(0, 5, count % 3 !== 0);
    if (count % 3 === 0) table.watched(5, 600, true);
  }
  expect(meanRemaining(table, 0)).toBeLessThan(300);
  expect(meanRemaining(table, 60)).toBeGreaterThan(300);
  expect(table.remaining(60, 0.5)).toBeLessThan(table.remaining(60, 1));
});

test('FLOW-12: services last as with this service and this agent, each drawn towards everybody’s', () => {
  const times = new ServiceTimes();
  const slow = 'slow' as ServiceId;
  const quick = 'quick' as AgentId;
  for (let count = 0; count < 200; count += 1) {
    times.observe(cash, agent, 100, 240);
    times.observe(slow, agent, 400, 240);
    times.observe(cash, quick, 50, 240);
  }
  const middle = (service: ServiceId, by: AgentId | null) => Math.exp(times.centre(service, by, 240));
  expect(middle(cash, agent)).toBeGreaterThan(90);
  expect(middle(cash, agent)).toBeLessThan(115);
  // Never seen together, but each is known.
  expect(middle(slow, quick) / middle(slow, agent)).toBeCloseTo(0.5, 1);
  expect(middle('new' as ServiceId, agent)).toBeGreaterThan(middle(cash, agent));
});

test('FLOW-12: the rate of arrivals follows the day, and the usual rate is kept for later', () => {
  const rates = new ArrivalRates();
  const come = (seconds: number, each: number) => {
    for (let at = 0; at < seconds; at += each) {
      clock += each;
      rates.passed(clock, true);
      rates.arrived(cash, regular);
    }
  };
  let clock = 1_000_000;
  rates.passed(clock, false);
  come(100 * 3600, 120);
  come(2 * 3600, 20);
  const { now, later } = rates.rate(cash, regular);
  expect(now).toBeGreaterThan(1 / 40);
  expect(later).toBeLessThan(1 / 60);
  expect(rates.rate(cash, 'nobody' as ClassId)).toEqual({ now: 0, later: 0 });
});

/** Forecasts from nothing to `longest` seconds, all alike. */
const evenSpread = (longest: number) => spreadOf(Array.from({ length: 1001 }, (_, at) => (at * longest) / 1000));

test('FLOW-16: what is told is what half and nine tenths of those came to wait for whom the same was forecast', () => {
  const spread = evenSpread(1000);
  const calibration = new Calibration();
  const { p50Seconds, p90Seconds } = calibration.published(spread);
  expect(p50Seconds).toBeCloseTo(500, 0);
  expect(p90Seconds / 100).toBeCloseTo(9, 1);
  // Everybody waits twice as long as simulated.
  for (let count = 0; count < 2000; count += 1) calibration.resolved([{ spread, waited: 4 * (count % 500) }]);
  const told = calibration.published(spread);
  expect(told.p50Seconds).toBeCloseTo(1000, -2);
  expect(told.p90Seconds).toBeGreaterThan(1700);
});

test('FLOW-17: bounds that were broken raise the share aimed at, before the past has made up for them', () => {
  const spread = evenSpread(1000);
  const calibration = new Calibration();
  for (let count = 0; count < 2000; count += 1) calibration.resolved([{ spread, waited: (count * 617) % 1000 }]);
  const { p90Seconds } = calibration.published(spread);
  expect(p90Seconds / 100).toBeCloseTo(9, 0);
  for (let count = 0; count < 10; count += 1) calibration.resolved([{ spread, waited: 990 }]);
  expect(calibration.published(spread).p90Seconds).toBeGreaterThan(p90Seconds + 20);
});

test('FLOW-24: short forecasts and long ones are each corrected by what became of forecasts alike', () => {
  const [short, long] = [evenSpread(100), evenSpread(1000)];
  const calibration = new Calibration();
  for (let count = 0; count < 2000; count += 1) {
    // Half as long again as forecast where that was short, two thirds of it where it was long.
    calibration.resolved([{ spread: short, waited: 1.5 * (count % 100) }]);
    calibration.resolved([{ spread: long, waited: (((count * 617) % 1000) * 2) / 3 }]);
  }
  expect(calibration.published(short).p50Seconds).toBeCloseTo(75, -1);
  expect(calibration.published(long).p50Seconds / 100).toBeCloseTo(3.33, 0);
  expect(calibration.published(evenSpread(500)).p50Seconds).toBeGreaterThan(calibration.published(short).p50Seconds);
  const kept = new Calibration(JSON.parse(JSON.stringify(calibration.toData())));
  for (const spread of [short, long, evenSpread(300)]) {
    expect(kept.published(spread)).toEqual(calibration.published(spread));
  }
});

/** A morning at two counters, followed as the log is. */
/** Has the learning follow whatever is done at a branch. */
function following(branch: BusyBranch, learning: Learning) {
  return (what: () => void): void => {
    let before: BranchState = branch.state;
    what();
    for (const event of branch.events.splice(0)) {
      const after = evolve(before, event);
      learning.follow(before, after, event);
      before = after;
    }
  };
}

function morning(learning: Learning): BusyBranch {
  const branch = new BusyBranch();
  const follow = following(branch, learning);
  follow(() => branch.open(counter1, counter2));
  for (let count = 0; count < 60; count += 1) {
    follow(() => branch.wait(20).issue(cash, regular));
    for (const counterId of [counter1, counter2]) {
      if (count % 3 !== 0) continue;
      follow(
        () => branch.try({ type: 'finish-and-call-next', counterId }) || branch.try({ type: 'call-next', counterId }),
      );
      const called = [...branch.state.visits.values()].find(({ stage }) => stage.kind === 'called');
      if (called !== undefined) follow(() => branch.wait(5).must({ type: 'start', visitId: called.id }));
    }
  }
  return branch;
}

test('FLOW-25: a counter that calls again at once has been seen to, and who was there before it was freed counts', () => {
  const learning = new Learning();
  morning(learning);
  // The agents of the morning finish and call in one step; all their gaps are none.
  expect(learning.turnaround.events).toBeGreaterThan(10);
  expect(learning.turnaround.remaining(0, 1)).toBeLessThan(5);
});

test('FLOW-12: what has been learned is the same for the same log, and survives being kept as data', () => {
  const learning = new Learning();
  const branch = morning(learning);
  expect(learning.serviceTimes.observed).toBeGreaterThan(10);
  const again = new Learning();
  morning(again);
  expect(again.toData()).toEqual(learning.toData());
  const kept = new Learning(JSON.parse(JSON.stringify(learning.toData())));
  const input = simulationInputOf(branch.state);
  if (input === null) throw new Error('The branch is configured');
  const run = { seed: 3, paths: 60 };
  expect(simulateWaits(input, kept, branch.now, run)).toEqual(simulateWaits(input, learning, branch.now, run));
});

test('FLOW-28: what was taken back teaches nothing, as if it had not been', () => {
  const learned = [false, true].map((isTakenBack) => {
    const learning = new Learning();
    const branch = new BusyBranch();
    const follow = following(branch, learning);
    follow(() => branch.open(counter1, counter2));
    for (let count = 0; count < 8; count += 1) follow(() => branch.wait(15).issue(cash, regular));
    follow(() => branch.wait(30).must({ type: 'call-next', counterId: counter1 }));
    const [called] = [...branch.state.visits.values()].filter(({ stage }) => stage.kind === 'called');
    if (called === undefined) throw new Error('Nobody was called');
    follow(() => branch.wait(10).must({ type: 'start', visitId: called.id }));
    branch.wait(40);
    if (isTakenBack) follow(() => branch.must({ type: 'finish-and-call-next', counterId: counter1 }));
    branch.wait(9);
    follow(() => branch.issue(cash, regular));
    branch.wait(9);
    if (isTakenBack) follow(() => branch.must({ type: 'undo', counterId: counter1 }));
    follow(() => branch.wait(200).must({ type: 'finish', visitId: called.id }));
    const { clock } = learning;
    expect(clock).toBeLessThan(branch.state.clock);
    follow(() => branch.wait(100).issue(cash, regular));
    expect(learning.clock).toBeGreaterThan(clock);
    return { ...learning.toData(), clock: 0 };
  });
  expect(learned[1]).toEqual(learned[0]);
});

test('FLOW-28: what is recorded of a visit that had not been, once it is taken back, disturbs nothing', () => {
  const learning = new Learning();
  const branch = new BusyBranch();
  const follow = following(branch, learning);
  follow(() => branch.open(counter1));
  follow(() => branch.must({ type: 'walk-direct', counterId: counter1, serviceId: cash }));
  const [visitId = 'nobody' as VisitId] = branch.state.visits.keys();
  follow(() => branch.wait(1).must({ type: 'undo', counterId: counter1 }));
  follow(() => branch.wait(1).must({ type: 'add-note', visitId, noteRef: 'note-1' as TextRef }));
  follow(() => branch.wait(1).issue(cash, regular));
  follow(() => branch.wait(1).must({ type: 'call-next', counterId: counter1 }));
  follow(() => branch.wait(1).must({ type: 'undo', counterId: counter1 }));
  follow(() => branch.wait(100).issue(cash, regular));
  expect(learning.serviceTimes.observed).toBe(0);
});

test('ITINERARY-10: each step teaches how long its own service takes; who is served directly teaches that, and no arrival', () => {
  const learning = new Learning();
  const branch = new BusyBranch();
  const follow = following(branch, learning);
  /** Until nothing of it can be taken back any more. */
  const settle = () => {
    follow(() => branch.wait(100).issue(loans, regular));
    follow(() => branch.wait(1).issue(loans, regular));
  };
  const middle = (service: ServiceId) => learning.serviceTimes.centre(service, agent, 240);
  const arrivedFor = () => learning.arrivals.toData().shares.map(({ serviceId }) => serviceId);
  follow(() => branch.open(counter1));
  settle();
  const [cashBefore, cardsBefore] = [middle(cash), middle(cards)];
  follow(() => branch.must({ type: 'walk-direct', counterId: counter1, serviceId: cash }));
  const [served] = [...branch.state.visits.values()].filter(({ stage }) => stage.kind === 'serving');
  const visitId = served?.id ?? ('nobody' as VisitId);
  follow(() => branch.wait(1).must({ type: 'add-service', visitId, serviceId: cards }));
  follow(() => branch.wait(40).must({ type: 'finish', visitId, goOn: { to: 'here' } }));
  follow(() => branch.wait(3000).must({ type: 'finish', visitId }));
  settle();
  expect(learning.serviceTimes.observed).toBe(2);
  expect(middle(cash)).toBeLessThan(cashBefore);
  expect(middle(cards)).toBeGreaterThan(cardsBefore);
  expect(arrivedFor()).toEqual([loans]);
});
