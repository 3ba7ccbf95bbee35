import { createHmac } from 'node:crypto';
import type { CounterId, TextRef } from '@foyer/basics';
import type { RouteName } from '@foyer/contract';
import type { Actor, BranchEvent, BranchState, Command, EventBodyOf, EventType, Visit } from '@foyer/queue-core';
import type { JsonValue } from '@foyer/store';
import { v7 as uuidv7 } from 'uuid';
import { actorOf, hasRole } from '../access/identity.ts';
import type { BranchContext } from '../context.ts';
import type { KeptApart, RunnerRefusal } from '../runner/command-runner.ts';
import type { WireSource } from '../wire/source.ts';
import { timeOf } from '../wire/time.ts';
import { problemOfRefusal } from './problems.ts';
import type { RouteCall } from './route-call.ts';

type AnyCall = Pick<RouteCall<RouteName>, 'route' | 'params' | 'body' | 'identity' | 'commandId'>;

/** What a reply is made from: the state after the command, the wire's source over it, and the command's events. */
export interface Outcome {
  readonly after: BranchState;
  readonly events: readonly BranchEvent[];
  /** Free text stays out of stored replies: references resolve to marks here, the words are put in on the way out. */
  readonly source: WireSource;
}

export interface CommandOptions extends KeptApart {
  readonly actor?: Actor;
  readonly guard?: (state: BranchState) => RunnerRefusal | null;
  readonly reply: (outcome: Outcome) => { readonly [key: string]: JsonValue };
}

/**
 * Carries out a command for a request and gives its reply, the stored one if the id was seen before.
 * @throws HttpProblem when it was refused
 */
export async function carryOut<T>(
  context: BranchContext,
  call: AnyCall,
  command: Command,
  options: CommandOptions,
): Promise<T> {
  const actor = options.actor ?? actorOf(call.identity);
  // With the branch's key: a name or a number that has been erased can't be guessed from a hash that is still kept.
  const requestHash = createHmac('sha256', context.store.branchKey())
    .update(JSON.stringify([call.route, call.params ?? null, call.body ?? null, actor]))
    .digest('base64url');
  const { texts, contact, guard } = options;
  let refersToTexts = false;
  const textOf = (ref: TextRef) => {
    refersToTexts = true;
    return `${context.textMark}${ref}`;
  };
  const answer = await context.runner.submit({
    commandId: call.commandId,
    actor,
    command,
    requestHash,
    ...(texts === undefined ? {} : { texts }),
    ...(contact === undefined ? {} : { contact }),
    ...(guard === undefined ? {} : { guard }),
    reply: (after, events) => {
      const source: WireSource = { ...context.source(), state: after, textOf };
      return { clock: after.clock, time: timeOf(context.clock), ...options.reply({ after, events, source }) };
    },
  });
  if (!answer.ok) throw problemOfRefusal(answer.error);
  const { reply, repeated } = answer.value;
  return (refersToTexts || repeated ? withTexts(context, reply) : reply) as T;
}

/** Puts free text in its place in a stored reply; what has been erased by now is `null`. */
function withTexts(context: BranchContext, reply: JsonValue): JsonValue {
  if (typeof reply === 'string') {
    if (!reply.startsWith(context.textMark)) return reply;
    return context.source().textOf(reply.slice(context.textMark.length) as TextRef);
  }
  if (Array.isArray(reply)) return reply.map((item: JsonValue) => withTexts(context, item));
  if (typeof reply !== 'object' || reply === null) return reply;
  return Object.fromEntries(Object.entries(reply).map(([name, part]) => [name, withTexts(context, part)]));
}

/** Puts a note apart from the command: what the command refers to, and what the store keeps. */
export function apart(
  text: string | undefined,
  kind: 'note' | 'message' = 'note',
): { ref: TextRef | undefined; kept: KeptApart } {
  if (text === undefined) return { ref: undefined, kept: {} };
  const ref = uuidv7() as TextRef;
  return { ref, kept: { texts: [{ ref, kind, text }] } };
}

/** The command's event of a type. It is a fault of the core when there is none. */
export function eventOf<T extends EventType>(events: readonly BranchEvent[], type: T): EventBodyOf<T> {
  for (const { body } of events) if (body.type === type) return body as EventBodyOf<T>;
  throw new Error(`The command led to no ${type}`);
}

/** The visit after a command that named it. */
export function visitAfter(outcome: Outcome, visitId: Visit['id']): Visit {
  const visit = outcome.after.visits.get(visitId);
  if (visit === undefined) throw new Error(`The visit ${visitId} is gone after a command about it`);
  return visit;
}

/** An agent acts for the counter they have opened; a supervisor for any. */
export function ownCounter(call: AnyCall, counterId: CounterId): (state: BranchState) => RunnerRefusal | null {
  return (state) => {
    const { identity } = call;
    if (hasRole(identity, 'supervisor') || identity.kind !== 'staff') return null;
    const counter = state.counters.get(counterId);
    if (counter === undefined || counter.kind === 'closed' || counter.agentId === identity.id) return null;
    return { code: 'forbidden', why: 'Another agent has this counter; a supervisor may act for them.' };
  };
}

/** An agent acts on the customer at their own counter and on those who are waiting or on hold; a supervisor on any. */
export function ownVisit(call: AnyCall, visitId: Visit['id']): (state: BranchState) => RunnerRefusal | null {
  return (state) => {
    const { identity } = call;
    if (hasRole(identity, 'supervisor') || identity.kind !== 'staff') return null;
    const stage = state.visits.get(visitId)?.stage;
    if (stage === undefined || (stage.kind !== 'called' && stage.kind !== 'serving')) return null;
    if (stage.agentId === identity.id) return null;
    return { code: 'forbidden', why: 'This customer is with another agent; a supervisor may act for them.' };
  };
}
