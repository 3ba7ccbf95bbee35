import type { NoticeAbout } from '@foyer/basics';
import { type BranchManner, Words } from '@foyer/words';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { languages } from '../shell/languages.ts';

/** Texts that a notice can be begun with: the catalogue has each in every language it has. */
export const STARTERS = [
  { id: 'longer', about: 'delay' },
  { id: 'system', about: 'outage' },
  { id: 'cards', about: 'outage' },
  { id: 'suspended', about: 'outage' },
  { id: 'early', about: 'closure' },
  { id: 'papers', about: 'information' },
  { id: 'leave', about: 'emergency' },
] as const satisfies readonly { readonly id: string; readonly about: NoticeAbout }[];
export type StarterId = (typeof STARTERS)[number]['id'];

/** How customers are written to, in each of the branch's languages that there are words for, as soon as those are here. */
export function useCustomerWords(branch: BranchManner): ReadonlyMap<string, Words> {
  const loaded = useSyncExternalStore(languages.subscribe, () => languages.loaded);
  const known = useMemo(() => branch.languages.filter((tag) => languages.knows(tag)), [branch.languages]);
  useEffect(() => {
    for (const tag of known) void languages.load(tag);
  }, [known]);
  return useMemo(() => {
    const each = known.flatMap((tag) => {
      const resource = loaded.get(tag);
      return resource === undefined ? [] : [[tag, new Words(resource, tag, branch)] as const];
    });
    return new Map(each);
  }, [known, loaded, branch]);
}

/** The texts of a starter by language. */
export function starterTexts(id: StarterId, customers: ReadonlyMap<string, Words>): Readonly<Record<string, string>> {
  return Object.fromEntries([...customers].map(([tag, words]) => [tag, words.t(`notices.start.${id}.text`)]));
}

/** What a starter is about. */
export function aboutOf(id: StarterId): NoticeAbout {
  return STARTERS.find((starter) => starter.id === id)?.about ?? 'information';
}
