import { type Instant, ok } from '@foyer/basics';
import { z } from 'zod';
import { type BodyOf, defineCommand, defineEvent } from '../define.ts';
import { branchDay, instant, visitId } from '../schema.ts';
import { type BranchState, initialState, pastVisit } from '../state.ts';
import { endVisit } from '../transition.ts';
import { isAt } from '../visit.ts';
import { BranchClosed } from './close-branch.ts';
import { CounterClosed } from './close-counter.ts';

/** Ends the branch day; one that has ended is no mistake, for the clock asks as well as people. */
export interface EndDay {
  readonly type: 'end-day';
  /** Of the branch itself: when the day was over. */
  readonly dueAt?: Instant | undefined;
}

export const VisitAutoClosed = defineEvent(
  z.strictObject({ type: z.literal('VisitAutoClosed'), visitId }),
  (state, body, { at }) => endVisit(state, body.visitId, 'auto-closed', at),
);

export const DayEnded = defineEvent(
  z.strictObject({ type: z.literal('DayEnded'), day: branchDay, dueAt: instant.nullable() }),
  (state, _, { at }) => {
    const { visits, profiles, turns, queues, openNumbers, escalations, actions, calls } = initialState;
    const all = { ...state, past: state.past.merge(state.visits) };
    const past = all.past.filter((_visit, id) => pastVisit(all, id, at) !== null);
    const prints = state.prints.filter(({ visitId }) => past.has(visitId));
    const addressees = state.addressees.filter(({ visitId }) => past.has(visitId));
    const over = {
      day: null,
      visits,
      past,
      profiles,
      turns,
      queues,
      openNumbers,
      escalations,
      addressees,
      prints,
      actions,
      calls,
    };
    return { ...state, ...over };
  },
);

export const endDay = defineCommand(
  [BranchClosed, VisitAutoClosed, CounterClosed, DayEnded],
  (state, { dueAt }: EndDay) => ok(endOfDay(state, dueAt ?? null)),
);

/** What ends the day under way: open visits, staffed counters and the day itself; nothing when there is none. */
export function endOfDay(
  state: BranchState,
  dueAt: Instant | null,
): BodyOf<typeof BranchClosed | typeof VisitAutoClosed | typeof CounterClosed | typeof DayEnded>[] {
  if (state.day === null) return [];
  const open = [...state.visits.values()].filter((visit) => !isAt(visit, 'done'));
  open.sort((a, b) => a.sequence - b.sequence);
  const staffed = [...state.counters]
    .filter(([, counter]) => counter.kind !== 'closed')
    .map(([counterId]) => counterId);
  return [
    ...(state.branch.kind === 'open' ? [{ type: 'BranchClosed', dueAt } as const] : []),
    ...open.map(({ id }) => ({ type: 'VisitAutoClosed', visitId: id }) as const),
    ...staffed.toSorted().map((counterId) => ({ type: 'CounterClosed', counterId, because: 'day-ended' }) as const),
    { type: 'DayEnded', day: state.day, dueAt },
  ];
}
