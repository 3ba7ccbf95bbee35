import type { Escalation, Visit } from '@foyer/contract';
import type { Words } from '@foyer/words';
import type { Names } from '../shell/use-names.ts';

/** What somebody answered to an escalation. */
export interface Answer {
  readonly id: string;
  readonly by: string;
  readonly text: string;
}

/** What was answered about a customer, in words and in the end by a decision. */
export function answersAbout(
  visit: Pick<Visit, 'id'> | null,
  escalations: readonly Escalation[],
  names: Pick<Names, 'reason'>,
  words: Words,
): readonly Answer[] {
  return escalations
    .filter(({ visitId }) => visit !== null && visitId === visit.id)
    .toSorted((one, other) => Date.parse(one.raisedAt) - Date.parse(other.raisedAt))
    .flatMap(({ id, advice, status, by, resolution, decision }) => [
      ...(advice?.text == null ? [] : [{ id: `${id} advice`, by: advice.by, text: advice.text }]),
      ...(status === 'resolved' && resolution !== null
        ? [{ id, by: by ?? '', text: textOf(names.reason('resolution', resolution), decision, words) }]
        : []),
    ]);
}

function textOf(first: string, second: string | null, words: Words): string {
  return second === null ? first : words.t('shell.common.facts', { first, second });
}
