import { assertNever } from '@foyer/basics';
import type { CallReason } from '@foyer/contract';
import type { Words } from '@foyer/words';

/** What ids are called on the screen; an id is said as it is where nothing is given. */
export interface CallReasonNames {
  readonly counter?: (counterId: string) => string | undefined;
  readonly agent?: (agentId: string) => string | undefined;
  /** A visit's ticket number. */
  readonly visit?: (visitId: string) => string | undefined;
}

/** Why this visit is the next one, as a sentence. */
export function formatCallReason(because: CallReason, words: Words, names: CallReasonNames = {}): string {
  switch (because.rule) {
    case 'by-hand':
    case 'returned-first':
      return words.t(`counter.because.${because.rule}`);
    case 'pinned': {
      const { pin } = because;
      return pin.to === 'counter'
        ? words.t('counter.because.pinnedToCounter', {
            counter: words.counter(names.counter?.(pin.counterId) ?? pin.counterId, 'in-sentence'),
          })
        : words.t('counter.because.pinnedToAgent', { agent: names.agent?.(pin.agentId) ?? pin.agentId });
    }
    case 'overtaken-enough':
      return words.t('counter.because.overtakenEnough', { count: because.overtakes });
    case 'policy': {
      const before = because.before === null ? undefined : names.visit?.(because.before.visitId);
      const waited = words.duration(because.waitedSeconds);
      const own = goesBeforeMoreUrgent(because);
      if (before === undefined) {
        return words.t(own ? 'counter.because.ownServices' : `counter.because.policy.${because.kind}`, { waited });
      }
      return words.t(own ? 'counter.because.ownServicesBefore' : `counter.because.policyBefore.${because.kind}`, {
        waited,
        before,
      });
    }
    default:
      return assertNever(because);
  }
}

/** Only the tiers of a counter stand above urgency: its own services come before those it helps out with. */
function goesBeforeMoreUrgent({ urgency, before }: Extract<CallReason, { rule: 'policy' }>): boolean {
  return urgency !== null && before !== null && before.urgency !== null && before.urgency > urgency;
}
