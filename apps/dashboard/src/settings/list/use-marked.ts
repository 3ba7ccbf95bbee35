import { useWords } from '@foyer/ui';
import { useMemo } from 'react';
import { listOf } from '../form/mistakes.ts';
import { useDraft, useSectionForm } from '../form/section-context.ts';
import { type Entry, entriesOf } from '../form/shape.ts';
import { unservedBy } from './unserved.ts';

/** What marks an entry in its list: that it is retired or new, that no profile serves it, and that something of it is to be mended. */
export function useMarked() {
  const words = useWords();
  const { config } = useSectionForm();
  const { mistakesAt } = useDraft();
  return useMemo(() => {
    const faulty = new Set(
      [...mistakesAt.values()]
        .flat()
        .flatMap((each) => (each.item === null ? [] : [`${listOf(each)}/${each.item.id}`])),
    );
    const inForce: Readonly<Record<string, unknown>> = { ...config };
    const known = new Map<string, ReadonlySet<string>>();
    const idsOf = (list: string) => {
      const ids = known.get(list) ?? new Set(entriesOf(inForce[list]).map(({ id }) => id));
      known.set(list, ids);
      return ids;
    };
    const wordFor = (list: string, entry: Entry) => {
      if (entry.retired === true) return words.t('settings.list.retired');
      return idsOf(list).has(entry.id) ? null : words.t('settings.list.new');
    };
    const isUnserved = unservedBy(config.profiles);
    return (list: string, entry: Entry) => ({
      mark: wordFor(list, entry),
      warning: list === 'services' && isUnserved(entry) ? words.t('settings.list.unserved') : null,
      faulty: faulty.has(`${list}/${entry.id}`),
    });
  }, [words, config, mistakesAt]);
}
