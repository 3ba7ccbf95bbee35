import type { VisitId } from '@foyer/basics';
import { Learning } from '@foyer/flow';
import { expect, test } from 'vitest';
import { DrivenBranch } from '../driven-branch.ts';
import { DOORS_OPEN_HOUR } from './branch.ts';
import { dayOf } from './day.ts';
import { employ } from './measure-synthetic.ts';
import { type Audience, playDay } from './play-day.ts';
import { SyntheticContest } from './synthetic-contest.ts';
import { itineraries as variant } from './variants.ts';

test('WAITS-31: the wait for a second step is scored by what was said of it, never by what was said of the first', () => {
  const every = 7;
  const doorsOpenAt = Date.UTC(2026, 0, 5, DOORS_OPEN_HOUR);
  const branch = new DrivenBranch(variant.config, new Learning(), doorsOpenAt);
  employ(branch, variant, doorsOpenAt);
  const contest = new SyntheticContest(branch, { variant, paths: 50, every, mixtures: false });
  /** When those began to wait of whose wait something may have been said. */
  const asked = new Map<VisitId, number>();
  const waits: number[] = [];
  let steps = 0;
  const audience: Audience = {
    comes: (customer, now) => {
      steps += 1;
      contest.comes(customer, now);
    },
    issued: (customer, visitId, now) => {
      if (steps % every === 0) asked.set(visitId, now);
      else asked.delete(visitId);
      contest.issued(customer, visitId, now);
    },
    called: (customer, visitId, now) => {
      const since = asked.get(visitId);
      if (since !== undefined && customer.comes) waits.push((now - since) / 1000);
      contest.called(customer, visitId, now);
    },
    served: (customer, visitId, seconds) => contest.served(customer, visitId, seconds),
    left: (customer, visitId, now) => contest.left(customer, visitId, now),
  };
  contest.beginDay(1, doorsOpenAt);
  playDay(branch, dayOf(1, 0, 1, variant), doorsOpenAt, audience);
  const scored = contest.atTicket.map(({ waited }) => waited);
  expect(scored.length).toBeGreaterThan(15);
  expect(scored.filter((waited) => !waits.includes(waited))).toEqual([]);
});
