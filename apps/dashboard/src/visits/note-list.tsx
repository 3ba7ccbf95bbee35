import { roleIncludes } from '@foyer/basics';
import { ACTS_FOR_OTHERS, type Note, type User } from '@foyer/contract';
import { Badge, IconButton, useWords } from '@foyer/ui';
import { Pencil, Trash2 } from 'lucide-react';
import './note-list.css';

interface NoteListProps {
  readonly notes: readonly Note[];
  /** What can be done with those that are theirs to change; without it they are only read. */
  readonly changing?: {
    readonly user: User;
    readonly onEdit: (note: Note) => void;
    readonly onErase: (note: Note) => void;
  };
  /** Has the reader not had a chance to read it? */
  readonly isNew?: (note: Note) => boolean;
}

/** What was written about a visit, the newest first; each note in its own direction, with who wrote it and when. */
export function NoteList({ notes, changing, isNew = () => false }: NoteListProps) {
  const words = useWords();
  return notes.map((note) => (
    <article key={note.id} className="note">
      <div className="note-body">
        <p dir="auto">{note.text}</p>
        <div className="note-facts muted">
          {isNew(note) ? <Badge tone="warning">{words.t('counter.note.new')}</Badge> : null}
          <bdi>{note.by}</bdi>
          <time dateTime={note.at}>{words.clockTime(note.at)}</time>
          {note.editedAt === null ? null : (
            <span>{words.t('counter.note.edited', { time: words.clockTime(note.editedAt) })}</span>
          )}
        </div>
      </div>
      {changing === undefined || !isTheirs(note, changing.user) ? null : (
        <div className="note-acts">
          <IconButton size="small" label={words.t('counter.note.edit')} onPress={() => changing.onEdit(note)}>
            <Pencil size={15} aria-hidden="true" />
          </IconButton>
          <IconButton size="small" label={words.t('counter.note.erase')} onPress={() => changing.onErase(note)}>
            <Trash2 size={15} aria-hidden="true" />
          </IconButton>
        </div>
      )}
    </article>
  ));
}

/** Theirs to change: one of their own, and from a supervisor on any. */
function isTheirs({ agentId }: Note, { id, role }: User): boolean {
  return agentId === id || roleIncludes(role, ACTS_FOR_OTHERS);
}

/** Those whose words are still kept. */
export function readable(notes: readonly Note[]): readonly Note[] {
  return notes.filter(({ text }) => text !== null);
}
