import { useStore } from 'zustand';
import { useBranchView, useKiosk } from '../kiosk-context.ts';
import { languages } from '../languages.ts';

/** The languages of the branch that the kiosk has words for; the browser's before the branch is known. */
export function useOfferedLanguages(): readonly string[] {
  const offered = useStore(useBranchView(), ({ branch }) => branch?.languages);
  return offered === undefined ? [languages.best(navigator.languages)] : languages.of(offered);
}

/** The language the page is in: the customer's, before they have chosen one the branch's first. */
export function usePageLanguage(): string {
  const chosen = useKiosk((model) => model.language);
  const [first = languages.best(navigator.languages)] = useOfferedLanguages();
  return chosen ?? first;
}
