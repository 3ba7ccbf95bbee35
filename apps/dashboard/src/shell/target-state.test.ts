import { describe, expect, it } from 'vitest';
import { secondsSince, targetState } from './target-state.ts';

const now = Date.parse('2026-03-02T10:00:00Z');

describe('a wait against its target', () => {
  it('DASH-12: says how much is left, that little is left, or by how much it is over', () => {
    expect(targetState('2026-03-02T10:08:00Z', 900, now)).toEqual({ kind: 'within', seconds: 480 });
    expect(targetState('2026-03-02T10:02:30Z', 900, now)).toEqual({ kind: 'soon', seconds: 150 });
    expect(targetState('2026-03-02T09:56:00Z', 900, now)).toEqual({ kind: 'over', seconds: 240 });
    expect(targetState('2026-03-02T10:00:00Z', 900, now)).toEqual({ kind: 'over', seconds: 0 });
  });

  it('DASH-12: the last minute of a short target is soon', () => {
    expect(targetState('2026-03-02T10:00:50Z', 120, now)?.kind).toBe('soon');
  });

  it('DASH-12: nothing is said of a visit that does not wait', () => {
    expect(targetState(null, 900, now)).toBeNull();
  });
});

describe('elapsed seconds', () => {
  it('DASH-11: count from the instant on, by the time given, and never run negative', () => {
    expect(secondsSince('2026-03-02T09:58:30.400Z', now)).toBe(89);
    expect(secondsSince('2026-03-02T10:00:02Z', now)).toBe(0);
  });
});
