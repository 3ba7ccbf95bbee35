import {
  type CustomerMessageId,
  type CustomerRef,
  type Instant,
  MESSAGE_FAILURES,
  MESSAGE_RULES,
  type VisitId,
} from '@foyer/basics';
import type { Occasion } from '../addressees.ts';
import type { CommandOf } from '../commands/index.ts';
import type { BranchState } from '../state.ts';
import { isAt } from '../visit.ts';
import { choose, pickKey } from './choices.ts';

/** Somebody who is to be messaged, if anybody is; else any visit. */
function addresseeOf({ addressees }: BranchState, visitId: VisitId, by: number): VisitId {
  return addressees.isEmpty() || by % 9 === 0 ? visitId : pickKey<VisitId>([...addressees.keys()].toSorted(), by);
}

/** Messages about a visit whose customer has let the branch send some, and now and then about another one. */
export function messageCommandFor(
  state: BranchState,
  type: MessageCommand['type'],
  given: VisitId,
  [a, b, c]: readonly [number, number, number],
): MessageCommand {
  const visitId = addresseeOf(state, given, a);
  const customerRef = `customer-${b % 4}` as CustomerRef;
  switch (type) {
    case 'give-consent':
      return {
        type,
        visitId: given,
        channel: 'sms',
        words: 'Text me.',
        language: 'en',
        ...(b % 5 === 0 ? {} : { customerRef }),
      };
    case 'withdraw-consent':
      return { type, visitId };
    case 'opt-out':
    case 'opt-in':
      return { type, channel: 'sms', ...(b % 5 === 0 ? {} : { customerRef }) };
    case 'announce-wait':
      return { type, visitId, what: choose(['nearly', 'longer'] as const, b), withinSeconds: c % 900 };
    case 'begin-message':
      return {
        type,
        visitId,
        messageId: `message-${state.clock}` as CustomerMessageId,
        occasion: occasionFor(state, visitId, b, c),
        parts: 1 + (c % 2),
      };
    case 'report-message': {
      const messages = state.addressees.get(visitId)?.messages ?? [];
      const messageId = pickKey<CustomerMessageId>(
        messages.map(({ id }) => id),
        b,
      );
      const is = choose(['sent', 'delivered', 'failed', 'uncertain'] as const, c);
      return {
        type,
        visitId,
        messageId,
        state: is,
        ...(is === 'failed' ? { failure: choose(MESSAGE_FAILURES, b) } : {}),
      };
    }
  }
}

export type MessageCommand = CommandOf<
  'give-consent' | 'withdraw-consent' | 'opt-out' | 'opt-in' | 'announce-wait' | 'begin-message' | 'report-message'
>;

/** What has really happened to the visit most of the time, and else anything. */
function occasionFor(state: BranchState, visitId: VisitId, b: number, c: number): Occasion {
  const visit = state.visits.get(visitId);
  const since = (state.at - (b % 4) * 300_000) as Instant;
  const addressee = state.addressees.get(visitId);
  const announced = addressee?.announced.at(-1);
  if (addressee !== undefined && c % 5 < 2) return { rule: 'ticket', clock: b % 3, since: addressee.since };
  if (announced !== undefined && c % 3 === 0) return { rule: announced.rule, clock: announced.clock, since: state.at };
  if (visit !== undefined && isAt(visit, 'called') && c % 4 !== 0) {
    return { rule: 'called', clock: state.clock - (b % 3), since: visit.stage.calledAt };
  }
  if (visit !== undefined && isAt(visit, 'done') && c % 4 !== 0) {
    return { rule: 'missed', clock: state.clock, since: visit.stage.endedAt };
  }
  return { rule: choose(MESSAGE_RULES, b), clock: state.clock - (c % 5), since };
}
