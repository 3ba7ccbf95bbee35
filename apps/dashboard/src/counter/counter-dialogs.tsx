import type { OutcomeId, VisitId } from '@foyer/basics';
import { useView } from '@foyer/client';
import type { Visit } from '@foyer/contract';
import { useWords } from '@foyer/ui';
import type { Words } from '@foyer/words';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { EscalationDialog, type OpenEscalation } from '../escalations/escalation-dialog.tsx';
import { NewTicketDialog } from '../new-ticket/new-ticket-dialog.tsx';
import { ActionDialog } from '../shell/action-dialog.tsx';
import type { Commands } from '../shell/commands.ts';
import { PauseDialog } from '../shell/pause-dialog.tsx';
import { ReasonDialog } from '../shell/reason-dialog.tsx';
import { type Names, offeredReasons, type ReadableView } from '../shell/use-names.ts';
import { isAboutCustomer, type OpenVisitDialog, VisitDialog } from '../visits/visit-dialog.tsx';
import { COUNTER_COMMANDS, type CounterActions, NEW_TICKET_KEY } from './counter-actions.ts';
import { HoldDialog } from './hold-dialog.tsx';
import { NoShowDialog } from './no-show-dialog.tsx';
import { ReturnDialog } from './return-dialog.tsx';
import { TransferDialog } from './transfer-dialog.tsx';

const MOST_NOTE = 1000;

/** Where the work goes on. */
const LANDING = ['.work-current .fy-empty button', '.work-next'];

/** The button that asks for it; where that can't be used any more, who is next, or why nothing is. */
function landingOf(kind: OpenDialog['kind']): readonly string[] {
  if (kind === 'abandon' || kind === 'handOver') return LANDING;
  if (kind === 'advise' || kind === 'resolve') return ['.escalations .panel-body'];
  if (kind === 'editNote' || kind === 'eraseNote') return ['.current-note'];
  const key = kind === 'newTicket' ? NEW_TICKET_KEY : COUNTER_COMMANDS[kind].key;
  return [`.work [aria-keyshortcuts="${key.toUpperCase()}"]`, ...LANDING];
}

/** The numbers of those whom an agent has put on hold: they stay that agent's, whatever becomes of the counter. */
function heldBy(agentId: string | null, visits: readonly Visit[], words: Words): string {
  const held = visits.filter(
    ({ stage }) => stage.kind === 'held' && stage.owner.to === 'agent' && stage.owner.agentId === agentId,
  );
  return words.list(held.map(({ number }) => number));
}

interface CounterDialogsProps {
  readonly view: ReadableView;
  readonly ui: CounterUiStore;
  readonly commands: Commands;
  readonly actions: CounterActions;
  readonly names: Names;
  readonly counterId: string;
}

/** The window that is open over the counter, if any; it closes by itself when its visit is gone from the view. */
export function CounterDialogs({ view, ui, commands, actions, names, counterId }: CounterDialogsProps) {
  const words = useWords();
  const dialog = useStore(ui, (state) => state.dialog);
  const close = useStore(ui, (state) => state.close);
  const branch = useView(view, (state) => state.branch);
  const visitId = dialog !== null && 'visitId' in dialog ? dialog.visitId : null;
  const visit = useView(view, (state) => (visitId === null ? undefined : state.visit[visitId]));
  const counter = useView(view, (state) => state.counter[counterId]);
  const customer = useView(view, (state) => state.visit[state.counter[counterId]?.visitId ?? '']);
  const held = useView(view, (state) =>
    heldBy(state.counter[counterId]?.agentId ?? null, Object.values(state.visit), words),
  );
  const gone = visitId !== null && visit === undefined;
  useEffect(() => {
    if (gone) close();
  }, [gone, close]);

  if (dialog === null) return null;
  const common = { commands, onClose: close, landing: landingOf(dialog.kind) };
  const note = { label: words.t('shell.common.note'), hint: words.t('shell.common.noteHint'), maxLength: MOST_NOTE };
  if ('escalationId' in dialog) {
    return <EscalationDialog {...common} open={dialog} view={view} names={names} actions={actions} />;
  }
  if (isAboutCustomer(dialog))
    return <VisitDialog {...common} open={dialog} view={view} names={names} actions={actions} />;
  if (dialog.kind === 'newTicket') return <NewTicketDialog {...common} view={view} names={names} />;
  if (dialog.kind === 'pause') {
    return (
      <PauseDialog
        {...common}
        title={words.t('dialogs.pause.title')}
        reasons={offeredReasons(branch, 'pause', names)}
        action={actions.pause}
      />
    );
  }
  if (dialog.kind === 'closeCounter') {
    return (
      <ActionDialog
        {...common}
        title={words.t('dialogs.closeCounter.title')}
        text={
          held === ''
            ? words.t('dialogs.closeCounter.text')
            : words.t('dialogs.closeCounter.textHeld', { numbers: held })
        }
        confirm={words.t('dialogs.closeCounter.confirm')}
        action={actions.closeCounter}
      />
    );
  }
  if (dialog.kind === 'handOver') {
    return counter === undefined ? null : (
      <ActionDialog
        {...common}
        title={words.t('dialogs.handOver.title', { counter: words.counter(counter.number, 'in-sentence') })}
        text={words.t(customer === undefined ? 'dialogs.handOver.text' : 'dialogs.handOver.textCustomer', {
          agent: counter.agentName ?? '',
          number: customer?.number ?? '',
        })}
        confirm={words.t('dialogs.handOver.confirm')}
        action={actions.handOver}
      />
    );
  }
  if (visit === undefined) return null;
  const { number } = visit;
  switch (dialog.kind) {
    case 'hold':
      return (
        <HoldDialog
          {...common}
          visit={visit}
          counterId={counterId}
          reasons={offeredReasons(branch, 'hold', names)}
          actions={actions}
        />
      );
    case 'returnVisit':
      return <ReturnDialog {...common} visit={visit} actions={actions} />;
    case 'escalate':
      return (
        <ReasonDialog
          {...common}
          title={words.t('dialogs.escalate.title', { number })}
          text={words.t('dialogs.escalate.text')}
          confirm={words.t('dialogs.escalate.confirm')}
          reasons={offeredReasons(branch, 'escalation', names)}
          note={note}
          action={(reason, words) => actions.escalate(visit, reason, words)}
        />
      );
    case 'transfer':
      return (
        <TransferDialog {...common} view={view} visit={visit} names={names} counterId={counterId} actions={actions} />
      );
    case 'noShow':
      return <NoShowDialog {...common} source={view} visit={visit} actions={actions} />;
    case 'cancel':
      return (
        <ActionDialog
          {...common}
          danger
          title={words.t('dialogs.cancelVisit.title', { number })}
          text={words.t('dialogs.cancelVisit.text')}
          confirm={words.t('dialogs.cancelVisit.confirm')}
          action={() => actions.cancel(visit)}
        />
      );
    case 'abandon':
      return (
        <ActionDialog
          {...common}
          danger
          title={words.t('dialogs.abandon.title', { number })}
          text={words.t('dialogs.abandon.text')}
          confirm={words.t('dialogs.abandon.confirm')}
          action={() => actions.abandon(visit)}
        />
      );
  }
}

/** The window that is open over the counter, and whom it is about. */
type OpenDialog =
  | {
      readonly kind: 'noShow' | 'hold' | 'returnVisit' | 'transfer' | 'escalate' | 'cancel' | 'abandon';
      readonly visitId: VisitId;
    }
  | { readonly kind: 'pause' | 'closeCounter' | 'handOver' | 'newTicket' }
  | OpenVisitDialog
  | OpenEscalation;

interface CounterUi {
  readonly dialog: OpenDialog | null;
  /** The outcome chosen for this visit; for every other one the branch's default counts. */
  readonly chosen: { readonly visitId: VisitId; readonly outcomeId: OutcomeId } | null;
  open(dialog: OpenDialog): void;
  close(): void;
  choose(visitId: VisitId, outcomeId: OutcomeId): void;
}
export type CounterUiStore = StoreApi<CounterUi>;

/** What only this window knows of the counter: nothing of it is lost when it is closed. */
export function createCounterUi(): CounterUiStore {
  return createStore<CounterUi>((set) => ({
    dialog: null,
    chosen: null,
    open: (dialog) => set({ dialog }),
    close: () => set({ dialog: null }),
    choose: (visitId, outcomeId) => set({ chosen: { visitId, outcomeId } }),
  }));
}
