import { hash } from 'node:crypto';
import type { CommandId, TextRef } from '@foyer/basics';
import { type RouteName, routes } from '@foyer/contract';
import type { Actor, BranchEvent, BranchState, Command, EventBodyOf, EventType, Visit } from '@foyer/queue-core';
import type { JsonValue } from '@foyer/store';
import { uuidv7 } from 'uuidv7';
import { type Named, notOwn } from '../access/admission.ts';
import { actorOf, type Identity } from '../access/identity.ts';
import type { BranchContext } from '../context.ts';
import type { ErasableContent, RunnerRefusal } from '../runner/command-runner.ts';
import type { WireSource } from '../wire/source.ts';
import { timeOf } from '../wire/time.ts';
import { problemOfRefusal } from './problems.ts';

/** What of a call its command is made from, whatever its route. */
interface AnyCall {
  readonly route: RouteName;
  readonly commandId: CommandId;
  readonly identity: Identity;
  readonly params: object | undefined;
  readonly body: object | undefined;
}

/** What a reply is made from: the state after the command, the wire's source over it, and the command's events. */
export interface Outcome {
  readonly after: BranchState;
  readonly events: readonly BranchEvent[];
  /** Free text stays out of stored replies: references resolve to marks here, the words are put in on the way out. */
  readonly source: WireSource;
}

export interface CommandOptions extends ErasableContent {
  /** What else stands in the way, once the contract's access column has let the caller through. */
  readonly guard?: (state: BranchState) => RunnerRefusal | null;
  /** Writes what belongs to the events and must not stand in the log, in their batch. */
  readonly alongside?: (events: readonly BranchEvent[]) => void;
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
  const { access } = routes[call.route];
  // A caller who shows a ticket's token acts as its holder.
  const actor: Actor = access === 'ticket' ? { kind: 'customer' } : actorOf(call.identity);
  // With a secret: a name or a number that has been erased can't be guessed from a hash that is still kept.
  const request = JSON.stringify([call.route, call.params ?? null, call.body ?? null, actor]);
  const requestHash = hash('sha256', context.requestSecret + request, 'base64url');
  const { texts, contact, lookup, alongside } = options;
  // What the path names goes before what the body does.
  const named: Named = { ...call.body, ...call.params };
  const guard = (state: BranchState): RunnerRefusal | null => {
    const why = notOwn(access, call.identity, named, state);
    return why === null ? (options.guard?.(state) ?? null) : { code: 'forbidden', why };
  };
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
    ...(alongside === undefined ? {} : { alongside }),
    contact,
    lookup,
    guard,
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

/** Free text in a body, and what the command calls its reference. */
const ERASABLE = { note: 'noteRef', message: 'messageRef' } as const;
type Erasable = keyof typeof ERASABLE;

/** A body as a command has it: free text replaced by a reference. */
export type Referring<B> = {
  [K in keyof B as K extends Erasable ? (typeof ERASABLE)[K] : K]: K extends Erasable ? TextRef : B[K];
};

/** Replaces the free text in a body by references; the text goes where it can be erased. */
export function erasable<B extends object>(
  body: B,
): { fields: Referring<B>; texts: NonNullable<ErasableContent['texts']> } {
  const fields: Record<string, unknown> = Object.fromEntries(Object.entries(body));
  const texts: { ref: TextRef; kind: Erasable; text: string }[] = [];
  for (const kind of ['note', 'message'] as const) {
    const text = fields[kind];
    delete fields[kind];
    if (typeof text !== 'string') continue;
    const ref = uuidv7() as TextRef;
    fields[ERASABLE[kind]] = ref;
    texts.push({ ref, kind, text });
  }
  return { fields: fields as Referring<B>, texts };
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
