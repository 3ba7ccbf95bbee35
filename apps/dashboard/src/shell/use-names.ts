import { useView, type ViewStore } from '@foyer/client';
import { useMemo } from 'react';
import { type Names, namesOf } from './names.ts';
import { useWords } from './words.ts';

/** A view as screens read it. */
export type ReadableView = Omit<ViewStore, 'release'>;

/** The names of a view's services, counters, classes and outcomes; renewed only when they change. */
export function useNames(view: ReadableView): Names {
  const { language } = useWords();
  const records = useView(view, ({ branch, service, counter, visit }) => ({ branch, service, counter, visit }));
  return useMemo(() => namesOf(records, language), [records, language]);
}
