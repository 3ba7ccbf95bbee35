import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide } from './decide/decide.ts';
import type { Because, BranchEvent, EventType, StepEnd } from './event.ts';
import { evolve, evolveAll } from './evolve/evolve.ts';
import type { RefusalCode } from './refusal.ts';
import { type BranchState, initialState, type StageKind } from './state.ts';
import { liftEvent } from './stored/lift-event.ts';
import { restoreState, snapshotOf } from './stored/snapshot.ts';
import { commandTypes, histories } from './testing/intent.ts';
import { campaign, play } from './testing/play.ts';
import { checkConsistency, Witness } from './testing/witness.ts';

const { numRuns, patience } = campaign(process.env.FOYER_HISTORIES);

const textOf = (state: BranchState): string => JSON.stringify(snapshotOf(state));
const throughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('whatever is done at a branch', () => {
  test(
    'HISTORY-1: each ticket is in one state, at one counter at most; each counter has one customer at most; numbers are unique in a day; who is alike is served in arrival order; nobody is overtaken more often than the branch allows',
    () => {
      fc.assert(
        fc.property(histories, (history) => {
          const witness = new Witness();
          play(history, ({ before, events }) => {
            let state = before;
            for (const event of events) {
              const after = evolve(state, event);
              witness.see(state, event, after);
              state = after;
            }
            checkConsistency(state);
            return undefined;
          });
        }),
        { numRuns },
      );
    },
    patience,
  );

  test(
    'HISTORY-2: deciding changes nothing and gives the same events again; replaying the log, with snapshots along the way, gives the same state',
    () => {
      fc.assert(
        fc.property(histories, fc.nat(20), (history, stride) => {
          const log: BranchEvent[] = [];
          let steps = 0;
          const state = play(history, ({ before, command, context, events, after }) => {
            log.push(...events);
            steps += 1;
            if (steps % (stride + 3) !== 0) return undefined;
            const text = textOf(before);
            const restored = restoreState(throughJson(snapshotOf(before)));
            expect(decide(restored, command, context)).toEqual({ ok: true, value: events });
            expect(textOf(before)).toBe(text);
            expect(textOf(restored)).toBe(text);
            return restoreState(throughJson(snapshotOf(after)));
          });
          const replayed = evolveAll(
            initialState,
            log.map((event) => liftEvent(throughJson(event))),
          );
          expect(textOf(replayed)).toBe(textOf(state));
          checkConsistency(replayed);
        }),
        { numRuns },
      );
    },
    patience,
  );

  test(
    'HISTORY-3: the histories come across every stage, event, refusal and rule of calling, and every command accepted and refused',
    () => {
      const met = new Set<string>();
      fc.assert(
        fc.property(histories, (history) => {
          play(
            history,
            ({ command, events, after }) => {
              met.add(`${command.type} accepted`);
              for (const { body } of events) {
                met.add(body.type);
                if (body.type === 'VisitCalled') met.add(body.because.rule);
              }
              for (const { stage } of after.visits.values()) met.add(stage.kind === 'done' ? stage.how : stage.kind);
              return undefined;
            },
            (type, code) => {
              met.add(`${type} refused`);
              met.add(code);
            },
          );
        }),
        { numRuns: Math.max(1_000, numRuns / 5) },
      );
      expect(everything.filter((name) => !met.has(name))).toEqual([]);
    },
    patience,
  );
});

const eventTypes: Record<EventType, true> = {
  BranchConfigured: true,
  BranchOpened: true,
  BranchClosed: true,
  DayEnded: true,
  ServiceSuspended: true,
  ServiceResumed: true,
  CounterOpened: true,
  CounterPaused: true,
  CounterResumed: true,
  CounterClosed: true,
  TicketIssued: true,
  EstimateQuoted: true,
  VisitCalled: true,
  VisitRecalled: true,
  ServiceStarted: true,
  VisitFinished: true,
  VisitNoShow: true,
  VisitHeld: true,
  VisitResumed: true,
  VisitTransferred: true,
  VisitCancelled: true,
  VisitAbandoned: true,
  VisitAutoClosed: true,
  EscalationRaised: true,
  EscalationAcknowledged: true,
  EscalationResolved: true,
  PrintReported: true,
};

const refusalCodes: Record<RefusalCode, true> = {
  'not-found': true,
  'invalid-state': true,
  'version-conflict': true,
  'branch-closed': true,
  'service-suspended': true,
  'queue-full': true,
  'numbers-exhausted': true,
  'queue-empty': true,
  'counter-busy': true,
  'counter-taken': true,
  'agent-busy': true,
  'invalid-configuration': true,
};

type Marks = Exclude<StageKind, 'done'> | Exclude<StepEnd, 'auto-closed' | 'transferred'> | Because['rule'];
const marks: Record<Marks, true> = {
  waiting: true,
  called: true,
  serving: true,
  held: true,
  finished: true,
  'no-show': true,
  abandoned: true,
  cancelled: true,
  'by-hand': true,
  pinned: true,
  'returned-first': true,
  'overtaken-enough': true,
  policy: true,
};

/** Everything but ending a day, which is accepted at any time, is refused at some. */
const everything: readonly string[] = [
  ...Object.keys(eventTypes),
  ...Object.keys(refusalCodes),
  ...Object.keys(marks),
  ...commandTypes.map((type) => `${type} accepted`),
  ...commandTypes.filter((type) => type !== 'end-day').map((type) => `${type} refused`),
];
