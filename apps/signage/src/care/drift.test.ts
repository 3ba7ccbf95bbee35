import { expect, test } from 'vitest';
import { driftAt } from './drift.ts';

test('SCREEN-16: the picture wanders a few pixels, slowly, and rests nowhere', () => {
  const minutes = Array.from({ length: 600 }, (_, minute) => driftAt(minute * 60_000));
  const perPixel = 1080 / 1000;
  for (const [index, { x, y }] of minutes.entries()) {
    expect(Math.max(Math.abs(x), Math.abs(y)) * perPixel).toBeLessThanOrEqual(5);
    const before = minutes[index - 1];
    if (before !== undefined) expect(Math.hypot(x - before.x, y - before.y) * perPixel).toBeLessThan(3);
  }
  expect(new Set(minutes.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`)).size).toBeGreaterThan(100);
});
