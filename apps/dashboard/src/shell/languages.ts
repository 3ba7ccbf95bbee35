/// <reference types="vite/client" />
import { lookUpLanguage, PageLanguages } from '@foyer/words';

/** The languages the dashboard can be in. */
export const languages = new PageLanguages(
  import.meta.glob(
    '../../../../packages/words/*/{audit,backup,common,counter,devices,dialogs,done,floor,founding,hours,keys,looks,mistakes,notices,people,practice,privacy,problem,reasons,reports,settings,shell,templates}.json',
  ),
);

/** The languages staff may choose from: those the branch offers its customers first, then all others there are words for. */
export function offeredLanguages(ofBranch: readonly string[]): readonly string[] {
  const first = languages.of(ofBranch);
  return [...first, ...languages.all.filter((tag) => !first.some((one) => lookUpLanguage(one, [tag]) !== null))];
}
