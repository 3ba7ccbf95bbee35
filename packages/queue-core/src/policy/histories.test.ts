import type { CommandId, VisitId } from '@foyer/basics';
import { ana, cards, counter1, priority } from '@foyer/configuration/testing/bank';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide } from '../decide.ts';
import type { DecideContext } from '../define.ts';
import { evolve } from '../evolve.ts';
import type { BranchState, CounterState } from '../state.ts';
import { dayNumber } from '../testing/choices.ts';
import { histories, type Intent } from '../testing/intent.ts';
import { campaign, play } from '../testing/play.ts';
import { placeByFullScan, selectByFullScan, waitingOf } from '../testing/reference.ts';
import { placeOf, placeOfNewArrival } from './place.ts';
import { selectNext } from './select-next.ts';

const { numRuns, patience } = campaign(process.env.FOYER_HISTORIES);

describe('whatever is done at a branch, who is next and who is ahead', () => {
  test(
    'CALL-14: the choice among the heads of the queues is the choice among everybody',
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
        { numRuns: Math.ceil(numRuns / 30) },
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
        { numRuns: Math.ceil(numRuns / 30) },
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
          const unchanged = ({ type }: Intent) => type !== 'configure-branch' && type !== 'change-settings';
          const intents = history.intents.filter(unchanged);
          const state = play({ ...history, config: unlimited, intents });
          const places = new Map(
            callOrder(state).map((id, place) => [id, { place, quoted: placeOf(alone(state), id, state.at) }]),
          );
          for (const { place, quoted } of places.values()) expect(quoted).toBe(place);
        }),
        { numRuns: Math.ceil(numRuns / 30) },
      );
    },
    patience,
  );
});

/** The same branch with nobody but Ana at work, and nobody at her counter. */
function alone(state: BranchState): BranchState {
  const free: CounterState = {
    kind: 'open',
    agentId: ana,
    since: state.at,
    visitId: null,
    finished: null,
    freeSince: state.at,
  };
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
