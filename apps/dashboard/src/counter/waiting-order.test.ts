import { describe, expect, it } from 'vitest';
import { inServerOrder } from './waiting-order.ts';

const visit = (number: string, ahead: number | null, issuedAt = '2026-03-02T09:00:00Z') => ({
  id: number,
  number,
  ahead,
  issuedAt,
});

describe('the waiting list', () => {
  it('DASH-10: is in the server’s order, whatever the numbers or the times of issue say', () => {
    const list = [visit('A001', 2, '2026-03-02T08:00:00Z'), visit('B001', 0), visit('A002', 1)];
    expect(inServerOrder(list).map(({ number }) => number)).toEqual(['B001', 'A002', 'A001']);
  });

  it('DASH-10: begins with those that this counter calls next, in their order', () => {
    const list = [visit('A001', 0), visit('A002', 0), visit('B001', 1), visit('B002', null)];
    expect(inServerOrder(list, ['B002', 'A002']).map(({ number }) => number)).toEqual(['B002', 'A002', 'A001', 'B001']);
  });

  it('DASH-10: visits the server has not placed yet come last, as they were issued', () => {
    const list = [
      visit('A003', null, '2026-03-02T09:02:00Z'),
      visit('A002', null, '2026-03-02T09:01:00Z'),
      visit('A001', 7),
    ];
    expect(inServerOrder(list).map(({ number }) => number)).toEqual(['A001', 'A002', 'A003']);
  });
});
