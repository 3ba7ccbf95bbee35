import { agentId, counterId } from '@foyer/contract/schemas';
import { expect, it } from 'vitest';
import { justCalled } from './just-called.ts';

it('DASH-48: the last call counts, and for half a minute', () => {
  const stage = {
    kind: 'called',
    counterId: counterId.parse('counter-1'),
    agentId: agentId.parse('noor'),
    calledAt: '2026-03-02T09:00:00Z',
    lastCalledAt: '2026-03-02T09:05:00Z',
    times: 2,
    because: { rule: 'by-hand' },
  } as const;
  const after = (seconds: number) => Date.parse('2026-03-02T09:05:00Z') + seconds * 1000;
  expect(justCalled({ stage }, after(0))).toBe(true);
  expect(justCalled({ stage }, after(29))).toBe(true);
  expect(justCalled({ stage }, after(30))).toBe(false);
  expect(justCalled({ stage }, null)).toBe(false);
});
