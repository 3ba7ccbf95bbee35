import { useStore } from 'zustand';
import { useBranchView, useKiosk, useOwnSettings } from '../kiosk-context.ts';
import { languages } from '../languages.ts';

/**
 * The languages that this kiosk offers: those of the branch that are settled for it and that there are words in; the
 * browser's before the branch is known.
 */
export function useOfferedLanguages(): readonly string[] {
  const offered = useStore(useBranchView(), ({ branch }) => branch?.languages);
  const wanted = useOwnSettings()?.languages ?? null;
  if (offered === undefined) return [languages.best(navigator.languages)];
  const here = wanted?.filter((language) => offered.includes(language)) ?? [];
  // The branch may have given up all that this kiosk was to offer.
  return languages.of(here.length === 0 ? offered : here);
}

/** The language the page is in: the customer's, before they have chosen one the branch's first. */
export function usePageLanguage(): string {
  const chosen = useKiosk((model) => model.language);
  const [first = languages.best(navigator.languages)] = useOfferedLanguages();
  return chosen ?? first;
}
