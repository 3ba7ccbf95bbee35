import { expect, test } from 'vitest';
import { measureSynthetic } from './measure-synthetic.ts';
import { syntheticTable } from './synthetic-table.ts';

const measured = (parts: boolean) =>
  measureSynthetic({
    seed: 4,
    paths: 50,
    extent: { blocks: 2, warmUpBlocks: 1, every: 40 },
    parts,
    say: () => undefined,
  });

test('WAITS-26: all estimators are held against the same waits, and the same options give the same figures', () => {
  const report = measured(false);
  const { overall, byLoad, bars, whileWaiting } = report;
  expect(overall?.simulated.count).toBeGreaterThan(15);
  expect(overall?.floor.count).toBe(overall?.simulated.count);
  expect(byLoad.reduce((sum, { simulated }) => sum + simulated.count, 0)).toBe(overall?.simulated.count);
  expect(overall?.baselines.every(({ meanAbsoluteError }) => meanAbsoluteError > 0)).toBe(true);
  expect(whileWaiting?.simulated.count).toBeGreaterThan(50);
  expect(bars.map(({ met }) => typeof met)).toEqual(['boolean', 'boolean', 'boolean', 'boolean']);
  expect(syntheticTable(report)).toMatch(/MAE ÷ floor +\| +\d\.\d{3} \| +≤ 1\.050 \| +(met|MISSED)/);
  expect(measured(false)).toEqual(report);
});

test('WAITS-27: with all parts true the learned model is the floor itself', () => {
  const { mixtures, underLoad } = measured(true);
  const errorOf = (name: string) => mixtures.find((mixture) => mixture.name === name)?.meanAbsoluteError;
  expect(mixtures).toHaveLength(16);
  expect(errorOf('all true')).toBe(underLoad?.floor.meanAbsoluteError);
  expect(errorOf('all learned')).toBe(underLoad?.raw.meanAbsoluteError);
});
