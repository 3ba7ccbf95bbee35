import { expect, test } from 'vitest';
import { daysOf, readWhatCanBeRead } from './record-days.ts';

const HEADING = 'date,type,priority,arrive_s,queued_s,outcome,ser_start_s,ser_time_s,server';
const lineOn = (date: string) => `${date},AA,0,100,0,HANG,,,`;

test('WAITS-2: lines that can’t be read and days that are none are left out and counted', () => {
  const text = [HEADING, lineOn('240304'), '240304,AA,0,soon,0,HANG,,,', lineOn('240231'), lineOn('240305')].join(
    '\r\n',
  );
  const read = readWhatCanBeRead(text);
  expect(read).toMatchObject({
    ok: true,
    value: { leftOut: 2, complaint: expect.stringContaining('Line 3'), rows: [{ date: '240304' }, { date: '240305' }] },
  });
  expect(readWhatCanBeRead('date,type\n240304,AA').ok).toBe(false);
});

test('WAITS-2: a range holds the days of the record from one to another, in order of the calendar', () => {
  const read = readWhatCanBeRead([HEADING, ...['000102', '991231', '240305'].map(lineOn)].join('\n'));
  if (!read.ok) throw new Error(read.error);
  expect(daysOf(read.value.rows).map(({ date }) => date)).toEqual(['991231', '000102', '240305']);
  expect(daysOf(read.value.rows, { from: '000101', to: '231231' }).map(({ date }) => date)).toEqual(['000102']);
});
