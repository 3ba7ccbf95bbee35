import { Button, EmptyState, useWords } from '@foyer/ui';
import type { WordKey } from '@foyer/words';
import { MousePointerClick, Plus } from 'lucide-react';
import { type ComponentType, useEffect, useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { nameOf } from '../form/say-value.ts';
import { useDraft, useSectionForm } from '../form/section-context.ts';
import { type Entry, entriesOf, type PlainObject } from '../form/shape.ts';
import { AddDialog } from './add-dialog.tsx';
import { putBeside, type Target } from './entries.ts';
import { EntryHead } from './entry-head.tsx';
import { EntryTree, type Row } from './entry-tree.tsx';
import { keyOf, readKey } from './service-tree.ts';
import { useMarked } from './use-marked.ts';
import './list-section.css';

type ListName =
  | 'categories'
  | 'services'
  | 'profiles'
  | 'counters'
  | 'classes'
  | 'segments'
  | 'tags'
  | 'outcomes'
  | 'marks';

/** A list of a section: what its entries are made of. */
export interface EntryKind {
  readonly list: ListName;
  /** Begins the id of an entry whose name has no letters for one. */
  readonly kind: string;
  /** What is asked for when one is added. */
  readonly asks: WordKey;
  /** Can it be retired, or only taken out? */
  readonly retires: boolean;
  /** The fields of an entry, whose name in the form is `name`. */
  readonly fields: ComponentType<{ readonly name: string }>;
  /** An entry that can be saved as it is. */
  readonly blank: (made: NewEntry) => Entry;
  /** A new or copied entry with what comes along in other lists of the section, such as a service's numbers. */
  readonly completed?: (entry: Entry, value: PlainObject) => { readonly entry: Entry; readonly along: PlainObject };
}

export interface NewEntry {
  readonly id: string;
  readonly text: string;
  /** In which what people read is written first. */
  readonly language: string;
  readonly value: PlainObject;
  /** The whole configuration, as it would be. */
  readonly whole: PlainObject;
  /** Where it is added. */
  readonly beside: readonly [list: string, id: string] | null;
}

interface ListSectionProps {
  readonly kinds: readonly EntryKind[];
  /** The rows of the section's value; those of its one list when absent. */
  readonly rowsOf?: (
    value: PlainObject,
    rowOf: (list: string, entry: Entry, children?: readonly Row[]) => Row,
  ) => readonly Row[];
  /** Moves a row in another way than within its list. */
  readonly moved?: (value: PlainObject, key: string, target: Target<string>) => PlainObject | null;
  /** A line about an entry. */
  readonly detailOf?: (list: string, entry: Entry) => string;
}

/** A section that is a list: the entries on one side, all about the chosen one on the other. */
export function ListSection({ kinds, rowsOf, moved, detailOf }: ListSectionProps) {
  const words = useWords();
  const [path, go] = useLocation();
  const { section, form, replace } = useSectionForm();
  const { value } = useDraft();
  const [adding, setAdding] = useState<{ readonly kind: EntryKind; readonly copyOf: Entry | null } | null>(null);
  /** The key of the entry that was just added. */
  const [added, setAdded] = useState<string | null>(null);
  const markOf = useMarked();
  const detail = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => {
    const rowOf = (list: string, entry: Entry, children: readonly Row[] = []): Row => ({
      key: keyOf(list, entry.id),
      label: nameOf(entry, words) ?? words.t('settings.list.unnamed'),
      detail: detailOf?.(list, entry) ?? '',
      ...markOf(list, entry),
      children,
    });
    if (rowsOf !== undefined) return rowsOf(value, rowOf);
    return kinds.flatMap(({ list }) => entriesOf(value[list]).map((entry) => rowOf(list, entry)));
  }, [value, words, kinds, rowsOf, detailOf, markOf]);

  const rest = path
    .split('/')
    .filter((part) => part !== '')
    .slice(2)
    .map(decodeURIComponent);
  const [list = section, id] = rest.length > 1 ? rest : [section, rest[0]];
  const kind = kinds.find((each) => each.list === list);
  const entries = entriesOf(form.getValues(list));
  const at = kind === undefined ? -1 : entries.findIndex((entry) => entry.id === id);
  const entry = entries[at];
  // biome-ignore lint/correctness/useExhaustiveDependencies: another entry is begun to be read from its top
  useEffect(() => {
    detail.current?.scrollTo({ top: 0 });
  }, [list, id]);
  const shown = entry === undefined ? null : keyOf(list, entry.id);
  useEffect(() => {
    if (added === null || added !== shown || adding !== null) return;
    const fields = [...(detail.current?.querySelectorAll<HTMLInputElement>('input:enabled, textarea:enabled') ?? [])];
    const first = fields.find(({ value }) => value === '') ?? fields[0];
    first?.focus();
    setAdded(null);
  }, [added, shown, adding]);
  const select = (toList: string, toId: string) =>
    go(`/settings/${section}/${toList === section ? '' : `${toList}/`}${encodeURIComponent(toId)}`, {
      replace: id !== undefined,
    });
  const move = (key: string, target: Target<string>) => {
    const now: PlainObject = form.getValues();
    const [from, movedId] = readKey(key);
    const [to, otherId] = readKey(target.key);
    if (moved !== undefined) {
      const next = moved(now, key, target);
      if (next !== null) replace(next);
    } else if (from === to && target.position !== 'on') {
      replace({ ...now, [from]: putBeside(entriesOf(now[from]), new Set([movedId]), { ...target, key: otherId }) });
    }
  };
  return (
    <div className="list-section" data-chosen={entry === undefined ? undefined : ''}>
      <div className="list-side">
        <EntryTree
          label={words.t(`settings.page.${section}`)}
          rows={rows}
          selected={shown}
          onSelect={(key) => select(...readKey(key))}
          onMove={move}
          holds={(key) => readKey(key)[0] === 'categories'}
        />
        <div className="list-add">
          {kinds.map((each) => (
            <Button
              key={each.list}
              size="small"
              icon={<Plus size={16} aria-hidden="true" />}
              onPress={() => setAdding({ kind: each, copyOf: null })}
            >
              {words.t(`settings.list.add.${each.list}`)}
            </Button>
          ))}
        </div>
      </div>
      <div className="list-detail" ref={detail}>
        {kind === undefined || entry === undefined ? (
          <EmptyState icon={<MousePointerClick size={40} aria-hidden="true" />} title={words.t('settings.list.choose')}>
            {words.t('settings.list.chooseText')}
          </EmptyState>
        ) : (
          <article key={`${keyOf(list, entry.id)} ${at}`} aria-labelledby="entry-title" className="entry">
            <EntryHead kind={kind} entry={entry} onDuplicate={() => setAdding({ kind, copyOf: entry })} />
            <kind.fields name={`${list}.${at}`} />
          </article>
        )}
      </div>
      {adding === null ? null : (
        <AddDialog
          {...adding}
          beside={entry === undefined ? null : [list, entry.id]}
          onClose={() => setAdding(null)}
          onAdded={(id) => {
            select(adding.kind.list, id);
            setAdded(keyOf(adding.kind.list, id));
          }}
        />
      )}
    </div>
  );
}
