import { checkBranchConfig } from '@foyer/configuration';
import { expect, test } from 'vitest';
import { branchOfRecord } from './branch-of-record.ts';
import { beginningOf } from './day-plan.ts';
import { planOfRecord } from './plan-of-record.ts';
import { dayOfRecord, type RecordRow, readRecord } from './record.ts';
import { SMALL_RECORD } from './testing/small-record.ts';

function firstDay(): readonly RecordRow[] {
  const read = readRecord(SMALL_RECORD);
  const day = read.ok ? dayOfRecord(read.value) : read;
  if (!day.ok) throw new Error(day.error);
  return day.value;
}

test('REPLAY-3: the branch of a record has its types, priorities and servers, and holds together', () => {
  const { branch, staff } = branchOfRecord(firstDay());
  expect(checkBranchConfig(branch)).toEqual({ ok: true, value: branch });
  expect(branch.series.map(({ id, prefix }) => [id, prefix])).toEqual([
    ['aa', 'A'],
    ['bb', 'B'],
  ]);
  expect(branch.classes.map(({ id, rate, headStartSeconds }) => [id, rate, headStartSeconds])).toEqual([
    ['class-0', 1, 0],
    ['class-1', 1, 90],
    ['class-2', 1, 180],
  ]);
  expect(branch.counters.map(({ id, number }) => [id, number])).toEqual([
    ['counter-server-x1', '1'],
    ['counter-server-x2', '2'],
    ['counter-stand-in', '3'],
  ]);
  const names = staff.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['supervisor', 'manager', 'server-x1', 'server-x2', 'stand-in']));
  expect(new Set(names).size).toBe(names.length);
});

test('REPLAY-3: a record with more types than letters still has a prefix for each', () => {
  const row = { date: '240304', priority: 0, arriveSeconds: 0, queuedSeconds: 0 };
  const rows = Array.from({ length: 60 }, (_, index) => ({ ...row, type: `T${index}` }));
  const { branch } = branchOfRecord([
    ...rows,
    { ...row, type: 'T0', service: { startSeconds: 1, seconds: 9, server: 'X1' } },
  ]);
  expect(new Set(branch.series.map(({ prefix }) => prefix)).size).toBe(60);
  expect(checkBranchConfig(branch)).toEqual({ ok: true, value: branch });
});

test('REPLAY-4: agents are there while they served and a minute after; who is not named is a stand-in', () => {
  const { agents } = planOfRecord(firstDay());
  expect(agents).toEqual([
    {
      name: 'server-x1',
      counterId: 'counter-server-x1',
      // 28800–28920 and 28922–28982 make one spell, a minute longer; 29040 is within it; 29101 begins another.
      presence: [
        { fromSeconds: 28_800, toSeconds: 29_100 },
        { fromSeconds: 29_101, toSeconds: 29_201 },
      ],
    },
    {
      name: 'server-x2',
      counterId: 'counter-server-x2',
      presence: [{ fromSeconds: 28_921, toSeconds: 29_180 }],
    },
    { name: 'stand-in', counterId: 'counter-stand-in', presence: [{ fromSeconds: 28_961, toSeconds: 29_026 }] },
  ]);
});

test('REPLAY-5: customers come when they did, are served as long as they were, or leave after as long as they waited', () => {
  const plan = planOfRecord(firstDay());
  expect(plan.customers).toHaveLength(12);
  expect(plan.customers[2]).toEqual({
    arriveSeconds: 28_815,
    serviceId: 'bb',
    classId: 'class-2',
    course: { kind: 'served', steps: [{ serviceId: 'bb', seconds: 45, escalates: false }] },
  });
  expect(plan.customers[3]?.course).toEqual({ kind: 'leaves', afterSeconds: 3 });
  expect(beginningOf(plan)).toBe(28_800);
});
