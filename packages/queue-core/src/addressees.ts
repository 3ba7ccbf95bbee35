import {
  err,
  type Instant,
  MESSAGE_CHANNELS,
  MESSAGE_FAILURES,
  MESSAGE_RULES,
  MESSAGE_STATES,
  type MessageRule,
  ok,
  SUPPRESSIONS,
  type Suppression,
  type VisitId,
} from '@foyer/basics';
import type { MessageRules } from '@foyer/configuration';
import { calendarOf } from '@foyer/configuration/calendar';
import { z } from 'zod';
import { type Found, findConfig } from './find.ts';
import { noShowRulesOf } from './no-show.ts';
import { customerMessageId, customerRef, instant, type Parsed, visitId } from './schema.ts';
import type { BranchState } from './state.ts';
import { isAt, type Visit } from './visit.ts';

const MINUTE = 60_000;

/** Who may not come back is told all the same that they were called, within so many minutes. */
const LEAST_MISSED = 10;
/** How long after its occasion a message is still of use, minutes; of who was called in vain: as long as they may come back. */
const IN_TIME: Readonly<Record<Exclude<MessageRule, 'missed'>, number>> = {
  ticket: 30,
  nearly: 10,
  called: 10,
  longer: 15,
};

/** Why a message is sent: one rule, and the event that gave the occasion. */
export const occasionSchema = z.strictObject({
  rule: z.enum(MESSAGE_RULES),
  /** The clock of the event: nothing is sent twice for the same. */
  clock: z.int(),
});
/** What a message is sent for; `since`: when its event happened. */
export type Occasion = Parsed<typeof occasionSchema> & { readonly since: Instant };

export const customerMessageSchema = z.strictObject({
  id: customerMessageId,
  ...occasionSchema.shape,
  begunAt: instant,
  state: z.enum(MESSAGE_STATES),
  /** Why it failed; `null`: it has not. */
  failure: z.enum(MESSAGE_FAILURES).nullable(),
  /** What the provider calls it. */
  reference: z.string().nullable(),
});
export type CustomerMessage = Parsed<typeof customerMessageSchema>;

/** Somebody who let the branch send them messages about their visit. */
export const addresseeSchema = z.strictObject({
  visitId,
  channel: z.enum(MESSAGE_CHANNELS),
  /** In which they agreed to it, and are written to. */
  language: z.string(),
  /** What the log calls whoever has the number; `null`: nobody known. */
  customerRef: customerRef.nullable(),
  since: instant,
  /** Why nothing more is sent; `null`: it is. */
  ended: z.enum(['withdrawn', 'opted-out']).nullable(),
  /** What was announced of its waits, by when they began, the newest last. */
  announced: z.array(z.strictObject({ ...occasionSchema.shape, waitsSince: instant })),
  messages: z.array(customerMessageSchema),
  suppressed: z.array(z.strictObject({ ...occasionSchema.shape, because: z.enum(SUPPRESSIONS) })),
});
export type Addressee = Parsed<typeof addresseeSchema>;

/** How the branch sends messages, if it does. */
export function findMessageRules(state: BranchState): Found<MessageRules> {
  const config = findConfig(state);
  if (!config.ok) return config;
  const { messages } = config.value;
  return messages === undefined || messages.rules.length === 0 ? err({ code: 'no-messages' }) : ok(messages);
}

/** Who is to be messaged about a visit, or once was. */
export function findAddressee({ addressees }: BranchState, id: VisitId): Found<Addressee> {
  const addressee = addressees.get(id);
  return addressee === undefined ? err({ code: 'not-found', what: 'consent', id }) : ok(addressee);
}

/** Of an addressee that the log speaks of; one that isn't there is a damaged log. */
export function withAddressee(
  state: BranchState,
  id: VisitId,
  change: (addressee: Addressee) => Addressee,
): BranchState {
  const addressee = state.addressees.get(id);
  if (addressee === undefined) throw new Error(`The log speaks of messages to visit ${id}, which wants none`);
  return { ...state, addressees: state.addressees.set(id, change(addressee)) };
}

/** Nobody has agreed to messages to another number, or to one that is known no more. */
export function withoutConsent({ addressees }: BranchState, id: VisitId): BranchState['addressees'] {
  const addressee = addressees.get(id);
  if (addressee === undefined || addressee.ended !== null) return addressees;
  return addressees.set(id, { ...addressee, ended: 'withdrawn' });
}

/** Why a message is not sent at an instant: for good, or not before a later one. */
export type Hindrance =
  | { readonly kind: 'suppressed'; readonly because: Suppression }
  | { readonly kind: 'not-yet'; readonly until: Instant };

/** What stands in the way of a message that was not begun yet; `null`: it may be sent now. */
export function hindranceTo(
  state: BranchState,
  addressee: Addressee,
  occasion: Occasion,
  now: Instant,
): Hindrance | null {
  const moot = whyMoot(state, addressee, occasion, now);
  if (moot !== null) return { kind: 'suppressed', because: moot };
  const rules = state.config?.messages;
  if (rules === undefined || !rules.rules.includes(occasion.rule)) return { kind: 'suppressed', because: 'rule-off' };
  const isCall = occasion.rule === 'called';
  const others = addressee.messages.filter(({ rule }) => rule !== 'called');
  if (!isCall && others.length >= rules.mostPerVisit) return { kind: 'suppressed', because: 'most-messages' };
  const last = addressee.messages.at(-1)?.begunAt ?? null;
  const apart = isCall || last === null ? now : ((last + rules.apartMinutes * MINUTE) as Instant);
  const quietUntil = calendarOf(state.config).quietUntil(apart > now ? apart : now);
  const until = quietUntil ?? apart;
  if (until <= now) return null;
  if (until <= lastMomentOf(state, occasion)) return { kind: 'not-yet', until };
  return { kind: 'suppressed', because: quietUntil === null ? 'too-soon' : 'quiet-hours' };
}

/** Why a message would be of no use any more, also one whose sending was begun; `null`: it still is. */
export function whyMoot(
  state: BranchState,
  { visitId, ended, announced, since }: Addressee,
  occasion: Occasion,
  now: Instant,
): Suppression | null {
  if (ended !== null) return ended;
  const visit = state.visits.get(visitId);
  if (visit === undefined || !isTrue(visit, occasion, announced, since)) return 'over';
  return now > lastMomentOf(state, occasion) ? 'too-late' : null;
}

function isTrue(
  visit: Visit,
  { rule, clock, since }: Occasion,
  announced: Addressee['announced'],
  agreedAt: Instant,
): boolean {
  switch (rule) {
    case 'ticket':
      // Who says yes once more, perhaps to another number, is told once.
      return isAt(visit, 'waiting') && agreedAt === since;
    case 'nearly':
    case 'longer': {
      const told = announced.find((one) => one.clock === clock && one.rule === rule);
      return isAt(visit, 'waiting') && visit.stage.queued.since === told?.waitsSince;
    }
    case 'called':
      return isAt(visit, 'called') && visit.stage.calledAt === since;
    case 'missed':
      return isAt(visit, 'done') && visit.stage.how === 'no-show' && visit.stage.endedAt === since;
  }
}

function lastMomentOf(state: BranchState, { rule, since }: Occasion): Instant {
  const minutes = rule === 'missed' ? Math.max(noShowRulesOf(state).returnMinutes, LEAST_MISSED) : IN_TIME[rule];
  return (since + minutes * MINUTE) as Instant;
}
