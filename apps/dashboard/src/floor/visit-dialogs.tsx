import type { CounterId, VisitId } from '@foyer/basics';
import { useView } from '@foyer/client';
import type { Visit } from '@foyer/contract';
import { Badge, Button, Dialog, EmptyState, Select, useWords } from '@foyer/ui';
import { ArrowRightLeft, ChevronsUp, CircleX, Megaphone } from 'lucide-react';
import { useEffect, useState } from 'react';
import { HistoryList } from '../counter/history-list.tsx';
import { TransferDialog } from '../counter/transfer-dialog.tsx';
import { useHistory } from '../counter/use-history.ts';
import { ActionDialog } from '../shell/action-dialog.tsx';
import { Choices } from '../shell/choices.tsx';
import { offeredReasons } from '../shell/use-names.ts';
import { NoteList, readable } from '../visits/note-list.tsx';
import { TagBadges } from '../visits/tag-badges.tsx';
import type { FloorParts, VisitDialogKind } from './floor-ui.ts';
import { formatStage } from './visits-table.tsx';

/** Where the focus goes when the row is gone: the visits. */
const LANDING = ['.floor-visits input'];

interface VisitDialogsProps extends FloorParts {
  readonly dialog: { readonly kind: VisitDialogKind; readonly visitId: VisitId };
}

/** The window about one open visit; it closes by itself when the visit has ended. */
export function VisitDialogs({ dialog, ...parts }: VisitDialogsProps) {
  const { view, names, commands, ui, actions } = parts;
  const words = useWords();
  const { close } = ui.getState();
  const visit = useView(view, (state) => state.visit[dialog.visitId]);
  const gone = visit === undefined;
  useEffect(() => {
    if (gone) close();
  }, [gone, close]);
  if (visit === undefined) return null;
  const common = { commands, onClose: close, landing: LANDING };
  switch (dialog.kind) {
    case 'visit':
      return <VisitActs {...parts} visit={visit} />;
    case 'callTo':
      return <CallTo {...parts} visit={visit} />;
    case 'transfer':
      return <TransferDialog {...common} view={view} visit={visit} names={names} counterId={null} actions={actions} />;
    case 'priority':
      return <ChangePriority {...parts} visit={visit} />;
    case 'cancel':
      return (
        <ActionDialog
          {...common}
          danger
          irreversible
          title={words.t('dialogs.cancelVisit.title', { number: visit.number })}
          text={words.t('dialogs.cancelVisit.text')}
          confirm={words.t('dialogs.cancelVisit.confirm')}
          action={() => actions.cancel(visit)}
        />
      );
  }
}

type OneVisit = FloorParts & { readonly visit: Visit };

/** What can be done with a visit, and what has happened to it. */
function VisitActs({ names, ui, visit, user }: OneVisit) {
  const words = useWords();
  const history = useHistory(visit);
  const { open, close } = ui.getState();
  const { kind } = visit.stage;
  const act = (to: VisitDialogKind) => () => open({ kind: to, visitId: visit.id });
  const uncalled = kind === 'waiting' || kind === 'held';
  return (
    <Dialog
      isOpen
      onClose={close}
      size="medium"
      title={words.t('shell.common.facts', { first: visit.number, second: names.service(visit.serviceId) })}
    >
      <p className="muted">
        {words.t('shell.common.facts', {
          first: names.class(visit.classId),
          second: formatStage(visit, names, words),
        })}
      </p>
      <div className="acts">
        <Button
          variant="primary"
          icon={<Megaphone size={18} aria-hidden="true" className="mirrored" />}
          isDisabled={kind !== 'waiting'}
          onPress={act('callTo')}
        >
          {words.t('floor.acts.call')}
        </Button>
        <Button icon={<ArrowRightLeft size={18} aria-hidden="true" />} onPress={act('transfer')}>
          {words.t('floor.acts.move')}
        </Button>
        <Button icon={<ChevronsUp size={18} aria-hidden="true" />} isDisabled={!uncalled} onPress={act('priority')}>
          {words.t('floor.acts.priority')}
        </Button>
        <Button
          variant="danger"
          icon={<CircleX size={18} aria-hidden="true" />}
          isDisabled={kind === 'serving'}
          onPress={act('cancel')}
        >
          {words.t('floor.acts.cancel')}
        </Button>
      </div>
      <div className="current-badges">
        {visit.segment === null ? null : <Badge>{names.segment(visit.segment)}</Badge>}
        <TagBadges tags={visit.tags} names={names} />
      </div>
      <div className="notes-head">
        <h3 className="acts-history">{words.t('counter.notes')}</h3>
        <span>
          <Button size="small" onPress={() => open({ kind: 'addNote', visitId: visit.id })}>
            {words.t('counter.addNote')}
          </Button>
          <Button size="small" onPress={() => open({ kind: 'editVisit', visitId: visit.id })}>
            {words.t('counter.editVisit')}
          </Button>
        </span>
      </div>
      <NoteList
        notes={readable(visit.notes)}
        changing={{
          user,
          onEdit: ({ id }) => open({ kind: 'editNote', visitId: visit.id, noteId: id }),
          onErase: ({ id }) => open({ kind: 'eraseNote', visitId: visit.id, noteId: id }),
        }}
      />
      <h3 className="acts-history">{words.t('counter.history')}</h3>
      <HistoryList items={history.items} failed={history.problem !== null} names={names} />
    </Dialog>
  );
}

/** Calls a visit to a counter that is free. */
function CallTo({ view, names, commands, ui, actions, visit }: OneVisit) {
  const words = useWords();
  const { close } = ui.getState();
  const free = useView(view, (state) => state.counters).filter(
    ({ status, visitId }) => status === 'open' && visitId === null,
  );
  // Those that serve it anyway come first.
  const serving = free.filter(({ serviceIds }) => serviceIds.includes(visit.serviceId));
  const offered = [...serving, ...free.filter((counter) => !serving.includes(counter))];
  const [wanted, setWanted] = useState<CounterId | null>(null);
  const chosen = offered.find(({ id }) => id === wanted) ?? offered[0];
  const title = words.t('floor.acts.callTitle', { number: visit.number });
  if (chosen === undefined) {
    return (
      <Dialog isOpen onClose={close} title={title}>
        <EmptyState title={words.t('floor.acts.noneFree')} />
      </Dialog>
    );
  }
  return (
    <ActionDialog
      commands={commands}
      title={title}
      confirm={words.t('floor.acts.callConfirm')}
      onClose={close}
      landing={LANDING}
      onDigit={(digit) => setWanted(offered[digit - 1]?.id ?? chosen.id)}
      action={() => actions.callTo(visit, chosen.id)}
    >
      <Choices
        label={words.t('floor.acts.to')}
        numbered
        autoFocus
        value={chosen.id}
        onChange={setWanted}
        options={offered.map(({ id, number, agentName, serviceIds }) => ({
          id,
          label: words.t('dialogs.transfer.counterBy', { counter: words.counter(number), agent: agentName ?? '' }),
          detail: words.list(serviceIds.map(names.service)),
        }))}
      />
    </ActionDialog>
  );
}

/** Puts a visit into another class, with the reason. */
function ChangePriority({ view, names, commands, ui, actions, visit }: OneVisit) {
  const words = useWords();
  const branch = useView(view, (state) => state.branch);
  const reasons = offeredReasons(branch, 'priority', names);
  const classes = (branch?.classes ?? []).filter(({ id, retired }) => !retired && id !== visit.classId);
  const [classId, setClassId] = useState<string | null>(classes[0]?.id ?? null);
  const [reason, setReason] = useState(reasons[0]?.id ?? '');
  return (
    <ActionDialog
      commands={commands}
      title={words.t('floor.acts.priorityTitle', { number: visit.number })}
      text={words.t('floor.acts.priorityText', { class: names.class(visit.classId) })}
      confirm={words.t('floor.acts.priorityConfirm')}
      onClose={ui.getState().close}
      landing={LANDING}
      ready={classId !== null}
      onDigit={(digit) => setReason(reasons[digit - 1]?.id ?? reason)}
      action={() => (classId === null ? null : actions.changePriority(visit, classId, reason))}
    >
      <Select
        label={words.t('dialogs.newTicket.class')}
        options={classes.map(({ id }) => ({ id: String(id), label: names.class(id) }))}
        value={classId}
        onChange={setClassId}
      />
      <Choices
        label={words.t('shell.common.reason')}
        numbered
        autoFocus
        value={reason}
        onChange={setReason}
        options={reasons}
      />
    </ActionDialog>
  );
}
