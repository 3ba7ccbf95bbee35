import type { BranchDay, CommandId, Instant, Result, VisitId } from '@foyer/basics';
import type { z } from 'zod';
import type { Actor } from './actor.ts';
import type { Quote, QuotedArrival } from './quote.ts';
import type { Refusal } from './refusal.ts';
import type { Parsed } from './schema.ts';
import type { BranchState } from './state.ts';

/** The strict schema of an event's body: what happened, in the past tense, and its facts. */
type BodySchema = z.ZodObject<{ readonly type: z.ZodLiteral<string> }, z.core.$strict>;

/** When and by whom an event came about. */
export interface EventContext {
  readonly at: Instant;
  readonly actor: Actor;
}

/** An event: its schema, and what it does to the state. */
export interface EventDefinition<Schema extends BodySchema> {
  readonly schema: Schema;
  /** @throws Error when the event contradicts the state, which only a damaged log can do */
  readonly evolve: (state: BranchState, body: Parsed<Schema>, context: EventContext) => BranchState;
}

/** The body of an event that is defined so. */
export type BodyOf<Event extends { readonly schema: z.ZodType }> = Parsed<Event['schema']>;

/** What deciding a command gives: what is to happen, or why not. */
export type Decided<Event extends { readonly schema: z.ZodType }> = Result<readonly BodyOf<Event>[], Refusal>;

/** What `decide` needs besides the state: time, identity and chance come from outside. */
export interface DecideContext {
  readonly now: Instant;
  /** The branch day that `now` falls into. */
  readonly today: BranchDay;
  readonly actor: Actor;
  readonly commandId: CommandId;
  /** A fresh unique id at every call. */
  readonly newId: () => string;
  /** What a new ticket is told about its wait. Absent or `null`: nothing, and nothing is recorded. */
  readonly quote?: ((arrival: QuotedArrival) => Quote | null) | undefined;
}

/** A command: the events it may raise, and when it does or is refused. */
export interface CommandDefinition<Command, Event extends { readonly schema: BodySchema }> {
  readonly raises: readonly Event[];
  readonly decide: (state: BranchState, command: Command, context: DecideContext) => Decided<Event>;
}

/** Commands on one visit may say which version of it the client has seen; a different one is refused. */
export interface OnVisit {
  readonly visitId: VisitId;
  readonly expectedVersion?: number | undefined;
}

/** Defines an event. Its schema has no defaults and no transforms: what is read is what was written. */
export function defineEvent<Schema extends BodySchema>(
  schema: Schema,
  evolve: EventDefinition<Schema>['evolve'],
): EventDefinition<Schema> {
  return { schema, evolve };
}

/** Defines a command; `decide` can return no other events than those it `raises`. */
export function defineCommand<Command extends { readonly type: string }, Event extends { readonly schema: BodySchema }>(
  raises: readonly Event[],
  decide: CommandDefinition<Command, Event>['decide'],
): CommandDefinition<Command, Event> {
  return { raises, decide };
}
