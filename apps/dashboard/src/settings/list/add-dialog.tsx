import { Button, Dialog, TextField, useWords } from '@foyer/ui';
import { useId, useState } from 'react';
import { nameOf } from '../form/say-value.ts';
import { useSectionForm } from '../form/section-context.ts';
import { type Entry, entriesOf, isObject, type PlainObject } from '../form/shape.ts';
import { idFor } from './entries.ts';
import type { EntryKind } from './list-section.tsx';

interface AddDialogProps {
  readonly kind: EntryKind;
  /** The entry to begin from; `null` for a blank one. */
  readonly copyOf: Entry | null;
  readonly beside: readonly [list: string, id: string] | null;
  readonly onClose: () => void;
  readonly onAdded: (id: string) => void;
}

/** Asks what a new entry is called, and makes its id from that. */
export function AddDialog({ kind, copyOf, beside, onClose, onAdded }: AddDialogProps) {
  const words = useWords();
  const formId = useId();
  const { form, config, replace } = useSectionForm();
  const { list } = kind;
  const original = copyOf === null ? '' : (nameOf(copyOf, words) ?? '');
  const [text, setText] = useState(
    copyOf === null || kind.list === 'counters' ? '' : words.t('settings.list.copyName', { name: original }),
  );
  const [language = ''] = config.languages;
  const value: PlainObject = form.getValues();
  const inForce: PlainObject = { ...config };
  const taken = new Set([...entriesOf(value[list]), ...entriesOf(inForce[list])].map(({ id }) => id));
  const id = idFor(list === 'counters' ? `${kind.kind} ${text}` : text, kind.kind, taken);
  const add = () => {
    const written = text.trim();
    if (written === '') return;
    const whole = { ...inForce, ...value };
    const made = { id, text: written, language, value, whole, beside };
    const drafted = copyOf === null ? kind.blank(made) : copied(copyOf, id, written, language);
    const { entry, along } = kind.completed?.(drafted, value) ?? { entry: drafted, along: {} };
    const entries = entriesOf(value[list]);
    const after = entries.findIndex((each) => each.id === (copyOf?.id ?? (beside?.[0] === list ? beside[1] : '')));
    replace({ ...value, ...along, [list]: entries.toSpliced(after === -1 ? entries.length : after + 1, 0, entry) });
    onClose();
    onAdded(id);
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={
        copyOf === null ? words.t(`settings.list.add.${list}`) : words.t('settings.list.copyOf', { name: original })
      }
      actions={
        <>
          <Button variant="quiet" onPress={onClose}>
            {words.t('shell.common.cancel')}
          </Button>
          <Button type="submit" form={formId} variant="primary" isDisabled={text.trim() === ''}>
            {words.t('settings.list.create')}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        className="action-form"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <TextField
          label={words.t(kind.asks)}
          description={words.t('settings.list.addText')}
          value={text}
          onChange={setText}
          maxLength={list === 'counters' ? 12 : 80}
          autoComplete="off"
          autoFocus
        />
        <p className="entry-id">{words.t('settings.list.id', { id })}</p>
      </form>
    </Dialog>
  );
}

/** A copy with an id and a name of its own. */
function copied(entry: Entry, id: string, text: string, language: string): Entry {
  const { retired: _, ...rest } = entry;
  const named = isObject(entry.name) ? { name: { ...entry.name, [language]: text } } : { number: text };
  return { ...rest, ...named, id };
}
