import { VISIT_ENDS } from '@foyer/basics';
import type { Words } from '@foyer/words';
import type { Names } from '../shell/use-names.ts';
import type { OtherVisit } from './use-customer.ts';

/** How a visit ended: its outcome, or what became of it. */
export function visitEnd(
  { how, outcomeId }: Pick<OtherVisit, 'how' | 'outcomeId'>,
  names: Names,
  words: Words,
): string {
  if (outcomeId !== null) return names.outcome(outcomeId);
  const known = VISIT_ENDS.find((end) => end === how);
  return words.t(known === undefined ? 'floor.past.open' : `floor.stage.${known}`);
}
