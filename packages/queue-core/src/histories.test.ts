import type { CommandId, Instant, VisitId } from '@foyer/basics';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Command, CommandType, DecideContext } from './command.ts';
import { decide } from './decide/decide.ts';
import type { Because, BranchEvent, EventType, StepEnd } from './event.ts';
import { evolve, evolveAll } from './evolve/evolve.ts';
import { placeOf, placeOfNewArrival } from './policy/place.ts';
import { selectNext } from './policy/select-next.ts';
import type { RefusalCode } from './refusal.ts';
import { type BranchState, type CounterState, initialState, type StageKind } from './state.ts';
import { liftEvent } from './stored/lift-event.ts';
import { restoreState, snapshotOf } from './stored/snapshot.ts';
import { ana, ben, cards, counter1, counter2, priority } from './testing/branch.ts';
import { commandFor, commandTypes, dayNumber, type History, histories } from './testing/intent.ts';
import { testQuote } from './testing/quote.ts';
import { placeByFullScan, selectByFullScan, waitingOf } from './testing/reference.ts';
import { checkConsistency, Witness } from './testing/witness.ts';

/** How many histories each property is tried on; more for a long campaign. */
const numRuns = Number(process.env.FOYER_HISTORIES ?? 5_000);
const patience = Math.max(120_000, numRuns * 40);

/** One step of a history: a command, and what came of it. */
interface Step {
  readonly before: BranchState;
  readonly command: Command;
  readonly context: DecideContext;
  readonly events: readonly BranchEvent[];
  readonly after: BranchState;
}

/** Plays a history; `see` is shown every accepted command and may replace the state, `refused` every other. */
function play(
  history: History,
  see: (step: Step) => BranchState | undefined = () => undefined,
  refused: (type: CommandType, code: RefusalCode) => void = () => undefined,
): BranchState {
  let state = initialState;
  let now = 1_772_323_200_000;
  let day = 0;
  let commands = 0;
  const take = (command: Command): void => {
    commands += 1;
    const mark = commands;
    const contextOf = (): DecideContext => {
      let ids = 0;
      return {
        now: now as Instant,
        today: dayNumber(day),
        actor: { kind: 'staff', id: ana, role: 'agent' },
        commandId: `command-${mark}` as CommandId,
        newId: () => {
          ids += 1;
          return `${mark}-${ids}`;
        },
        quote: testQuote,
      };
    };
    const decided = decide(state, command, contextOf());
    if (!decided.ok) {
      refused(command.type, decided.error.code);
      return;
    }
    const after = evolveAll(state, decided.value);
    state = see({ before: state, command, context: contextOf(), events: decided.value, after }) ?? after;
  };
  take({ type: 'configure-branch', config: history.config });
  if (history.underWay) {
    take({ type: 'open-branch' });
    take({ type: 'open-counter', counterId: counter1, agentId: ana });
    take({ type: 'open-counter', counterId: counter2, agentId: ben });
  }
  for (const intent of history.intents) {
    now += intent.seconds * 1000;
    if (intent.nextDay) day += 1;
    take(commandFor(state, intent));
  }
  return state;
}

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
    'CALL-14: the choice among the heads of the lines is the choice among everybody',
    () => {
      fc.assert(
        fc.property(histories, (history) => {
          play(history, ({ after, context }) => {
            for (const [id, counter] of after.counters) {
              if (counter.kind === 'closed') continue;
              const selection = selectNext(after, id, counter.agentId, context.now);
              const expected = selectByFullScan(after, id, counter.agentId, context.now);
              const because = selection?.because;
              const before = because?.rule === 'policy' ? because.before : null;
              expect(selection && { visitId: selection.visitId, rule: because?.rule, before }).toEqual(expected);
            }
            return undefined;
          });
        }),
        { numRuns: Math.ceil(numRuns / 5) },
      );
    },
    patience,
  );

  test(
    'PLACE-6: a place is the number of those who come before by comparison with everybody, before the ticket is taken and after',
    () => {
      fc.assert(
        fc.property(histories, (history) => {
          const state = play(history);
          const now = state.at;
          for (const visit of waitingOf(state)) {
            expect(placeOf(state, visit.id, now)).toBe(placeByFullScan(state, visit, now));
          }
          const context: DecideContext = {
            now,
            today: dayNumber(0),
            actor: { kind: 'system' },
            commandId: 'last' as CommandId,
            newId: () => 'last',
          };
          const ticket = { type: 'issue-ticket', serviceId: cards, classId: priority, channel: 'kiosk' } as const;
          const decided = decide(state, { ...ticket, printing: false }, context);
          if (!decided.ok) return;
          const [issued] = decided.value;
          if (issued?.body.type !== 'TicketIssued') throw new Error('A ticket was issued');
          const quoted = placeOfNewArrival(state, cards, priority, now);
          expect(placeOf(evolve(state, issued), issued.body.visitId, now)).toBe(quoted);
        }),
        { numRuns: Math.ceil(numRuns / 5) },
      );
    },
    patience,
  );

  test(
    'PLACE-7: with one counter, and while nothing else happens, everybody is called at exactly their place',
    () => {
      fc.assert(
        fc.property(histories, (history) => {
          const unlimited = { ...history.config, policy: { ...history.config.policy, maxOvertakes: 1_000 } };
          const intents = history.intents.filter(({ type }) => type !== 'configure-branch');
          const state = play({ ...history, config: unlimited, intents });
          const places = new Map(
            callOrder(state).map((id, place) => [id, { place, quoted: placeOf(alone(state), id, state.at) }]),
          );
          for (const { place, quoted } of places.values()) expect(quoted).toBe(place);
        }),
        { numRuns: Math.ceil(numRuns / 5) },
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

/** The same branch with nobody but Ana at work, and nobody at her counter. */
function alone(state: BranchState): BranchState {
  const free: CounterState = { kind: 'open', agentId: ana, since: state.at, visitId: null, freeSince: state.at };
  const counters = state.counters.map((_, id): CounterState => (id === counter1 ? free : { kind: 'closed' }));
  return { ...state, counters };
}

/** Whom one counter calls, one after the other, at one instant. */
function callOrder(state: BranchState): VisitId[] {
  const order: VisitId[] = [];
  let present = alone(state);
  for (;;) {
    const selection = selectNext(present, counter1, ana, state.at);
    if (selection === null) return order;
    order.push(selection.visitId);
    const body = { type: 'VisitCalled', counterId: counter1, agentId: ana, ...selection } as const;
    const commandId = 'call' as CommandId;
    present = alone(evolve(present, { version: 1, at: state.at, actor: { kind: 'system' }, commandId, body }));
  }
}

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
