import type { CommandId, Instant } from '@foyer/basics';
import type { BranchConfig } from '@foyer/configuration';
import { calendarOf } from '@foyer/configuration/calendar';
import { bank } from '@foyer/configuration/testing/bank';
import type { Actor } from '../actor.ts';
import type { Command, EventBody } from '../commands/index.ts';
import { decide } from '../decide.ts';
import { nextDue, type TimedCommand } from '../due.ts';
import { evolveAll } from '../evolve.ts';
import { type BranchState, initialState } from '../state.ts';

/** More than can be due at once. */
const MOST_AT_ONCE = 12;

/** What the branch did by itself. */
export interface Done {
  readonly at: Instant;
  readonly command: TimedCommand;
  readonly bodies: readonly EventBody[];
}

/** A branch that does what is due, as the server's scheduler has it do, unless that is off. */
export class TimedBranch {
  state: BranchState = initialState;
  now: Instant;
  readonly done: Done[] = [];
  #ids = 0;

  constructor(start: string, config: BranchConfig = bank) {
    this.now = Date.parse(start) as Instant;
    this.byHand({ type: 'configure-branch', config });
    this.settle();
  }

  /** Does what somebody asks; nothing where that is refused. */
  byHand(
    command: Command,
    actor: Actor = { kind: 'staff', id: 'ana' as never, role: 'supervisor' },
  ): readonly EventBody[] {
    const decided = decide(this.state, command, {
      now: this.now,
      today: calendarOf(this.state.config).dayOf(this.now),
      actor,
      commandId: 'command' as CommandId,
      newId: () => {
        this.#ids += 1;
        return `id-${this.#ids}`;
      },
    });
    if (!decided.ok) return [];
    this.state = evolveAll(this.state, decided.value);
    return decided.value.map(({ body }) => body);
  }

  /** Does everything that is due by now. */
  settle(): void {
    for (let times = 0; ; times += 1) {
      const due = nextDue(this.state, this.now);
      if (due === null || due.command === null || due.at > this.now) return;
      if (times === MOST_AT_ONCE) throw new Error(`More is due than can be: ${JSON.stringify(due)}`);
      const bodies = this.byHand(due.command, { kind: 'system' });
      if (bodies.length === 0) throw new Error(`What was due did nothing: ${JSON.stringify(due)}`);
      this.done.push({ at: this.now, command: due.command, bodies });
    }
  }

  /** Lets time pass, doing at its moment what comes due meanwhile. */
  until(time: string): this {
    const end = Date.parse(time) as Instant;
    for (;;) {
      const due = nextDue(this.state, this.now);
      if (due === null || due.at > end) break;
      this.now = Math.max(due.at, this.now) as Instant;
      this.settle();
    }
    this.now = end;
    return this;
  }

  /** Lets time pass while the branch is off; then it does what it missed. */
  offUntil(time: string): this {
    this.now = Date.parse(time) as Instant;
    this.settle();
    return this;
  }

  /** What it did by itself since it was last asked, with the time at which it was due. */
  told(): readonly string[] {
    return this.done.splice(0).map(({ at, command }) => {
      const due = new Date(command.dueAt ?? 0).toISOString().slice(0, 16);
      return `${command.type} ${due}${at === command.dueAt ? '' : ' late'}`;
    });
  }
}
