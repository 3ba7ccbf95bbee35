import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Lengths } from './lengths.ts';

test('REPORT-1: mean, median and 90th percentile are those of the sorted lengths, whatever order they came in', () => {
  const values = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 400 });
  fc.assert(
    fc.property(values, (lengths) => {
      const collected = new Lengths();
      for (const length of lengths) collected.add(length);
      const sorted = lengths.toSorted((a, b) => a - b);
      const percentile = (share: number) => {
        const rank = (sorted.length - 1) * share;
        const [below = 0, above = below] = sorted.slice(Math.floor(rank), Math.floor(rank) + 2);
        return Math.round(below + (above - below) * (rank % 1));
      };
      expect(collected.spread()).toEqual({
        count: lengths.length,
        mean: Math.round(lengths.reduce((sum, length) => sum + length, 0) / lengths.length),
        median: percentile(0.5),
        p90: percentile(0.9),
      });
    }),
  );
});
