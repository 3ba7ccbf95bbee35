import { expect, test } from 'vitest';
import { type RecordRow, readRecord } from '../../replay/record.ts';
import { mostUnknownAtOnce, timelineOf, UNKNOWN_COUNTER } from './record-timeline.ts';

const HEADING = 'date,type,priority,arrive_s,queued_s,outcome,ser_start_s,ser_time_s,server\n';

function rowsOf(...lines: readonly string[]): readonly RecordRow[] {
  const read = readRecord(HEADING + lines.join('\n'));
  if (!read.ok) throw new Error(read.error);
  return read.value;
}

test('WAITS-1: within a second who is done goes first, who waited is called, and newcomers come before their own call', () => {
  const rows = rowsOf(
    '240304,AA,0,100,0,AGENT,100,50,X1',
    '240304,AA,0,110,40,AGENT,150,0,X1',
    '240304,AA,1,150,0,AGENT,150,20,X2',
    '240304,BB,0,120,30,HANG,,,',
  );
  expect(timelineOf(rows).moments.map(({ at, kind, row }) => `${at} ${kind} ${row}`)).toEqual([
    '100 arrive 0',
    '100 call 0',
    '110 arrive 1',
    '120 arrive 3',
    '150 finish 0',
    '150 call 1',
    '150 leave 3',
    '150 arrive 2',
    '150 call 2',
    '150 finish 1',
    '170 finish 2',
  ]);
});

test('WAITS-1: whom the record does not name are as many as served at once', () => {
  const rows = rowsOf(
    '240304,AA,0,100,0,AGENT,100,50,',
    '240304,AA,0,110,0,AGENT,110,0,',
    '240304,AA,0,120,0,AGENT,120,50,X1',
    '240304,AA,0,150,0,AGENT,150,50,',
  );
  expect(timelineOf(rows).customers[0]?.counterId).toBe(UNKNOWN_COUNTER);
  expect(mostUnknownAtOnce(rows)).toBe(2);
});
