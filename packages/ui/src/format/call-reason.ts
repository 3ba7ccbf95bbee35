import { assertNever } from '@foyer/basics';
import type { CallReason } from '@foyer/contract';
import { uiWords } from './language.ts';
import { formatDuration } from './time.ts';

/** What ids are called on the screen; an id is said as it is where nothing is given. */
export interface CallReasonNames {
  readonly counter?: (counterId: string) => string | undefined;
  readonly agent?: (agentId: string) => string | undefined;
  /** A visit's ticket number. */
  readonly visit?: (visitId: string) => string | undefined;
}

/** Says why this visit is the next one. */
export function formatCallReason(because: CallReason, language: string, names: CallReasonNames = {}): string {
  const words = uiWords(language).because;
  switch (because.rule) {
    case 'by-hand':
      return words.byHand;
    case 'pinned': {
      const { pin } = because;
      return pin.to === 'counter'
        ? words.pinnedToCounter(names.counter?.(pin.counterId) ?? pin.counterId)
        : words.pinnedToAgent(names.agent?.(pin.agentId) ?? pin.agentId);
    }
    case 'returned-first':
      return words.returnedFirst;
    case 'overtaken-enough':
      return words.overtakenEnough(because.overtakes);
    case 'policy': {
      const before = because.before === null ? null : (names.visit?.(because.before.visitId) ?? null);
      const formatWait = goesBeforeMoreUrgent(because) ? words.ownServices : words.policy[because.kind];
      return formatWait(formatDuration(because.waitedSeconds, language), before);
    }
    default:
      return assertNever(because);
  }
}

/** Only the tiers of a counter stand above urgency: its own services come before those it helps out with. */
function goesBeforeMoreUrgent({ urgency, before }: Extract<CallReason, { rule: 'policy' }>): boolean {
  return urgency !== null && before !== null && before.urgency !== null && before.urgency > urgency;
}
