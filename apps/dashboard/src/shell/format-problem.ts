import type { CallProblem } from '@foyer/client';
import type { Words } from '@foyer/words';
import type { ProblemWords } from './commands.ts';
import { formatReason } from './format-facts.ts';

/**
 * A problem as a sentence, from its code and what the server says of it.
 *
 * @param own what it is called here, by its code, where that differs from everywhere else
 */
export function formatProblem(problem: CallProblem, words: Words, own: ProblemWords = {}): string {
  const { code } = problem;
  const special = own[code];
  if (special !== undefined) return words.t(special);
  const facts: Readonly<Record<string, unknown>> = { ...problem };
  switch (code) {
    case 'invalid-state': {
      const key = `problem.state.${facts.what}.${facts.state}`;
      return words.t(words.has(key) ? key : 'problem.invalid-state');
    }
    case 'service-closed':
      return typeof facts.opensAt === 'string'
        ? words.t('problem.service-closed-until', { opens: words.opens(facts.opensAt, Date.now()) })
        : words.t('problem.service-closed');
    case 'too-late':
      return words.t('problem.too-late', { time: words.clockTime(String(facts.closesAt)) });
    case 'queue-full':
      return words.t('problem.queue-full', { count: Number(facts.limit) });
    case 'too-many':
      return words.t('problem.too-many', { count: Number(facts.limit) });
    case 'service-suspended':
      return words.t('problem.service-suspended', { reason: formatReason(String(facts.reason), words) });
    case 'picture-refused': {
      const key = `problem.picture.${facts.fault}`;
      return words.t(words.has(key) ? key : 'problem.picture-refused');
    }
    case 'locked-out':
      return words.t('problem.locked-out', { time: words.duration(Number(facts.retryAfterSeconds), 'words') });
    default:
      return words.t(`problem.${code}`);
  }
}
