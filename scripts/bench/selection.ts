import { CALLING_POLICIES } from '@foyer/basics';
import { selectNext } from '@foyer/queue-core';
import { BusyBranch, bank, cash, classes, counter1, services } from '../../packages/flow/src/testing/busy-branch.ts';
import type { BenchOptions } from './bench.ts';
import { median } from './figures.ts';
import type { Line } from './table.ts';

const WAITING = 2_000;

/** Whom a counter calls of 2,000 who wait, under each policy; the bare program looks through as many numbers once. */
export async function benchSelection({ short, say }: BenchOptions): Promise<Line[]> {
  const times = short ? 500 : 5_000;
  const medians = CALLING_POLICIES.map((kind) => {
    const branch = new BusyBranch({ ...bank, policy: { kind, maxOvertakes: 10 } }).open(counter1);
    for (let count = 0; count < WAITING; count += 1) {
      branch.wait(1).issue(services[count % services.length] ?? cash, classes[(count >> 2) % classes.length]);
    }
    const counter = branch.state.counters.get(counter1);
    if (counter === undefined || counter.kind === 'closed') throw new Error('The counter is open');
    const figure = medianOf(times, () => selectNext(branch.state, counter1, counter.agentId, branch.now));
    say(`selection, ${kind}: ${(figure * 1000).toFixed(1)} µs`);
    return figure;
  });
  const urgencies = Array.from({ length: WAITING }, (_, place) => (place * 7919) % 104_729);
  const bare = medianOf(times, () => urgencies.indexOf(Math.max(...urgencies)));
  say(`selection, bare: ${(bare * 1000).toFixed(1)} µs`);
  return [
    {
      what: 'whom a counter calls of 2,000 waiting, the slowest policy',
      unit: 'ms',
      foyer: Math.max(...medians),
      bare: { what: 'the greatest of 2,000 numbers', value: bare },
      aim: { of: 'value', kind: 'at-most', limit: 1 },
    },
  ];
}

/** The median of how long something takes, ms, done often enough before to be compiled. */
function medianOf(times: number, work: () => unknown): number {
  const measured: number[] = [];
  for (let round = 0; round < times + 200; round += 1) {
    const begun = performance.now();
    work();
    if (round >= 200) measured.push(performance.now() - begun);
  }
  return median(measured);
}
