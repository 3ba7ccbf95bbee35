import type { MarkId, OutcomeId, VisitId } from '@foyer/basics';
import { useView } from '@foyer/client';
import type { Branch, Visit } from '@foyer/contract';
import { useWords } from '@foyer/ui';
import type { Words } from '@foyer/words';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { EscalationDialog, type OpenEscalation } from '../escalations/escalation-dialog.tsx';
import { GoOnDialog } from '../itinerary/go-on-dialog.tsx';
import { PlanDialog } from '../itinerary/plan-dialog.tsx';
import { WalkDirectDialog } from '../itinerary/walk-direct-dialog.tsx';
import { NewTicketDialog } from '../new-ticket/new-ticket-dialog.tsx';
import { ActionDialog } from '../shell/action-dialog.tsx';
import type { Commands } from '../shell/commands.ts';
import { PauseDialog } from '../shell/pause-dialog.tsx';
import { QuickChoice } from '../shell/quick-choice.tsx';
import { ReasonDialog } from '../shell/reason-dialog.tsx';
import { type Names, offeredEscalations, offeredReasons, type ReadableView } from '../shell/use-names.ts';
import { isAboutCustomer, type OpenVisitDialog, VisitDialog } from '../visits/visit-dialog.tsx';
import { AmountDialog } from './amount-dialog.tsx';
import { COUNTER_COMMANDS, type CounterActions, MARKS_KEY, NEW_TICKET_KEY } from './counter-actions.ts';
import { HoldDialog } from './hold-dialog.tsx';
import type { Marking } from './marking.ts';
import { type MarkedStep, type MarkKindOf, tallyOf } from './marks.ts';
import { formatTally } from './marks-row.tsx';
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
  const key =
    kind === 'newTicket'
      ? NEW_TICKET_KEY
      : kind === 'marks' || kind === 'amount'
        ? MARKS_KEY
        : COUNTER_COMMANDS[kind === 'goOn' ? 'finish' : kind].key;
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
  /** Those that the customer's service may end with. */
  readonly outcomes: Branch['outcomes'];
  readonly marking: Marking;
  readonly onEnd: (name: 'finish' | 'finishAndCallNext', visit: Visit, outcomeId: string) => void;
}

/** The window that is open over the counter, if any; it closes by itself when its visit is gone from the view. */
export function CounterDialogs(props: CounterDialogsProps) {
  const { view, ui, commands, actions, names, counterId, outcomes, marking, onEnd } = props;
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
  if (dialog.kind === 'walkDirect') {
    return <WalkDirectDialog {...common} view={view} names={names} actions={actions} />;
  }
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
    case 'finish':
    case 'finishAndCallNext': {
      const { kind } = dialog;
      return (
        <QuickChoice
          title={words.t('dialogs.outcome.title', { number })}
          text={words.t(kind === 'finish' ? 'dialogs.outcome.text' : 'dialogs.outcome.textNext')}
          options={outcomes.map(({ id, name }) => ({ id, label: words.text(name) }))}
          onClose={close}
          onChoose={(id) => {
            close();
            onEnd(kind, visit, id);
          }}
        />
      );
    }
    case 'marks': {
      const { of } = marking;
      return of === null ? null : (
        <QuickChoice
          title={words.t('counter.marksOf', { number })}
          options={marking.marks.map((mark) => markChoice(mark, of, words))}
          onClose={close}
          onChoose={(id) => {
            close();
            const mark = marking.marks.find((one) => one.id === id);
            if (mark !== undefined) marking.record(mark);
          }}
        />
      );
    }
    case 'amount': {
      const mark = marking.marks.find(({ id }) => id === dialog.markId);
      return mark === undefined ? null : <AmountDialog {...common} visit={visit} mark={mark} actions={actions} />;
    }
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
          reasons={offeredEscalations(branch, names, words)}
          note={note}
          action={(reason, words) => actions.escalate(visit, reason, words)}
        />
      );
    case 'transfer':
      return (
        <TransferDialog {...common} view={view} visit={visit} names={names} counterId={counterId} actions={actions} />
      );
    case 'plan':
      return <PlanDialog {...common} view={view} visit={visit} names={names} actions={actions} />;
    case 'goOn':
      return (
        <GoOnDialog
          {...common}
          visit={visit}
          names={names}
          reasons={offeredReasons(branch, 'hold', names)}
          action={(goOn) => actions.finish(visit, chosenOutcome(ui.getState(), visit, outcomes[0]?.id ?? null), goOn)}
        />
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

/** A mark to choose: what choosing it does, and what was recorded of it. */
function markChoice(mark: MarkKindOf, of: MarkedStep, words: Words) {
  const tally = tallyOf(of, mark.id);
  const does = mark.kind === 'counted' ? 'add' : tally.running === null ? 'begin' : 'end';
  const detail = formatTally(mark, tally, words);
  const label = words.t(`counter.mark.${does}`, { mark: words.text(mark.name) });
  return { id: mark.id, label, ...(detail === '' ? {} : { detail }) };
}

/** The window that is open over the counter, and whom it is about. */
type OpenDialog =
  | {
      readonly kind:
        | 'noShow'
        | 'hold'
        | 'returnVisit'
        | 'transfer'
        | 'plan'
        | 'goOn'
        | 'escalate'
        | 'cancel'
        | 'abandon'
        | 'finish'
        | 'finishAndCallNext'
        | 'marks';
      readonly visitId: VisitId;
    }
  | { readonly kind: 'amount'; readonly visitId: VisitId; readonly markId: MarkId }
  | { readonly kind: 'pause' | 'closeCounter' | 'handOver' | 'newTicket' | 'walkDirect' }
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
/** The outcome that finishing the visit takes: the one that was chosen for it, else the usual one of its service. */
export function chosenOutcome(
  { chosen }: Pick<CounterUi, 'chosen'>,
  visit: Visit | null,
  usual: OutcomeId | null,
): OutcomeId | null {
  return chosen !== null && chosen.visitId === visit?.id ? chosen.outcomeId : usual;
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
