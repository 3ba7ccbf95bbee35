import { expect, test } from 'vitest';
import { BASELINES } from './baselines.ts';
import type { ScoredTicket } from './contest.ts';
import { baselineReports } from './estimator-report.ts';

/** A ticket of which every baseline said 50 s, with these bounds. */
function ticket(classId: string, waited: number, p90s: readonly number[]): ScoredTicket {
  const said = { p50: 50, p90s };
  return {
    date: '240304',
    serviceId: 'aa',
    classId,
    waited,
    simulated: { p50: 50, p90: 100 },
    baselines: BASELINES.map(() => said),
  };
}

/** Of a hundred in each of two classes so many waited longer than the tight bound, and than the fair one. */
function tickets(beyond: { readonly tight: readonly [number, number]; readonly fair: readonly [number, number] }) {
  return ['first', 'last'].flatMap((classId, which) =>
    Array.from({ length: 100 }, (_, index) => {
      const [tight, fair] = [beyond.tight[which] ?? 0, beyond.fair[which] ?? 0];
      return ticket(classId, index < fair ? 300 : index < tight ? 150 : 60, [120, 200]);
    }),
  );
}

const names = BASELINES.map(() => ['tight', 'fair']);
const chosen = (...from: Parameters<typeof tickets>) => baselineReports(tickets(...from), names)[0];

test('WAITS-11: the tightest bound counts among those that leave no class behind', () => {
  const fairToBoth = { tight: [8, 12], fair: [8, 10] } as const;
  expect(chosen(fairToBoth)).toMatchObject({ bound: 'tight', worstClass: 0.88, otherBounds: [{ bound: 'fair' }] });
  const unfair = { tight: [2, 18], fair: [8, 10] } as const;
  expect(chosen(unfair)).toMatchObject({ bound: 'fair', worstClass: 0.9, otherBounds: [{ bound: 'tight' }] });
});

test('WAITS-11: where no bound keeps what it has to, the one that falls short least counts', () => {
  expect(chosen({ tight: [30, 40], fair: [20, 20] })).toMatchObject({ bound: 'fair', worstClass: 0.8 });
});
