import { expect, test } from 'vitest';
import { arrivalKey, METHOD_VERSION } from './estimate.ts';
import { simulateWaits } from './simulate/simulate-waits.ts';
import { simulationInputOf } from './simulation-input.ts';
import { BusyBranch, cards, cash, counter1, counter2, learningOf, loans, regular } from './testing/busy-branch.ts';

/** What each version of the method came to. A change that moves these figures raises the version and notes the new ones. */
const FIGURES: Readonly<Record<number, readonly (readonly [number, number])[]>> = {
  2: [
    [577.7, 1007.1],
    [1771.6, 2653.2],
    [2535, 3602.1],
  ],
};

test('FLOW-26: a change of the method that comes to other figures raises its version', () => {
  const branch = new BusyBranch().open(counter1, counter2);
  for (let count = 0; count < 12; count += 1) {
    branch.issue([cash, cards, loans][count % 3] ?? cash);
    branch.wait(20);
    if (count % 5 === 0) branch.try({ type: 'call-next', counterId: count % 2 === 0 ? counter1 : counter2 });
  }
  const input = simulationInputOf(branch.state);
  if (input === null) throw new Error('The branch is configured');
  const learning = learningOf({ cash: 200, cards: 400, loans: 1000 });
  const { arrivals } = simulateWaits(input, learning, branch.now, { seed: 7, paths: 100 });
  const figures = [cash, cards, loans].map((serviceId) => {
    const estimate = arrivals.get(arrivalKey(serviceId, regular));
    if (estimate?.kind !== 'minutes') throw new Error(`No minutes for ${serviceId}`);
    return [estimate.p50Seconds, estimate.p90Seconds].map((seconds) => Math.round(seconds * 1000) / 1000);
  });
  expect(figures).toEqual(FIGURES[METHOD_VERSION]);
});
