import { useStore } from 'zustand';
import { useBranchView } from '../kiosk-context.ts';
import { spokenLanguages } from '../locales/index.ts';

/** The languages of the branch that the kiosk has words for; English when there is none. */
export function useOfferedLanguages(): readonly string[] {
  const offered = useStore(useBranchView(), ({ branch }) => branch?.languages);
  const spoken = offered?.filter((tag) => spokenLanguages.includes(tag.split('-')[0] ?? tag)) ?? [];
  return spoken.length > 0 ? spoken : ['en'];
}
