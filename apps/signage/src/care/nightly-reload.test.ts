import { expect, test } from 'vitest';
import { isReloadDue } from './nightly-reload.ts';

const hours = (count: number) => count * 3_600_000;
const atFourInKuwait = Date.parse('2026-03-02T04:20:00+03:00');

test('SCREEN-17: a screen reloads in the hour from four in the branch’s time zone, once, and only while idle', () => {
  expect(isReloadDue(atFourInKuwait, 'Asia/Kuwait', hours(20), true)).toBe(true);
  expect(isReloadDue(atFourInKuwait, 'Asia/Kuwait', hours(20), false)).toBe(false);
  expect(isReloadDue(atFourInKuwait, 'Asia/Kuwait', hours(0.3), true)).toBe(false);
  expect(isReloadDue(atFourInKuwait, 'Europe/Berlin', hours(20), true)).toBe(false);
  expect(isReloadDue(atFourInKuwait - hours(1), 'Asia/Kuwait', hours(20), true)).toBe(false);
});
