import { expect, test } from 'vitest';
import { driftAt, isReloadDue } from './use-care.ts';

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

const hours = (count: number) => count * 3_600_000;
const atFourInKuwait = Date.parse('2026-03-02T04:20:00+03:00');

test('SCREEN-17: a screen reloads in the hour from four in the branch’s time zone, once, and only while idle', () => {
  expect(isReloadDue(atFourInKuwait, 'Asia/Kuwait', hours(20), true)).toBe(true);
  expect(isReloadDue(atFourInKuwait, 'Asia/Kuwait', hours(20), false)).toBe(false);
  expect(isReloadDue(atFourInKuwait, 'Asia/Kuwait', hours(0.3), true)).toBe(false);
  expect(isReloadDue(atFourInKuwait, 'Europe/Berlin', hours(20), true)).toBe(false);
  expect(isReloadDue(atFourInKuwait - hours(1), 'Asia/Kuwait', hours(20), true)).toBe(false);
});
