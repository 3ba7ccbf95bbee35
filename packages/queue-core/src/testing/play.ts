import type { CommandId, DeviceId, Instant } from '@foyer/basics';
import { ana, ben, counter1, counter2 } from '@foyer/configuration/testing/bank';
import type { Actor } from '../actor.ts';
import type { Command, CommandType } from '../commands/index.ts';
import { decide } from '../decide.ts';
import type { DecideContext } from '../define.ts';
import type { BranchEvent } from '../event.ts';
import { evolveAll } from '../evolve.ts';
import type { RefusalCode } from '../refusal.ts';
import { type BranchState, initialState } from '../state.ts';
import { dayNumber, firstPeople } from './choices.ts';
import { commandFor } from './command-for.ts';
import type { History } from './intent.ts';
import { testQuote } from './quote.ts';

/**
 * How many histories each property is tried on, and the milliseconds it may take.
 *
 * @param asked - a number for a long campaign, or a short one
 */
export function campaign(asked: string | undefined) {
  const numRuns = Number(asked ?? 20_000);
  return { numRuns, patience: Math.max(120_000, numRuns * 40) };
}

/** One step of a history: a command, and what came of it. */
export interface Step {
  readonly before: BranchState;
  readonly command: Command;
  readonly context: DecideContext;
  readonly events: readonly BranchEvent[];
  readonly after: BranchState;
}

/** Plays a history; `see` is shown every accepted command and may replace the state, `refused` every other. */
export function play(
  history: History,
  see: (step: Step) => BranchState | undefined = () => undefined,
  refused: (type: CommandType, code: RefusalCode) => void = () => undefined,
): BranchState {
  let state = initialState;
  let now = 1_772_323_200_000;
  let day = 0;
  let commands = 0;
  const take = (command: Command): void => {
    commands += 1;
    const mark = commands;
    const contextOf = (): DecideContext => {
      let ids = 0;
      return {
        now: now as Instant,
        today: dayNumber(day),
        actor: actorFor(command, mark),
        commandId: `command-${mark}` as CommandId,
        newId: () => {
          ids += 1;
          return `${mark}-${ids}`;
        },
        quote: testQuote,
      };
    };
    const decided = decide(state, command, contextOf());
    if (!decided.ok) {
      refused(command.type, decided.error.code);
      return;
    }
    const after = evolveAll(state, decided.value);
    state = see({ before: state, command, context: contextOf(), events: decided.value, after }) ?? after;
  };
  take({ type: 'configure-branch', config: history.config });
  if (history.underWay) {
    take(firstPeople);
    take({ type: 'open-branch' });
    take({ type: 'open-counter', counterId: counter1, agentId: ana });
    take({ type: 'open-counter', counterId: counter2, agentId: ben });
  }
  for (const intent of history.intents) {
    now += intent.seconds * 1000;
    if (intent.nextDay) day += 1;
    take(commandFor(state, intent));
  }
  return state;
}

/** An agent; kiosks and people's pages call for help in turn. */
function actorFor({ type }: Command, mark: number): Actor {
  if (type === 'ask-for-help' && mark % 3 > 0) return { kind: 'device', id: `device-${mark % 3}` as DeviceId };
  return { kind: 'staff', id: ana, role: 'agent' };
}
