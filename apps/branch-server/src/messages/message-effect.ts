import type {
  Clock,
  CommandId,
  CustomerMessageId,
  Instant,
  MessageFailure,
  MessageRule,
  MessageState,
  TextRef,
  VisitId,
} from '@foyer/basics';
import {
  type BranchEvent,
  type BranchState,
  type CommandOf,
  type CustomerMessage,
  type EventType,
  type MessageOccasion,
  messageOccasionSchema,
  whyMoot,
} from '@foyer/queue-core';
import type { Store, WaitingOccasion } from '@foyer/store';
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import type { CustomerLookup } from '../access/customer-lookup.ts';
import type { TicketTokens } from '../access/ticket-tokens.ts';
import type { Effect, Sent } from '../followers/effect.ts';
import { ticketUrl } from '../http/ticket-routes.ts';
import type { CommandRunner } from '../runner/command-runner.ts';
import type { WireSource } from '../wire/source.ts';
import { messageText } from './message-text.ts';
import { opt } from './opting.ts';
import { statusUrlOf } from './provider-routes.ts';
import type { SmsAnswer, SmsPort } from './sms.ts';
import { smsParts } from './sms-parts.ts';

/** What of the log gives occasion to a message; an announced wait to the one that it announces. */
const OCCASIONS: { readonly [T in EventType]?: Exclude<MessageRule, 'nearly' | 'longer'> | 'announced' } = {
  ConsentGiven: 'ticket',
  WaitAnnounced: 'announced',
  VisitCalled: 'called',
  VisitNoShow: 'missed',
};

/** Wall milliseconds that a provider may take. */
const TIME_OUT = 15_000;
/** Messages that are on their way at once. */
const AT_ONCE = 8;

/** No message is of use to anybody so long after its occasion, branch milliseconds. */
const KEPT_FOR = 24 * 3_600_000;

export interface MessageParts {
  readonly store: Store;
  readonly runner: CommandRunner;
  readonly clock: Clock;
  readonly tokens: TicketTokens;
  readonly customers: CustomerLookup;
  readonly source: () => WireSource;
  readonly publicUrl: () => string;
  readonly sms: SmsPort;
}

/** What is written down of an occasion: no name and no number. */
const payloadSchema = messageOccasionSchema.extend({
  visitId: z.custom<VisitId>((id) => typeof id === 'string'),
  since: z.custom<Instant>((at) => Number.isFinite(at)),
});
type Payload = Readonly<z.output<typeof payloadSchema>>;

/**
 * Sends customers what they want to be told. That a message is begun stands in the log before anything leaves the house:
 * whatever is killed when, what was begun is looked for at the provider and sent again only where it is not there.
 */
export function messageEffect(parts: MessageParts): Effect {
  const { runner } = parts;
  return {
    name: 'messages',
    types: Object.keys(OCCASIONS) as EventType[],
    atOnce: AT_ONCE,
    timeOut: TIME_OUT,
    occasions: (event, seq) => {
      const payload = occasionOf(event, seq);
      if (payload === null || !runner.state.addressees.has(payload.visitId)) return [];
      const notAfter = (payload.since + KEPT_FOR) as Instant;
      return [{ key: `${payload.rule} ${payload.visitId} ${seq}`, payload: { ...payload }, notAfter }];
    },
    send: (waiting, signal) => send(parts, waiting, signal),
  };
}

function occasionOf({ at, body }: BranchEvent, clock: number): Payload | null {
  const rule = OCCASIONS[body.type];
  if (rule === undefined || !('visitId' in body) || body.visitId === null) return null;
  const { visitId } = body;
  if (rule !== 'announced') return { visitId, rule, clock, since: at };
  return body.type === 'WaitAnnounced' ? { visitId, rule: body.what, clock, since: at } : null;
}

async function send(parts: MessageParts, { payload }: WaitingOccasion, signal: AbortSignal): Promise<Sent> {
  const { visitId, ...occasion } = payloadSchema.parse(payload);
  const messageId = uuidv7() as CustomerMessageId;
  const refused = await begin(parts, { type: 'begin-message', visitId, messageId, occasion });
  if (refused !== null) return refused;
  const message = messageOf(parts.runner.state, visitId, occasion);
  // Left out, or known to have come to its end.
  if (message?.state !== 'sending') return { kind: 'answered' };
  const { text } = parts.store.text(textRefOf(message.id)) ?? {};
  const to = parts.store.contactOf(visitId)?.phone ?? null;
  if (to === null || text === undefined)
    return await report(parts, visitId, message, 'failed', { failure: 'no-contact' });
  const sms = { to, text };
  const isOwn = message.id === messageId;
  if (!isOwn) {
    const known = await lookUp(parts, { visitId, message, occasion, sms }, signal);
    if (known !== null) return known;
  }
  const answer = await parts.sms.send(
    { ...sms, statusUrl: statusUrlOf(parts.publicUrl(), visitId, message.id) },
    signal,
  );
  switch (answer.kind) {
    case 'accepted':
      return await report(parts, visitId, message, 'sent', { reference: answer.reference });
    case 'not-taken':
      return answer.after === undefined ? { kind: 'again' } : { kind: 'again', after: answer.after };
    case 'refused':
      // The provider knows of a STOP that the branch has not heard of.
      if (answer.reason === 'opted-out') {
        const isKnown = await opt(parts, 'stop', to, `opted out ${message.id}` as CommandId);
        if (!isKnown) return { kind: 'again' };
      }
      return await refuse(parts, visitId, message, answer);
  }
}

/** Begins a message, with its text apart from the log; what the effect says where that is refused. */
async function begin(parts: MessageParts, message: Omit<CommandOf<'begin-message'>, 'parts'>): Promise<Sent | null> {
  const { clock } = parts;
  const text = textOf(parts, message);
  const command = { ...message, parts: smsParts(text).parts };
  const { messageId } = message;
  const answer = await submit(parts, command, (events) => {
    if (!events.some(({ body }) => body.type === 'MessageBegun')) return;
    const at = events[0]?.at ?? clock.now();
    parts.store.saveText({ ref: textRefOf(messageId), kind: 'message', visitId: message.visitId, text, at });
  });
  if (answer.ok) return null;
  const { error } = answer;
  if (error.code === 'not-yet') return { kind: 'later', after: Math.ceil((error.until - clock.now()) / clock.speed) };
  // The visit has left the state, with whoever wanted to be told.
  if (error.code === 'not-found') return { kind: 'refused', why: 'over' };
  return { kind: 'again' };
}

/** What the message would say now; nothing of a visit whose day is over. */
function textOf(
  { runner, source, tokens, publicUrl }: MessageParts,
  { visitId, occasion: { rule } }: Pick<CommandOf<'begin-message'>, 'visitId' | 'occasion'>,
): string {
  const { config, visits, addressees } = runner.state;
  const visit = visits.get(visitId);
  if (visit === undefined || config === null) return '';
  const language = addressees.get(visitId)?.language ?? visit.language;
  const link = ticketUrl(publicUrl(), config, tokens.tokenOf(visitId));
  return messageText({ rule, config, visit, language, source: source(), link });
}

interface Begun {
  readonly visitId: VisitId;
  readonly message: CustomerMessage;
  readonly occasion: MessageOccasion;
  readonly sms: { readonly to: string; readonly text: string };
}

/**
 * What became of a message that was begun before: the provider has it, or it is too late for it, or nobody can say and it
 * is not sent again. `null`: the provider does not have it, and it is still true.
 */
async function lookUp(parts: MessageParts, begun: Begun, signal: AbortSignal): Promise<Sent | null> {
  const { visitId, message, occasion, sms } = begun;
  const isLate = isMoot(parts, visitId, occasion);
  const apart = (parts.runner.state.addressees.get(visitId)?.messages ?? []).flatMap(
    ({ reference }) => reference ?? [],
  );
  try {
    const found = await parts.sms.find({ ...sms, since: message.begunAt, apart }, signal);
    if (found !== null) {
      return await report(parts, visitId, message, found.status ?? 'sent', { reference: found.reference });
    }
  } catch (error) {
    if (isLate) return await report(parts, visitId, message, 'uncertain');
    throw error;
  }
  return isLate ? await report(parts, visitId, message, 'failed', { failure: 'too-late' }) : null;
}

/** Is it of no use any more, or not wanted? */
function isMoot({ runner, clock }: MessageParts, visitId: VisitId, occasion: MessageOccasion): boolean {
  const { state } = runner;
  const addressee = state.addressees.get(visitId);
  const now = Math.max(clock.now(), state.at) as Instant;
  return addressee === undefined || whyMoot(state, addressee, occasion, now) !== null;
}

/** Writes down that the provider will never take a message; its code goes to whoever looks after the branch. */
async function refuse(
  parts: MessageParts,
  visitId: VisitId,
  message: CustomerMessage,
  { reason, code }: Extract<SmsAnswer, { readonly kind: 'refused' }>,
): Promise<Sent> {
  const reported = await report(parts, visitId, message, 'failed', { failure: reason });
  return reported.kind === 'answered' ? { kind: 'refused', why: `${reason} (${code ?? 'no code'})` } : reported;
}

/** Writes down what became of a message. Where that fails it is found out again. */
async function report(
  parts: MessageParts,
  visitId: VisitId,
  { id: messageId }: CustomerMessage,
  state: Exclude<MessageState, 'sending'>,
  more: { readonly failure?: MessageFailure; readonly reference?: string } = {},
): Promise<Sent> {
  const answer = await submit(parts, { type: 'report-message', visitId, messageId, state, ...more });
  if (answer.ok || answer.error.code === 'not-found') return { kind: 'answered' };
  return { kind: 'again' };
}

function submit(
  { runner }: MessageParts,
  command: CommandOf<'begin-message' | 'report-message'>,
  alongside: (events: readonly BranchEvent[]) => void = () => undefined,
) {
  const commandId = uuidv7() as CommandId;
  return runner.submit({
    commandId,
    actor: { kind: 'system' },
    command,
    requestHash: '',
    alongside,
    reply: () => null,
  });
}

function messageOf(state: BranchState, visitId: VisitId, occasion: MessageOccasion): CustomerMessage | undefined {
  const { messages = [] } = state.addressees.get(visitId) ?? {};
  return messages.find(({ rule, clock }) => rule === occasion.rule && clock === occasion.clock);
}

/** Under what a message's text is kept. */
function textRefOf(id: CustomerMessageId): TextRef {
  return id as string as TextRef;
}
