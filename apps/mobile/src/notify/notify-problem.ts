import type { CallProblem } from '@foyer/client';
import type { WordKey } from '@foyer/words';

/** What keeps a customer from being texted, and where it is said. */
export interface NotifyProblem {
  readonly at: 'phone' | 'consent' | 'form';
  readonly words: WordKey;
}

/** What is missing before anything is sent. */
export function missingIn(said: { readonly phone: string; readonly agreed: boolean }): readonly NotifyProblem[] {
  const problems: NotifyProblem[] = [];
  if (said.phone.trim() === '') problems.push({ at: 'phone', words: 'mobile.notify.wrong.missing' });
  if (!said.agreed) problems.push({ at: 'consent', words: 'mobile.notify.needed' });
  return problems;
}

/** A refusal in words that say what the customer can do. */
export function notifyProblem({ code }: Pick<CallProblem, 'code'>): NotifyProblem {
  switch (code) {
    case 'validation-failed':
      return { at: 'phone', words: 'mobile.notify.wrong.number' };
    case 'opted-out':
      return { at: 'phone', words: 'mobile.notify.wrong.optedOut' };
    case 'no-messages':
      return { at: 'form', words: 'mobile.notify.wrong.none' };
    case 'rate-limited':
      return { at: 'form', words: 'mobile.notify.wrong.busy' };
    case 'unreachable':
    case 'timed-out':
    case 'unreadable-reply':
      return { at: 'form', words: 'mobile.notify.wrong.unreachable' };
    default:
      return { at: 'form', words: 'mobile.failed' };
  }
}
