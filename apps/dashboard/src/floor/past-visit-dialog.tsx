import type { VisitId } from '@foyer/basics';
import type { Note } from '@foyer/contract';
import { Dialog, useWords } from '@foyer/ui';
import { useEffect, useState } from 'react';
import { HistoryList } from '../counter/history-list.tsx';
import { useHistory } from '../counter/use-history.ts';
import { client } from '../shell/server.ts';
import type { Names } from '../shell/use-names.ts';
import { NoteList, readable } from '../visits/note-list.tsx';
import { TagBadges } from '../visits/tag-badges.tsx';
import type { PastVisit } from './floor-ui.ts';

interface PastVisitDialogProps {
  readonly visit: PastVisit;
  readonly names: Names;
  readonly onClose: () => void;
}

/** What happened to a visit, of whatever day. */
export function PastVisitDialog({ visit, names, onClose }: PastVisitDialogProps) {
  const words = useWords();
  const history = useHistory({ id: visit.id, version: 0, edits: 0, print: null, escalation: null, marks: [] });
  const notes = readable(usePastNotes(visit.id));
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="medium"
      title={words.t('shell.common.facts', { first: visit.number, second: words.day(visit.day) })}
    >
      <p className="muted">
        {words.t('shell.common.facts', { first: names.service(visit.serviceId), second: names.class(visit.classId) })}
      </p>
      <div className="current-badges">
        <TagBadges tags={visit.tags} names={names} />
      </div>
      {notes.length === 0 ? null : (
        <>
          <h3 className="acts-history">{words.t('counter.notes')}</h3>
          <NoteList notes={notes} />
        </>
      )}
      <h3 className="acts-history">{words.t('counter.history')}</h3>
      <HistoryList items={history.items} failed={history.problem !== null} names={names} />
    </Dialog>
  );
}

/** What was written about a visit that may have left the live view. */
function usePastNotes(visitId: VisitId): readonly Note[] {
  const [notes, setNotes] = useState<readonly Note[]>([]);
  useEffect(() => {
    const stop = new AbortController();
    const load = async () => {
      const answer = await client.call('visit', { params: { visitId }, signal: stop.signal });
      if (answer.ok && !stop.signal.aborted) setNotes(answer.value.visit.notes);
    };
    void load();
    return () => stop.abort();
  }, [visitId]);
  return notes;
}
