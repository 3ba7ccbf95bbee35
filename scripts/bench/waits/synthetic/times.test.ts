import { expect, test } from 'vitest';
import { logNormal, Times, weibull } from './times.ts';

test('WAITS-25: a distribution has the mean it was made with, and draws that are its own table', () => {
  const times = Times.of(1, (chance) => logNormal(chance, 300, 0.6));
  expect(Math.abs(times.mean / 300 - 1)).toBeLessThan(0.05);
  const draws = Array.from({ length: 2000 }, (_, index) => times.at((index + 0.5) / 2000));
  expect(Math.abs(draws.reduce((sum, draw) => sum + draw, 0) / 2000 / times.mean - 1)).toBeLessThan(0.005);
  expect(times.times(2).mean).toBeCloseTo(2 * times.mean, 6);
});

test('WAITS-25: what remains is what the distribution holds beyond the elapsed time', () => {
  const times = Times.of(2, (chance) => weibull(chance, 600, 1.5));
  expect(times.after(0, 0.3)).toBeCloseTo(times.at(0.3), 6);
  const half = times.at(0.5);
  expect(half + times.after(half, 0.5)).toBeCloseTo(times.at(0.75), 3);
  expect(times.after(times.at(1) + 1, 0.5)).toBe(0);
});
