import { Button, useWords } from '@foyer/ui';
import { Archive, ArchiveRestore, Copy, Trash2 } from 'lucide-react';
import { useMistakeAt } from '../form/field-mistake.ts';
import { nameOf } from '../form/say-value.ts';
import { useDraft, useSectionForm } from '../form/section-context.ts';
import { type Entry, entriesOf } from '../form/shape.ts';
import { retiredAs, withEntry } from './entries.ts';
import type { EntryKind } from './list-section.tsx';

interface EntryHeadProps {
  readonly kind: EntryKind;
  readonly entry: Entry;
  readonly onDuplicate: () => void;
}

/** What an entry is called, and what can be done with it as a whole. */
export function EntryHead({ kind, entry, onDuplicate }: EntryHeadProps) {
  const words = useWords();
  const { form, replace } = useSectionForm();
  const { value } = useDraft();
  const { list, retires } = kind;
  const { id } = entry;
  const shown = entriesOf(value[list]).find((each) => each.id === id) ?? entry;
  const at = entriesOf(form.getValues(list)).findIndex((each) => each.id === id);
  const error = useMistakeAt(`${list}.${at}`, `${list}.${at}.id`, `${list}.${at}.retired`);
  const retired = shown.retired === true;
  const change = (to: (entry: Entry) => readonly Entry[]) => replace(withEntry(form.getValues(), list, id, to));
  return (
    <header className="entry-head">
      <div className="entry-name">
        <h2 id="entry-title" dir="auto">
          {nameOf(shown, words) ?? words.t('settings.list.unnamed')}
        </h2>
        <p>{words.t('settings.list.id', { id })}</p>
      </div>
      <div className="entry-actions">
        <Button size="small" variant="quiet" icon={<Copy size={16} aria-hidden="true" />} onPress={onDuplicate}>
          {words.t('settings.list.duplicate')}
        </Button>
        {retires ? (
          <Button
            size="small"
            variant="quiet"
            icon={retired ? <ArchiveRestore size={16} aria-hidden="true" /> : <Archive size={16} aria-hidden="true" />}
            onPress={() => change((one) => [retiredAs(one, !retired)])}
          >
            {words.t(retired ? 'settings.list.bringBack' : 'settings.list.retire')}
          </Button>
        ) : null}
        <Button
          size="small"
          variant="quiet"
          icon={<Trash2 size={16} aria-hidden="true" />}
          onPress={() => change(() => [])}
        >
          {words.t('settings.list.takeOut')}
        </Button>
      </div>
      {error === undefined ? null : (
        <p role="alert" className="fy-field-error entry-mistake">
          {error}
        </p>
      )}
      {retired ? <p className="entry-retired">{words.t('settings.list.retiredText')}</p> : null}
    </header>
  );
}
