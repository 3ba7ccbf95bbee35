import type { ServiceId } from '@foyer/basics';
import { expect, test } from 'vitest';
import { noEvidence, observe, observed, PRIOR_WEIGHT, RECENT_SERVICES, serviceTime } from './evidence.ts';

const cash = 'cash' as ServiceId;

test('FLOW-11: until data come, a service lasts as configured, and one odd service hardly moves it', () => {
  expect(serviceTime(noEvidence, cash, 240)).toEqual({ mean: 240, deviation: 240 });
  const odd = serviceTime(observe(noEvidence, { serviceId: cash, seconds: 1440 }), cash, 240);
  expect(odd.mean).toBeCloseTo((1440 + PRIOR_WEIGHT * 240) / (PRIOR_WEIGHT + 1));
});

test('FLOW-12: only the newest services of each kind count, so that the estimate follows the day', () => {
  let evidence = observe(noEvidence, { serviceId: 'cards' as ServiceId, seconds: 900 });
  for (let count = 0; count < RECENT_SERVICES; count += 1)
    evidence = observe(evidence, { serviceId: cash, seconds: 9000 });
  for (let count = 0; count < RECENT_SERVICES; count += 1)
    evidence = observe(evidence, { serviceId: cash, seconds: 100 });
  expect(observed(evidence)).toBe(RECENT_SERVICES + 1);
  const { mean } = serviceTime(evidence, cash, 100);
  expect(mean).toBeCloseTo(100);
});
