import { describe, expect, it } from 'vitest';
import { byUrgency } from './attention-order.ts';

describe('what needs attention', () => {
  it('DASH-18: unanswered calls stand first, the earliest deadline on top', () => {
    const list = [
      { id: 1, status: 'acknowledged', deadline: '2026-03-02T09:00:00Z' },
      { id: 2, status: 'raised', deadline: '2026-03-02T09:10:00Z' },
      { id: 3, status: 'raised', deadline: '2026-03-02T09:05:00+00:00' },
    ] as const;
    expect(byUrgency(list).map(({ id }) => id)).toEqual([3, 2, 1]);
  });
});
