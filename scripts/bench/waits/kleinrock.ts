import { parseArgs } from 'node:util';
import { kleinrock, measureWaits } from '../../../packages/flow/src/testing/two-classes.ts';

/**
 * Holds the ranking code against Kleinrock's formula for accumulating priority over a long run: one counter, two classes
 * of 60 and 40 % of the arrivals, the second gaining urgency three times as fast.
 */
const USAGE = 'node scripts/bench/waits/kleinrock.ts [--customers N] [--seed N]';

const LOADS = [0.7, 0.9, 0.95];

function main(): void {
  const { values } = parseArgs({
    options: { customers: { type: 'string', default: '10000000' }, seed: { type: 'string', default: '1' } },
  });
  const [customers, seed] = [Number(values.customers), Number(values.seed)];
  if (!Number.isInteger(customers) || customers < 1_000 || !Number.isInteger(seed)) {
    console.error(`Ask for a thousand customers or more, and a whole seed.\nUsage: ${USAGE}`);
    process.exitCode = 1;
    return;
  }
  console.log('| load | rate | Kleinrock | measured | 99 % margin | within | in arrival order |');
  console.log('| ---- | ---- | --------- | -------- | ----------- | ------ | ---------------- |');
  for (const load of LOADS) {
    const classes = [
      { arrivals: load * 0.6, rate: 1 },
      { arrivals: load * 0.4, rate: 3 },
    ];
    const expected = kleinrock(classes);
    for (const [index, { mean, margin, inOrder }] of measureWaits(classes, customers, seed).entries()) {
      const formula = expected[index] ?? Number.NaN;
      const isWithin = Math.abs(mean - formula) < margin;
      const figures = [formula, mean, margin].map((figure) => figure.toFixed(4));
      console.log(`| ${[load, classes[index]?.rate, ...figures, isWithin, inOrder].join(' | ')} |`);
      if (!isWithin || !inOrder) process.exitCode = 1;
    }
  }
}

main();
