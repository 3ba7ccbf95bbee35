import { useStore } from 'zustand';
import { useBranchView } from '../kiosk-context.ts';
import { languages } from '../languages.ts';

/** The languages of the branch that the kiosk has words for; English when there is none. */
export function useOfferedLanguages(): readonly string[] {
  return languages.of(useStore(useBranchView(), ({ branch }) => branch?.languages) ?? []);
}
