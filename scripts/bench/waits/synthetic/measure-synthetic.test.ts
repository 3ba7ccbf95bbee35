import { expect, test } from 'vitest';
import { measureSynthetic } from './measure-synthetic.ts';
import { syntheticTable } from './synthetic-table.ts';
import { stepsOf } from './truth.ts';
import { itineraries, plain } from './variants.ts';

const measured = (parts: boolean, variant = plain) =>
  measureSynthetic({
    variant,
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

test('WAITS-31: with second steps, skills and turns of classes waits are scored as ever, those for second steps too', () => {
  const report = measured(false, itineraries);
  expect(report.overall?.simulated.count).toBeGreaterThan(15);
  expect(report.bars.map(({ met }) => typeof met)).toEqual(['boolean', 'boolean', 'boolean', 'boolean']);
  // Steps for everyday services are as many as visits that came for them, and those who went on from advice.
  expect(stepsOf(itineraries)).toBeCloseTo(1 + 0.95 * (0.55 * 0.3 + 0.3 * 0.2 + 0.15 * 0.4), 10);
});
