import { expect, test } from 'vitest';
import { callingOrder } from '../calling-order.ts';
import { arrivalKey } from '../estimate.ts';
import { simulationInputOf } from '../simulation-input.ts';
import {
  BusyBranch,
  bank,
  cards,
  cash,
  counter1,
  counter2,
  counter3,
  learningOf,
  priority,
  regular,
} from '../testing/busy-branch.ts';
import { branchModel } from './branch-model.ts';
import { simulateWaits } from './simulate-waits.ts';

test('FLOW-27: nobody is reckoned to come for what is retired, and nobody told a wait for it but who waits already', () => {
  const learning = learningOf({ cash: 200, cards: 400, loans: 1000 });
  const branch = new BusyBranch().open(counter1, counter2);
  learning.arrivals.passed(branch.now, true);
  for (let minute = 0; minute < 40; minute += 1) {
    branch.wait(60);
    learning.arrivals.passed(branch.now, true);
    learning.arrivals.arrived(cash, priority);
    learning.arrivals.arrived(cards, regular);
  }
  const waits = branch.issue(cash, priority);
  const look = () => {
    const input = simulationInputOf(branch.state);
    if (input === null) throw new Error('The branch is configured');
    const model = branchModel(input, callingOrder(input, branch.now).queues, learning, branch.now);
    const coming = model.queues.filter(({ arrivals }) => arrivals.now > 0).map(({ service }) => service.id);
    return { input, coming, estimates: simulateWaits(input, learning, branch.now, { seed: 1, paths: 60 }) };
  };
  const before = look();
  expect(before.coming).toEqual([cash, cards]);
  expect(before.estimates.arrivals.has(arrivalKey(cash, regular))).toBe(true);
  expect(before.input.counters.map(({ id }) => id)).toContain(counter3);

  const retire = <T extends { readonly id: string }>(all: readonly T[], ...ids: readonly string[]) =>
    all.map((one) => (ids.includes(one.id) ? { ...one, retired: true as const } : one));
  const config = {
    ...bank,
    services: retire(bank.services, cash),
    classes: retire(bank.classes, priority),
    counters: retire(bank.counters, counter2, counter3),
  };
  branch.must({ type: 'configure-branch', config });
  const { input, coming, estimates } = look();
  expect(coming).toEqual([cards]);
  expect(estimates.visits.get(waits)?.kind).toBe('minutes');
  const told = [cash, cards].flatMap((service) => [regular, priority].map((each) => arrivalKey(service, each)));
  expect(told.filter((key) => estimates.arrivals.has(key))).toEqual([arrivalKey(cards, regular)]);
  // Somebody still works at one of the retired counters.
  expect(input.counters.map(({ id }) => id)).toContain(counter2);
  expect(input.counters.map(({ id }) => id)).not.toContain(counter3);
});
