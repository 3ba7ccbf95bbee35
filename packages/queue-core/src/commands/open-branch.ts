import { err, type Instant, ok, type SeriesId } from '@foyer/basics';
import { Map as PersistentMap } from 'immutable';
import { z } from 'zod';
import { defineCommand, defineEvent } from '../define.ts';
import { findConfig } from '../find.ts';
import { branchDay, instant } from '../schema.ts';
import type { BranchState, SeriesState } from '../state.ts';
import { BranchClosed } from './close-branch.ts';
import { CounterClosed } from './close-counter.ts';
import { DayEnded, endOfDay, VisitAutoClosed } from './end-day.ts';

/** Opens the branch today; a day before it that nobody ended is ended first. */
export interface OpenBranch {
  readonly type: 'open-branch';
  /** Of the branch itself: when its hours said so. */
  readonly dueAt?: Instant | undefined;
}

export const BranchOpened = defineEvent(
  z.strictObject({ type: z.literal('BranchOpened'), day: branchDay, dueAt: instant.nullable() }),
  (state, { day, dueAt }, { at }): BranchState => {
    const open: BranchState = { ...state, branch: { kind: 'open', since: dueAt ?? at, closesAt: null }, day };
    if (state.numberedDay === day) return open;
    const series = (state.config?.series ?? []).map(({ id, first }): [SeriesId, SeriesState] => [
      id,
      { nextSerial: first, lap: 0 },
    ]);
    return { ...open, numberedDay: day, series: PersistentMap(series) };
  },
);

export const openBranch = defineCommand(
  [BranchOpened, BranchClosed, VisitAutoClosed, CounterClosed, DayEnded],
  (state, { dueAt }: OpenBranch, { today }) => {
    const due = dueAt ?? null;
    const found = findConfig(state);
    if (!found.ok) return found;
    if (state.day !== null && state.day < today) {
      return ok([...endOfDay(state, due), { type: 'BranchOpened', day: today, dueAt: due }]);
    }
    if (state.branch.kind === 'open') {
      return err({ code: 'invalid-state', what: 'branch', id: found.value.branchId, state: 'open' });
    }
    // Neither a wall clock that stepped back nor another time zone may start an earlier day's numbers over: the day that
    // is under way, or was the last, goes on.
    const last = state.day ?? state.numberedDay;
    return ok([{ type: 'BranchOpened', day: last !== null && last > today ? last : today, dueAt: due }]);
  },
);
