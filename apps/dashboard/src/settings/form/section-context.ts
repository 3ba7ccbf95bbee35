import type { BranchConfig, SectionId } from '@foyer/configuration';
import { createContext, useContext } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import type { ShownMistake } from './mistakes.ts';
import type { PlainObject } from './shape.ts';

/** The form of a section, as its parts need it; the same for as long as the form is open. */
export interface SectionForm {
  readonly section: SectionId;
  readonly form: UseFormReturn<FieldValues>;
  /** The configuration in force. */
  readonly config: BranchConfig;
  /** Puts another value in the place of the form's: for what is more than one field. */
  readonly replace: (value: PlainObject) => void;
}

/** What the form says now, a moment after the last key. */
export interface Draft {
  /** As it would be saved. */
  readonly value: PlainObject;
  readonly mistakes: readonly ShownMistake[];
  /** The same by the form's names of the fields, such as `services.3.name`. */
  readonly mistakesAt: ReadonlyMap<string, readonly ShownMistake[]>;
}

export const SectionFormContext = createContext<SectionForm | null>(null);
export const DraftContext = createContext<Draft | null>(null);

export function useSectionForm(): SectionForm {
  const found = useContext(SectionFormContext);
  if (found === null) throw new Error('There is no form of a section above this component.');
  return found;
}

export function useDraft(): Draft {
  const found = useContext(DraftContext);
  if (found === null) throw new Error('There is no form of a section above this component.');
  return found;
}

/** The languages that names are written in, the branch's first one first. */
export function useBranchLanguages(): readonly string[] {
  return useSectionForm().config.languages;
}
