import { expect, test } from 'vitest';
import { unservedBy } from './unserved.ts';

test('SETTINGS-94: a service is marked that no profile has in any tier, unless it is retired', () => {
  const isUnserved = unservedBy([{ tiers: [['cash'], ['cards', 'loans']] }, { tiers: [] }]);
  const services = [{ id: 'cash' }, { id: 'loans' }, { id: 'physio' }, { id: 'old', retired: true }];
  expect(services.filter(isUnserved).map(({ id }) => id)).toEqual(['physio']);
});
