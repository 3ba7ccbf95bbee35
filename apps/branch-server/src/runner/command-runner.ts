import { randomBytes } from 'node:crypto';
import type { Clock, CommandId, CustomerRef, Instant, Result, TextRef } from '@foyer/basics';
import { err, ok } from '@foyer/basics';
import { calendarOf } from '@foyer/configuration/calendar';
import {
  type Actor,
  type BranchEvent,
  type BranchState,
  type Command,
  type DecideContext,
  decide,
  evolve,
  type Quote,
  type QuotedArrival,
  type Refusal,
  visitOf,
} from '@foyer/queue-core';
import { type JsonValue, type KnownCustomer, type NewContact, StorageUnavailable, type Store } from '@foyer/store';
import type { Logger } from 'pino';
import { uuidv7 } from 'uuidv7';
import type { Part } from '../parts.ts';

/** Free text and contact details that belong to a command; kept apart from its events. */
export interface ErasableContent {
  readonly texts?: readonly { readonly ref: TextRef; readonly kind: 'note' | 'message'; readonly text: string }[];
  readonly contact?: Omit<NewContact, 'visitId' | 'at'> | undefined;
  /** Under what the customer whose visit it is is found again, where they identified themselves. */
  readonly lookup?: string | undefined;
}

export interface Submission extends ErasableContent {
  readonly commandId: CommandId;
  readonly actor: Actor;
  readonly command: Command;
  /** Says whether a repeated id comes with the same request. */
  readonly requestHash: string;
  /** Looked at in the very state the command meets: may this actor do this now? */
  readonly guard?: (state: BranchState) => RunnerRefusal | null;
  /** Writes what belongs to the events and must not stand in the log, in their batch; not called when there are none. */
  readonly alongside?: (events: readonly BranchEvent[]) => void;
  /** Makes the reply from the state after the command; plain JSON, kept with the command's id. */
  readonly reply: (after: BranchState, events: readonly BranchEvent[]) => JsonValue;
}

export type RunnerRefusal =
  | Refusal
  | { readonly code: 'command-id-reused' }
  /** Whoever has the number wants no messages. */
  | { readonly code: 'opted-out' }
  | { readonly code: 'forbidden'; readonly why: string }
  /** `unknown`: the disk failed while it was written; it is found out by repeating it once the server is back. */
  | { readonly code: 'storage-unavailable'; readonly changed: 'nothing' | 'unknown' }
  | { readonly code: 'server-closing' }
  | { readonly code: 'internal-error' };

export interface Answer {
  readonly reply: JsonValue;
  /** The command had been carried out before; this is the stored reply. */
  readonly repeated: boolean;
}

/** What subscribers hear after a commit: states are immutable, so they may be kept. */
export interface Change {
  readonly before: BranchState;
  readonly after: BranchState;
  readonly events: readonly BranchEvent[];
}

export interface RunnerOptions {
  readonly store: Store;
  readonly state: BranchState;
  readonly clock: Clock;
  readonly log: Logger;
  /** What a ticket issued in this state is told about its wait. */
  readonly quote: (arrival: QuotedArrival, state: BranchState) => Quote;
  /** Told about each commit before its replies leave: how many commands shared it and how long it took, milliseconds. */
  readonly onCommit?: (commands: number, milliseconds: number) => void;
}

interface Pending {
  readonly submission: Submission;
  readonly settle: (answer: Result<Answer, RunnerRefusal>) => void;
}

interface Answered extends Pending {
  readonly answer: Result<Answer, RunnerRefusal>;
}

/** Commands that may share one commit; more wait for the next turn, so that no reply waits for a whole herd. */
const LARGEST_BATCH = 256;

/**
 * Carries out commands one after another. Those that wait in the same turn of the event loop share one commit; each is
 * answered only after it, and subscribers hear of it in the turn after that: nobody's reply waits for them. If a command
 * throws, the state is as it was, and the others are tried again one by one, so that a bad one hurts only itself. What
 * the disk did not take is not tried again here.
 */
export class CommandRunner implements Part {
  readonly name = 'commands';
  readonly #options: RunnerOptions;
  readonly #subscribers = new Set<(change: Change) => void>();
  #state: BranchState;
  #pending: Pending[] = [];
  #turn: NodeJS.Immediate | null = null;
  /** Committed, and not told to the subscribers yet. */
  #unpublished: Change[] = [];
  #publication: NodeJS.Immediate | null = null;
  #closing = false;
  #storageFails = false;

  constructor(options: RunnerOptions) {
    this.#options = options;
    this.#state = options.state;
    this.#storageFails = options.store.openedFull;
  }

  /** The committed state. */
  get state(): BranchState {
    return this.#state;
  }

  /** Whether the disk refused the newest commit, or the start; known again only with the next one. */
  get storageFails(): boolean {
    return this.#storageFails;
  }

  /** Calls back after every commit that changed something, in the order of the commits and of the subscribers. */
  subscribe(subscriber: (change: Change) => void): () => void {
    this.#subscribers.add(subscriber);
    return () => this.#subscribers.delete(subscriber);
  }

  /** Resolves after the command's commit, or with why it was refused. Never rejects. */
  submit(submission: Submission): Promise<Result<Answer, RunnerRefusal>> {
    return new Promise((settle) => {
      if (this.#closing) return settle(err({ code: 'server-closing' }));
      this.#pending.push({ submission, settle });
      this.#turn ??= setImmediate(() => this.#flush());
    });
  }

  /** What a command would come to in the committed state; nothing is done. */
  preview(actor: Actor, command: Command): Result<readonly BranchEvent[], Refusal> {
    return decide(this.#state, command, this.#contextOf(this.#state, actor, uuidv7() as CommandId));
  }

  /** Carries out what is waiting, then refuses everything new. */
  close(): void {
    this.#closing = true;
    while (this.#pending.length > 0) this.#flush();
    if (this.#turn !== null) clearImmediate(this.#turn);
    this.#turn = null;
    this.#publish();
  }

  #flush(): void {
    const batch = this.#pending.splice(0, LARGEST_BATCH);
    this.#carryOut(batch);
    // In this order: what is committed is published before more is.
    if (this.#unpublished.length > 0) this.#publication ??= setImmediate(() => this.#publish());
    this.#turn = this.#pending.length > 0 ? setImmediate(() => this.#flush()) : null;
  }

  #carryOut(batch: readonly Pending[]): void {
    const together = this.#commit(batch);
    if (together.ok) {
      for (const { settle, answer } of together.value) settle(answer);
      return;
    }
    const again = together.error.code === 'internal-error' && batch.length > 1;
    for (const one of batch) {
      const alone = again ? this.#commit([one]) : together;
      if (!alone.ok) one.settle(alone);
      else for (const { settle, answer } of alone.value) settle(answer);
    }
  }

  /** One transaction for all of these; when it fails, nothing of it happened, unless the refusal says that this is not known. */
  #commit(batch: readonly Pending[]): Result<Answered[], RunnerRefusal> {
    const { store, log, onCommit } = this.#options;
    const before = this.#state;
    const events: BranchEvent[] = [];
    const began = performance.now();
    let after = before;
    let answers: Answered[];
    try {
      answers = store.batch(() =>
        batch.map((pending) => {
          const done = this.#execute(after, pending.submission);
          after = done.after;
          events.push(...done.events);
          return { ...pending, answer: done.answer };
        }),
      );
    } catch (error) {
      this.#storageFails = error instanceof StorageUnavailable;
      log[this.#storageFails ? 'warn' : 'error']({ err: error, commands: batch.length }, 'a commit failed');
      return err(refusalOf(error));
    }
    this.#state = after;
    if (events.length > 0) {
      this.#storageFails = false;
      this.#unpublished.push({ before, after, events });
      onCommit?.(batch.length, performance.now() - began);
    }
    return ok(answers);
  }

  #contextOf(before: BranchState, actor: Actor, commandId: CommandId): DecideContext {
    const { clock, quote } = this.#options;
    // Event times never run backwards, whatever the wall clock does: durations come from them.
    const now = Math.max(clock.now(), before.at) as Instant;
    const today = calendarOf(before.config).dayOf(now);
    return { now, today, actor, commandId, newId: uuidv7, quote: (arrival) => quote(arrival, before) };
  }

  #execute(
    before: BranchState,
    submission: Submission,
  ): { after: BranchState; events: readonly BranchEvent[]; answer: Result<Answer, RunnerRefusal> } {
    const { store } = this.#options;
    const refused = (refusal: RunnerRefusal) => ({ after: before, events: [], answer: err(refusal) });
    const { commandId, requestHash, actor } = submission;
    const known = store.findCommand(commandId);
    if (known !== null) {
      if (known.requestHash !== requestHash) return refused({ code: 'command-id-reused' });
      return { after: before, events: [], answer: ok({ reply: known.reply, repeated: true }) };
    }
    const forbidden = submission.guard?.(before) ?? null;
    if (forbidden !== null) return refused(forbidden);
    const decided = this.#contextOf(before, actor, commandId);
    const { now } = decided;
    const customer = this.#customerOf(submission);
    const command = customer === null ? submission.command : withCustomer(submission.command, customer.customerRef);
    const decision = decide(before, command, decided);
    if (!decision.ok) return refused(decision.error);
    let after = before;
    for (const event of decision.value) {
      const next = evolve(after, event);
      store.append(after, event, next);
      after = next;
    }
    if (decision.value.length > 0) {
      this.#keepErasable(submission, decision.value, now);
      if (customer !== null) store.customers.save({ ...customer, at: now });
      submission.alongside?.(decision.value);
    }
    const reply = submission.reply(after, decision.value);
    store.saveCommand({ commandId, requestHash, reply, clock: after.clock, at: now });
    return { after, events: decision.value, answer: ok({ reply, repeated: false }) };
  }

  /** Who a customer is that identified themselves: whom the log knows, or somebody new. */
  #customerOf({ lookup }: ErasableContent): Omit<KnownCustomer, 'at'> | null {
    if (lookup === undefined) return null;
    const customerRef = this.#options.store.customers.find(lookup) ?? newCustomerRef();
    return { lookup, customerRef };
  }

  #keepErasable({ texts = [], contact }: ErasableContent, events: readonly BranchEvent[], at: Instant): void {
    const [first] = events;
    const visitId = first === undefined ? null : visitOf(first.body);
    for (const text of texts) this.#options.store.saveText({ ...text, visitId, at });
    if (contact !== undefined && visitId !== null) this.#options.store.saveContact({ ...contact, visitId, at });
  }

  #publish(): void {
    if (this.#publication !== null) clearImmediate(this.#publication);
    this.#publication = null;
    for (const change of this.#unpublished.splice(0)) {
      for (const subscriber of this.#subscribers) {
        try {
          subscriber(change);
        } catch (error) {
          this.#options.log.error({ err: error }, 'a subscriber failed; the commit stands');
        }
      }
    }
  }
}

/** What a command is told whose commit threw this. */
export function refusalOf(error: unknown): RunnerRefusal {
  if (!(error instanceof StorageUnavailable)) return { code: 'internal-error' };
  return { code: 'storage-unavailable', changed: error.trouble === 'refused' ? 'nothing' : 'unknown' };
}

function withCustomer(command: Command, customerRef: CustomerRef): Command {
  switch (command.type) {
    case 'issue-ticket':
    case 'edit-visit':
    case 'give-consent':
    case 'opt-out':
    case 'opt-in':
      return { ...command, customerRef };
    default:
      return command;
  }
}

/** 128 random bits, which nobody can work out from who the customer is. */
function newCustomerRef(): CustomerRef {
  return randomBytes(16).toString('base64url') as CustomerRef;
}
