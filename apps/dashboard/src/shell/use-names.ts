import { useView, type ViewState, type ViewStore } from '@foyer/client';
import { type CallReasonNames, localText } from '@foyer/ui';
import { useMemo } from 'react';
import { useWords } from './words.ts';

/** A view as screens read it. */
export type ReadableView = Omit<ViewStore, 'release'>;

/** The names of a view's services, counters, classes and outcomes; renewed only when they change. */
export function useNames(view: ReadableView): Names {
  const { language } = useWords();
  const records = useView(view, ({ branch, service, counter, visit }) => ({ branch, service, counter, visit }));
  return useMemo(() => namesOf(records, language), [records, language]);
}

/** What ids are called, in the reader's language; an id without a name stands for itself. */
export interface Names extends Required<CallReasonNames> {
  readonly service: (serviceId: string) => string;
  readonly class: (classId: string) => string;
  readonly outcome: (outcomeId: string) => string;
}

/** Reads the names from a view's records. */
function namesOf(
  { branch, service, counter, visit }: Pick<ViewState, 'branch' | 'service' | 'counter' | 'visit'>,
  language: string,
): Names {
  const inList = (list: readonly { id: string; name: Readonly<Record<string, string>> }[] | undefined, id: string) => {
    const found = list?.find((one) => one.id === id);
    return found === undefined ? id : localText(found.name, language);
  };
  return {
    service: (id) => (service[id] === undefined ? id : localText(service[id].name, language)),
    class: (id) => inList(branch?.classes, id),
    outcome: (id) => inList(branch?.outcomes, id),
    counter: (id) => counter[id]?.number ?? id,
    agent: (id) => Object.values(counter).find(({ agentId }) => agentId === id)?.agentName ?? id,
    visit: (id) => visit[id]?.number,
  };
}
