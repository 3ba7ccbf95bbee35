import type { Client } from '@foyer/client';
import type { Note, RouteBody, Visit } from '@foyer/contract';
import type { Action, Done } from '../shell/commands.ts';

export type VisitActions = ReturnType<typeof visitActions>;
export type VisitEdit = RouteBody<'editVisit'>;

/** What staff find out and write down about a customer, wherever they do it. */
export function visitActions(client: Client) {
  const action = (name: string, done: Done, send: Action['send']): Action => ({ name, done, send });
  return {
    addNote: ({ id, number }: Visit, note: string) =>
      action(
        `note-${id}`,
        (words) => words.t('done.addNote', { number }),
        (commandId) => client.call('addNote', { params: { visitId: id }, body: { note }, commandId }),
      ),
    editNote: ({ id, number }: Visit, { id: noteId }: Note, note: string) =>
      action(
        `note-${noteId}`,
        (words) => words.t('done.editNote', { number }),
        (commandId) => client.call('editNote', { params: { visitId: id, noteId }, body: { note }, commandId }),
      ),
    eraseNote: ({ id, number }: Visit, { id: noteId }: Note) =>
      action(
        `note-${noteId}`,
        (words) => words.t('done.eraseNote', { number }),
        (commandId) => client.call('eraseNote', { params: { visitId: id, noteId }, commandId }),
      ),
    editVisit: ({ id, number, version }: Visit, edit: VisitEdit) =>
      action(
        `edit-${id}`,
        (words) => words.t('done.editVisit', { number }),
        (commandId) =>
          client.call('editVisit', {
            params: { visitId: id },
            body: { ...edit, expectedVersion: version },
            commandId,
          }),
      ),
  };
}
