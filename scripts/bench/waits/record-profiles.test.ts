import { expect, test } from 'vitest';
import type { RecordRow } from '../../replay/record.ts';
import { configOfRecord } from './record-config.ts';
import { withProfilesOf } from './record-profiles.ts';

function rows(server: string, type: string, count: number): RecordRow[] {
  return Array.from({ length: count }, (_, index) => ({
    date: '990201',
    type,
    priority: 0,
    arriveSeconds: 30_000 + index,
    queuedSeconds: 0,
    service: { startSeconds: 30_000 + index, seconds: 60, server },
  }));
}

test('WAITS-30: work profiles are read from who served what before; who is little known serves everything', () => {
  const before = [...rows('S1', 'PS', 90), ...rows('S1', 'NE', 10), ...rows('S2', 'PS', 100), ...rows('S3', 'NE', 5)];
  const config = configOfRecord([{ date: '990201', midnight: 0, rows: before }], 1);
  const { counters, profiles } = withProfilesOf(config, before);
  const served = (server: string) => {
    const counter = counters.find(({ id }) => id.endsWith(server));
    return profiles
      .find(({ id }) => id === counter?.profileId)
      ?.tiers.flat()
      .toSorted();
  };
  expect(served('S1')).toEqual(['ne', 'ps']);
  expect(served('S2')).toEqual(['ps']);
  expect(served('S3')).toEqual(['ne', 'ps']);
});
