import type { VisitId } from '@foyer/basics';
import { useView } from '@foyer/client';
import type { Note, Visit } from '@foyer/contract';
import { TextField, useWords } from '@foyer/ui';
import { useEffect, useState } from 'react';
import { ActionDialog } from '../shell/action-dialog.tsx';
import type { Commands } from '../shell/commands.ts';
import type { Names, ReadableView } from '../shell/use-names.ts';
import { EditVisitDialog } from './edit-visit-dialog.tsx';
import type { VisitActions } from './visit-actions.ts';

const MOST_NOTE = 1000;

/** The window over a page in which something is written about a visit, and what. */
export type OpenVisitDialog =
  | { readonly kind: 'addNote' | 'editVisit'; readonly visitId: VisitId }
  | { readonly kind: 'editNote' | 'eraseNote'; readonly visitId: VisitId; readonly noteId: Note['id'] };

const KINDS: readonly string[] = ['addNote', 'editVisit', 'editNote', 'eraseNote'] satisfies OpenVisitDialog['kind'][];

/** Is the window of a page one of these? */
export function isAboutCustomer<D extends { readonly kind: string }>(dialog: D): dialog is D & OpenVisitDialog {
  return KINDS.includes(dialog.kind);
}

export interface VisitDialogProps {
  readonly view: ReadableView;
  readonly names: Names;
  readonly commands: Commands;
  readonly actions: VisitActions;
  readonly onClose: () => void;
  readonly landing: readonly string[];
}

/** Writes something down about a visit, changes or erases it; it closes by itself when what it is about is gone. */
export function VisitDialog({ open, ...props }: VisitDialogProps & { readonly open: OpenVisitDialog }) {
  const { view, onClose } = props;
  const visit = useView(view, (state) => state.visit[open.visitId]);
  const note = 'noteId' in open ? visit?.notes.find(({ id }) => id === open.noteId) : null;
  const gone = visit === undefined || note === undefined;
  useEffect(() => {
    if (gone) onClose();
  }, [gone, onClose]);
  if (visit === undefined || note === undefined) return null;
  if (open.kind === 'editVisit') return <EditVisitDialog {...props} visit={visit} />;
  if (open.kind === 'eraseNote' && note !== null) return <EraseNote {...props} visit={visit} note={note} />;
  return <WriteNote {...props} visit={visit} note={note} />;
}

type OneVisit = VisitDialogProps & { readonly visit: Visit };

/** A new note, in a line that Enter sends, or one that is written anew. */
function WriteNote({ commands, actions, onClose, landing, visit, note }: OneVisit & { readonly note: Note | null }) {
  const words = useWords();
  const [text, setText] = useState(note?.text ?? '');
  const written = text.trim();
  const { number } = visit;
  return (
    <ActionDialog
      commands={commands}
      title={words.t(note === null ? 'dialogs.note.addTitle' : 'dialogs.note.editTitle', { number })}
      confirm={words.t(note === null ? 'dialogs.note.add' : 'dialogs.note.save')}
      ready={written !== ''}
      onClose={onClose}
      landing={landing}
      action={() => {
        if (written === '') return null;
        return note === null ? actions.addNote(visit, written) : actions.editNote(visit, note, written);
      }}
    >
      <TextField
        label={words.t('shell.common.note')}
        description={words.t('dialogs.note.hint')}
        maxLength={MOST_NOTE}
        rows={note === null ? 1 : 3}
        autoFocus
        value={text}
        onChange={setText}
      />
    </ActionDialog>
  );
}

function EraseNote({ commands, actions, onClose, landing, visit, note }: OneVisit & { readonly note: Note }) {
  const words = useWords();
  return (
    <ActionDialog
      commands={commands}
      danger
      irreversible
      title={words.t('dialogs.note.eraseTitle')}
      text={words.t('dialogs.note.eraseText', { text: note.text ?? '' })}
      confirm={words.t('dialogs.note.erase')}
      onClose={onClose}
      landing={landing}
      action={() => actions.eraseNote(visit, note)}
    />
  );
}
