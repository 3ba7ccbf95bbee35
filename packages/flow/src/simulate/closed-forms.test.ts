import { expect, test } from 'vitest';
import { longRun, modelOf } from '../testing/queueing-model.ts';
import { kleinrock, measureWaits } from '../testing/two-classes.ts';
import { Simulation } from './simulation.ts';

/** Mean wait in M/M/c, services of mean 1 (Erlang's second formula). */
function erlangWait(arrivals: number, counters: number): number {
  let term = 1;
  let sum = 1;
  for (let busy = 1; busy < counters; busy += 1) {
    term *= arrivals / busy;
    sum += term;
  }
  const all = ((term * arrivals) / counters) * (counters / (counters - arrivals));
  return all / (sum + all) / (counters - arrivals);
}

/** Mean offered wait and share of leavers in M/M/c+M (Palm), from the birth and death of customers present. */
function palm(arrivals: number, counters: number, leaving: number): { wait: number; left: number } {
  const shares = [1];
  for (let present = 1; present < 1000; present += 1) {
    const death = Math.min(present, counters) + Math.max(0, present - counters) * leaving;
    shares.push(((shares[present - 1] ?? 0) * arrivals) / death);
  }
  const total = shares.reduce((sum, share) => sum + share, 0);
  let wait = 0;
  let waiting = 0;
  for (const [present, share] of shares.entries()) {
    wait += (share / total) * offeredWait(present, counters, leaving);
    waiting += (share / total) * Math.max(0, present - counters);
  }
  return { wait, left: (leaving * waiting) / arrivals };
}

/** Mean wait of who finds so many present and stays: one end, or leaving, after another. */
function offeredWait(present: number, counters: number, leaving: number): number {
  let wait = 0;
  for (let ahead = 0; ahead <= present - counters; ahead += 1) wait += 1 / (counters + ahead * leaving);
  return wait;
}

test.each([
  [1, 0.5],
  [1, 0.8],
  [3, 2.4],
  [8, 7.2],
])(
  'FLOW-20: %i counters at %f arrivals a service: the mean wait is Erlang’s within four in a hundred',
  (counters, arrivals) => {
    const { waits } = longRun({ counters, classes: [{ arrivals, rate: 1 }] }, 4_000_000);
    const ratio = (waits[0] ?? 0) / erlangWait(arrivals, counters);
    expect(ratio).toBeGreaterThan(0.96);
    expect(ratio).toBeLessThan(1.04);
  },
);

test.each([
  [1, 1.2, 0.5],
  [4, 5, 0.2],
])(
  'FLOW-21: %i counters, %f arrivals, %f leaving: waits and leavers are Palm’s within three in a hundred',
  (counters, arrivals, leaving) => {
    const { waits, left } = longRun({ counters, leaving, classes: [{ arrivals, rate: 1 }] }, 1_000_000);
    const expected = palm(arrivals, counters, leaving);
    expect((waits[0] ?? 0) / expected.wait).toBeGreaterThan(0.97);
    expect((waits[0] ?? 0) / expected.wait).toBeLessThan(1.03);
    expect(left / expected.left).toBeGreaterThan(0.97);
    expect(left / expected.left).toBeLessThan(1.03);
  },
);

test.each([0.7, 0.9, 0.95])(
  'FLOW-22: two classes at load %f wait as Kleinrock’s accumulating priority says, within five in a hundred',
  (load) => {
    const classes = [
      { arrivals: load * 0.6, rate: 1 },
      { arrivals: load * 0.4, rate: 3 },
    ];
    const { waits } = longRun({ counters: 1, classes }, 6_000_000);
    for (const [index, expected] of kleinrock(classes).entries()) {
      expect((waits[index] ?? 0) / expected).toBeGreaterThan(0.95);
      expect((waits[index] ?? 0) / expected).toBeLessThan(1.05);
    }
  },
);

test.each([0.7, 0.9, 0.95])(
  'RANK-4: called by the ranking alone, two classes at load %f wait as Kleinrock says, inside the 99 % interval, each in arrival order',
  (load) => {
    const classes = [
      { arrivals: load * 0.6, rate: 1 },
      { arrivals: load * 0.4, rate: 3 },
    ];
    const measured = measureWaits(classes, 600_000, 1);
    for (const [index, expected] of kleinrock(classes).entries()) {
      const { mean = 0, margin = 0, inOrder } = measured[index] ?? {};
      expect(Math.abs(mean - expected)).toBeLessThan(margin);
      expect(margin / expected).toBeLessThan(0.12);
      expect(inOrder).toBe(true);
    }
  },
);

test.each([
  [1, 5, 0],
  [3, 12, 0],
  [3, 12, 0.3],
])(
  'FLOW-23: %i counters, %i present, leaving %f: a new arrival waits for one end after another',
  (counters, present, leaving) => {
    const paths = 20_000;
    const simulation = new Simulation(
      modelOf({ counters, present, leaving, classes: [{ arrivals: 1, rate: 1 }] }),
      3,
      paths,
    );
    while (simulation.paths < paths) simulation.walk();
    const waits = simulation.waits(0).at(-1) ?? new Float64Array();
    const mean = waits.reduce((sum, wait) => sum + wait, 0) / paths;
    expect(mean / offeredWait(present, counters, leaving)).toBeGreaterThan(0.97);
    expect(mean / offeredWait(present, counters, leaving)).toBeLessThan(1.03);
  },
);
