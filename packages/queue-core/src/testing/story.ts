import type { BranchDay, CommandId, Instant, ServiceId, VisitId } from '@foyer/basics';
import type { BranchConfig } from '@foyer/configuration';
import { ana, bank, ben, cash, counter1, counter2, monday } from '@foyer/configuration/testing/bank';
import type { Actor } from '../actor.ts';
import type { Command, CommandOf, EventBody, EventBodyOf, EventType } from '../commands/index.ts';
import { decide } from '../decide.ts';
import type { DecideContext } from '../define.ts';
import type { BranchEvent } from '../event.ts';
import { evolveAll } from '../evolve.ts';
import type { Refusal } from '../refusal.ts';
import { type BranchState, initialState } from '../state.ts';
import type { Stage, Visit } from '../visit.ts';

/** A branch that is told what to do, step by step: given what was done, when a command comes, then these events. */
export class Story {
  state: BranchState = initialState;
  now = 1_772_438_400_000 as Instant;
  today: BranchDay = monday;
  actor: Actor = { kind: 'staff', id: ana, role: 'agent' };
  /** What new tickets are told; nothing unless this is set. */
  quote: NonNullable<DecideContext['quote']> = () => null;
  readonly events: BranchEvent[] = [];
  #ids = 0;
  #commands = 0;

  /** A branch that is configured, open, and has Ana at counter 1 and Ben at counter 2. */
  static open(config: BranchConfig = bank): Story {
    const story = new Story();
    story.do({ type: 'configure-branch', config });
    story.do({ type: 'open-branch' });
    story.do({ type: 'open-counter', counterId: counter1, agentId: ana });
    story.do({ type: 'open-counter', counterId: counter2, agentId: ben });
    return story;
  }

  /** Does what a command asks; the bodies of the events it gave. */
  do(command: Command): readonly EventBody[] {
    const decided = decide(this.state, command, this.#context());
    if (!decided.ok) throw new Error(`${command.type} was refused: ${JSON.stringify(decided.error)}`);
    this.state = evolveAll(this.state, decided.value);
    this.events.push(...decided.value);
    return decided.value.map(({ body }) => body);
  }

  /** Why a command is refused. */
  refusal(command: Command): Refusal {
    const decided = decide(this.state, command, this.#context());
    if (decided.ok) throw new Error(`${command.type} was accepted: ${JSON.stringify(decided.value)}`);
    return decided.error;
  }

  /** Does what a command asks; the one event it gave. */
  one<T extends EventType>(type: T, command: Command): EventBodyOf<T> {
    const bodies = this.do(command);
    const body = bodies.find((found): found is EventBodyOf<T> => found.type === type);
    if (body === undefined) throw new Error(`${command.type} gave no ${type}: ${JSON.stringify(bodies)}`);
    return body;
  }

  /** Lets time pass. */
  wait(seconds: number): this {
    this.now = (this.now + seconds * 1000) as Instant;
    return this;
  }

  /** Takes a ticket, a second after what went before. */
  issue(
    serviceId: ServiceId = cash,
    more: Partial<Omit<CommandOf<'issue-ticket'>, 'type' | 'serviceId'>> = {},
  ): VisitId {
    this.wait(1);
    const command: Command = { type: 'issue-ticket', serviceId, channel: 'kiosk', printing: false, ...more };
    return this.one('TicketIssued', command).visitId;
  }

  /** A visit that stands at a stage; serving and called ones are at counter 1. */
  visitAt(kind: Stage['kind']): VisitId {
    const visitId = this.issue();
    if (kind === 'waiting') return visitId;
    if (kind === 'held') {
      this.do({ type: 'hold', visitId, reason: 'form-to-fill' });
      return visitId;
    }
    this.do({ type: 'call-visit', visitId, counterId: counter1 });
    if (kind === 'called') return visitId;
    this.do({ type: 'start', visitId });
    if (kind === 'serving') return visitId;
    this.do({ type: 'finish', visitId });
    return visitId;
  }

  /** Calls the next visit to a counter and lets it go again, so that the counter is free. */
  callAndFinish(counterId = counter1): EventBodyOf<'VisitCalled'> {
    const called = this.one('VisitCalled', { type: 'call-next', counterId });
    this.do({ type: 'start', visitId: called.visitId });
    this.do({ type: 'finish', visitId: called.visitId });
    return called;
  }

  visit(id: VisitId): Visit {
    const visit = this.state.visits.get(id);
    if (visit === undefined) throw new Error(`No visit ${id}`);
    return visit;
  }

  stage(id: VisitId): Stage {
    return this.visit(id).stage;
  }

  #context(): DecideContext {
    this.#commands += 1;
    return {
      now: this.now,
      today: this.today,
      actor: this.actor,
      commandId: `command-${this.#commands}` as CommandId,
      newId: () => {
        this.#ids += 1;
        return `id-${this.#ids}`;
      },
      quote: this.quote,
    };
  }
}
