import { expect, test } from 'vitest';
import { dayOfRecord, midnightOf, readRecord } from './record.ts';
import { recordPart } from './record-options.ts';
import { SMALL_RECORD } from './testing/small-record.ts';

const header = 'date,type,priority,arrive_s,queued_s,outcome,ser_start_s,ser_time_s,server\n';

function rows() {
  const read = readRecord(SMALL_RECORD);
  if (!read.ok) throw new Error(read.error);
  return read.value;
}

test('REPLAY-1: a record tells who came when, who served them how long, and who left', () => {
  expect(rows()).toHaveLength(13);
  expect(rows()[2]).toEqual({
    date: '240304',
    type: 'BB',
    priority: 2,
    arriveSeconds: 28_815,
    queuedSeconds: 106,
    service: { startSeconds: 28_921, seconds: 45, server: 'X2' },
  });
  expect(rows()[3]?.service).toBeUndefined();
  expect(rows()[7]?.service?.server).toBeNull();
  // Served, but the record lost when: when they had waited.
  expect(rows()[8]?.service).toEqual({ startSeconds: 29_040, seconds: 0, server: 'X1' });
});

test.each([
  ['240304,AA,0,later,0,HANG,,,', /^Line 2 of the record: arrive_s must be whole seconds\.$/],
  ['240304,AA,0,1,0,GONE,,,', /^Line 2 of the record: outcome /],
  ['240304,A A,0,1,0,HANG,,,', /^Line 2 of the record: type must be /],
  ['240304,AA,0,1', /^The record is not a table of comma-separated values: /],
  ['', /^The record holds no customers\.$/],
])('REPLAY-1: a record that can’t be read is refused in one sentence that says where: %s', (line, message) => {
  const read = readRecord(header + line);
  expect(read.ok ? 'read' : read.error).toMatch(message);
});

test('REPLAY-2: a day is the first of the record or the one asked for, whole or some hours of it, in order of arrival', () => {
  const first = dayOfRecord(rows());
  expect(first.ok && first.value).toHaveLength(12);
  const asked = dayOfRecord(rows(), { date: '240305' });
  expect(asked.ok && asked.value.map(({ arriveSeconds }) => arriveSeconds)).toEqual([36_000]);
  const hours = dayOfRecord(rows().toReversed(), { date: '240304', fromHour: 8, toHour: 8.01 });
  expect(hours.ok && hours.value.map(({ arriveSeconds }) => arriveSeconds)).toEqual([
    28_800, 28_810, 28_815, 28_820, 28_830,
  ]);
  const none = dayOfRecord(rows(), { date: '240306' });
  expect(none.ok ? '' : none.error).toBe('The record has no day 240306; it has 240304, 240305.');
  const empty = dayOfRecord(rows(), { fromHour: 12 });
  expect(empty.ok ? '' : empty.error).toBe('Nobody arrives on 240304 between 12 and 24 o’clock.');
});

test('REPLAY-2: two-digit years are of this century or the last', () => {
  expect(new Date(midnightOf('990201')).toISOString()).toBe('1999-02-01T00:00:00.000Z');
  expect(new Date(midnightOf('240304')).toISOString()).toBe('2024-03-04T00:00:00.000Z');
});

test('REPLAY-2: hours and dates that are none are refused', () => {
  expect(recordPart({ from: '9', to: '10.5', date: '240304' })).toEqual({
    ok: true,
    value: { date: '240304', fromHour: 9, toHour: 10.5 },
  });
  for (const said of [{ from: '10', to: '9' }, { from: 'nine' }, { to: '25' }, { date: '2024-03-04' }]) {
    expect(recordPart(said).ok).toBe(false);
  }
});
