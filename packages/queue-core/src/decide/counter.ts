import { type CounterId, err, ok } from '@foyer/basics';
import type { CommandOf } from '../command.ts';
import type { BranchState, CounterState } from '../state.ts';
import { type Decided, findCounter, findFreeCounter } from './found.ts';

export function openCounter(state: BranchState, command: CommandOf<'open-counter'>): Decided {
  const { counterId, agentId } = command;
  const found = findCounter(state, counterId);
  if (!found.ok) return found;
  const counter = found.value;
  if (counter.kind !== 'closed') {
    return counter.agentId === agentId
      ? invalidCounter(counterId, counter)
      : err({ code: 'counter-taken', counterId, agentId: counter.agentId, state: counter.kind });
  }
  for (const [elsewhere, other] of state.counters) {
    if (other.kind !== 'closed' && other.agentId === agentId) {
      return err({ code: 'agent-busy', agentId, counterId: elsewhere, state: other.kind });
    }
  }
  return ok([{ type: 'CounterOpened', counterId, agentId }]);
}

export function pauseCounter(state: BranchState, { counterId, reason }: CommandOf<'pause-counter'>): Decided {
  const free = findFreeCounter(state, counterId);
  return free.ok ? ok([{ type: 'CounterPaused', counterId, reason }]) : free;
}

export function resumeCounter(state: BranchState, { counterId }: CommandOf<'resume-counter'>): Decided {
  const found = findCounter(state, counterId);
  if (!found.ok) return found;
  if (found.value.kind !== 'paused') return invalidCounter(counterId, found.value);
  return ok([{ type: 'CounterResumed', counterId }]);
}

export function closeCounter(state: BranchState, { counterId }: CommandOf<'close-counter'>): Decided {
  const found = findCounter(state, counterId);
  if (!found.ok) return found;
  const counter = found.value;
  if (counter.kind === 'closed') return invalidCounter(counterId, counter);
  if (counter.kind === 'open' && counter.visitId !== null) {
    return err({ code: 'counter-busy', counterId, visitId: counter.visitId });
  }
  return ok([{ type: 'CounterClosed', counterId }]);
}

function invalidCounter(id: CounterId, counter: CounterState): Decided {
  return err({ code: 'invalid-state', what: 'counter', id, state: counter.kind });
}
