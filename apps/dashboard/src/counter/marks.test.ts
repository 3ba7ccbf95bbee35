import { expect, test } from 'vitest';
import { markedStep } from './marks.ts';

const counter = (finished: object | null) => ({ id: 'counter-1', finished }) as never;
const visit = (more: object) =>
  ({ id: 'v', serviceId: 'loans', step: 1, steps: [{ serviceId: 'cash' }], ...more }) as never;

test('MARK-14: while a customer is served, marks are of that step and its service', () => {
  const served = visit({ stage: { kind: 'serving' } });
  expect(markedStep(counter(null), served, {})).toMatchObject({ step: 1, serviceId: 'loans', after: false });
  expect(markedStep(counter(null), visit({ stage: { kind: 'called' } }), {})).toBeNull();
});

test('MARK-14: after a customer has gone on to another service, marks are of the service that was finished', () => {
  const gone = visit({ stage: { kind: 'waiting' } });
  const free = counter({ visitId: 'v', step: 0 });
  expect(markedStep(free, null, { v: gone })).toMatchObject({ step: 0, serviceId: 'cash', after: true });
  expect(markedStep(free, null, {})).toBeNull();
  expect(markedStep(counter(null), null, { v: gone })).toBeNull();
});
