import { ok, type Result } from '@foyer/basics';
import { type Command, type CommandOf, type CommandType, commands, type EventBody } from './commands/index.ts';
import type { DecideContext } from './define.ts';
import { type BranchEvent, LOG_VERSION } from './event.ts';
import type { Refusal } from './refusal.ts';
import type { BranchState } from './state.ts';

type Decided = Result<readonly EventBody[], Refusal>;

/** Fails to compile when a command stands under another type than its own. */
const definitions: {
  readonly [T in CommandType]: {
    readonly decide: (state: BranchState, command: CommandOf<T>, context: DecideContext) => Decided;
  };
} = commands;

function decideOne<T extends CommandType>(type: T, state: BranchState, command: CommandOf<T>, context: DecideContext) {
  return definitions[type].decide(state, command, context);
}

/**
 * What a command comes to: the events that are to be committed together, or the reason it is refused. No events means
 * accepted with nothing to do. Changes nothing and asks nobody: time, ids and the day come with `context`.
 */
export function decide(
  state: BranchState,
  command: Command,
  context: DecideContext,
): Result<readonly BranchEvent[], Refusal> {
  const decided = decideOne(command.type, state, command, context);
  if (!decided.ok) return decided;
  const { now: at, actor, commandId } = context;
  return ok(decided.value.map((body) => ({ version: LOG_VERSION, at, actor, commandId, body })));
}
