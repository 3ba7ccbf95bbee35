import { useWords } from '@foyer/ui';
import { sayMistake } from './say-mistake.ts';
import { useDraft, useSectionForm } from './section-context.ts';

/**
 * What is wrong at a field, as a sentence; `undefined` where nothing is.
 *
 * @param names the field's in the form, and of what is said at it as well
 */
export function useMistakeAt(...names: readonly string[]): string | undefined {
  const words = useWords();
  const { config } = useSectionForm();
  const { mistakesAt } = useDraft();
  const found = names.flatMap((name) => mistakesAt.get(name) ?? []);
  return found.length === 0 ? undefined : found.map((mistake) => sayMistake(mistake, words, config)).join(' ');
}
