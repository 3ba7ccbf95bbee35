import { describe, expect, it } from 'vitest';
import { addDays, dayIn, daysIn, isDay, presetOf, presetPeriod } from './periods.ts';

describe('periods', () => {
  it('DASH-20: presets count back from the branch day, both ends included', () => {
    expect(presetPeriod('today', '2026-03-02')).toEqual({ from: '2026-03-02', to: '2026-03-02' });
    expect(presetPeriod('yesterday', '2026-03-01')).toEqual({ from: '2026-02-28', to: '2026-02-28' });
    expect(presetPeriod('week', '2026-03-02')).toEqual({ from: '2026-02-24', to: '2026-03-02' });
    expect(presetPeriod('month', '2026-03-02')).toEqual({ from: '2026-02-01', to: '2026-03-02' });
    expect(presetPeriod('year', '2024-12-31')).toEqual({ from: '2024-01-02', to: '2024-12-31' });
  });

  it('DASH-20: a range put in by hand that is a preset is shown as one', () => {
    expect(presetOf({ from: '2026-02-24', to: '2026-03-02' }, '2026-03-02')).toBe('week');
    expect(presetOf({ from: '2026-02-23', to: '2026-03-02' }, '2026-03-02')).toBeNull();
  });

  it('DASH-20: days are counted over months and leap years', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(daysIn({ from: '2026-03-02', to: '2026-03-02' })).toBe(1);
    expect(daysIn({ from: '2024-02-01', to: '2024-03-01' })).toBe(30);
  });

  it('DASH-20: only whole dates are dates', () => {
    expect(isDay('2026-03-02')).toBe(true);
    expect(isDay('2026-3-2')).toBe(false);
    expect(isDay('2026-13-40')).toBe(false);
    expect(isDay('')).toBe(false);
  });

  it('DASH-20: today is the date in the branch’s time zone', () => {
    const instant = Date.parse('2026-03-01T22:30:00Z');
    expect(dayIn('Asia/Riyadh', instant)).toBe('2026-03-02');
    expect(dayIn('UTC', instant)).toBe('2026-03-01');
  });
});
