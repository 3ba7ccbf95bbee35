import { assertNever } from '@foyer/basics';
import type { CallReason } from '@foyer/contract';
import type { Words } from '@foyer/words';

/** What ids are called on the screen; an id is said as it is where nothing is given. */
export interface CallReasonNames {
  readonly counter?: (counterId: string) => string | undefined;
  readonly agent?: (agentId: string) => string | undefined;
  readonly class?: (classId: string) => string | undefined;
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
      const parts = [
        leadOf(because, words, names),
        factsOf(because, words, names),
        before === undefined ? null : words.t('counter.because.before', { before }),
      ];
      return parts
        .filter((part) => part !== null)
        .reduce((first, second) => words.t('shell.common.facts', { first, second }));
    }
    default:
      return assertNever(because);
  }
}

type ByPolicy = Extract<CallReason, { rule: 'policy' }>;

/** By what the policy chose, where the facts alone don't say. */
function leadOf(because: ByPolicy, words: Words, names: CallReasonNames): string | null {
  const { kind, waitedSeconds, targetSeconds, classId } = because;
  if (goesBeforeMoreUrgent(because)) return words.t('counter.because.own');
  switch (kind) {
    case 'accumulating':
      return null;
    case 'arrival':
    case 'strict':
      return words.t(`counter.because.${kind}`);
    case 'ratio':
      return words.t('counter.because.ratio', { class: names.class?.(classId) ?? classId });
    case 'target-driven':
      return words.t(waitedSeconds >= targetSeconds ? 'counter.because.lateTurn' : 'counter.because.nearest');
    default:
      return assertNever(kind);
  }
}

/** How long they waited, against the target, and their class. */
function factsOf({ waitedSeconds, targetSeconds, classId }: ByPolicy, words: Words, names: CallReasonNames): string {
  const waited = words.duration(waitedSeconds);
  const about = { waited, class: names.class?.(classId) ?? classId };
  const over = waitedSeconds - targetSeconds;
  return over > 0
    ? words.t('counter.because.over', { ...about, over: words.duration(over) })
    : words.t('counter.because.within', { ...about, target: words.duration(targetSeconds) });
}

/** Only the tiers of a counter stand above urgency: its own services come before those it helps out with. */
function goesBeforeMoreUrgent({ tier, urgency, before }: ByPolicy): boolean {
  if (before === null || before.tier <= tier) return false;
  return urgency === null || before.urgency === null || before.urgency > urgency;
}
