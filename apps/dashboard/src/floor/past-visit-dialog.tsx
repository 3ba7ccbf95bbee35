import { Dialog, useWords } from '@foyer/ui';
import { HistoryList } from '../counter/history-list.tsx';
import { useHistory } from '../counter/use-history.ts';
import type { Names } from '../shell/use-names.ts';
import type { PastVisit } from './floor-ui.ts';

interface PastVisitDialogProps {
  readonly visit: PastVisit;
  readonly names: Names;
  readonly onClose: () => void;
}

/** What happened to a visit, of whatever day. */
export function PastVisitDialog({ visit, names, onClose }: PastVisitDialogProps) {
  const words = useWords();
  const history = useHistory({ id: visit.id, version: 0, print: null, escalation: null, marks: [] });
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
      <h3 className="acts-history">{words.t('counter.history')}</h3>
      <HistoryList items={history.items} failed={history.problem !== null} names={names} />
    </Dialog>
  );
}
