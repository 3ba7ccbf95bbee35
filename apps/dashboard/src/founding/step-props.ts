import type { Mistakes } from '../settings/hours/hours-draft.ts';
import type { FoundingDraft } from './founding-draft.ts';

export interface StepProps {
  readonly draft: FoundingDraft;
  readonly onChange: (draft: FoundingDraft) => void;
  /** Sentences by their places in the request, of this step; none before it was left once. */
  readonly mistakes: Mistakes;
}

/** A field's error, where there is one at any of these places. */
export function errorAt(mistakes: Mistakes, ...pointers: readonly string[]): { readonly error?: string } {
  const error = pointers.map((pointer) => mistakes.get(pointer)).find((each) => each !== undefined);
  return error === undefined ? {} : { error };
}
