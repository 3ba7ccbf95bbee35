import type { OutcomeId, VisitId } from '@foyer/basics';
import { useView } from '@foyer/client';
import type { Visit } from '@foyer/contract';
import { formatList } from '@foyer/ui';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { ActionDialog } from '../shell/action-dialog.tsx';
import type { Commands } from '../shell/commands.ts';
import { ReasonDialog } from '../shell/reason-dialog.tsx';
import { ESCALATION_REASONS, HOLD_REASONS, PAUSE_REASONS } from '../shell/reasons.ts';
import type { Names, ReadableView } from '../shell/use-names.ts';
import { useWords } from '../shell/words.ts';
import { COUNTER_COMMANDS, type CounterActions } from './counter-actions.ts';
import { NoShowDialog } from './no-show-dialog.tsx';
import { TransferDialog } from './transfer-dialog.tsx';

const MOST_NOTE = 1000;

/** The button that asks for it; where that can't be used any more, who is next, or why nothing is. */
function landingOf(kind: OpenDialog['kind']): readonly string[] {
  const button = kind === 'abandon' ? [] : [`.work [aria-keyshortcuts="${COUNTER_COMMANDS[kind].key.toUpperCase()}"]`];
  return [...button, '.work-current .fy-empty button', '.work-next'];
}

/** The numbers of those whom an agent has put on hold: they stay that agent's, whatever becomes of the counter. */
function heldBy(agentId: string | null, visits: readonly Visit[], language: string): string {
  const held = visits.filter(({ stage }) => stage.kind === 'held' && stage.owner === agentId);
  return formatList(
    held.map(({ number }) => number),
    language,
  );
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
  const { say, language } = useWords();
  const dialog = useStore(ui, (state) => state.dialog);
  const close = useStore(ui, (state) => state.close);
  const visitId = dialog !== null && 'visitId' in dialog ? dialog.visitId : null;
  const visit = useView(view, (state) => (visitId === null ? undefined : state.visit[visitId]));
  const held = useView(view, (state) =>
    heldBy(state.counter[counterId]?.agentId ?? null, Object.values(state.visit), language),
  );
  const gone = visitId !== null && visit === undefined;
  useEffect(() => {
    if (gone) close();
  }, [gone, close]);

  if (dialog === null) return null;
  const common = { commands, onClose: close, landing: landingOf(dialog.kind) };
  const note = { label: say('common.note'), hint: say('common.noteHint'), maxLength: MOST_NOTE };
  if (dialog.kind === 'pause') {
    return (
      <ReasonDialog
        {...common}
        title={say('pause.title')}
        text={say('pause.text')}
        confirm={say('pause.confirm')}
        reasons={PAUSE_REASONS}
        action={(reason) => actions.pause(reason)}
      />
    );
  }
  if (dialog.kind === 'closeCounter') {
    return (
      <ActionDialog
        {...common}
        title={say('closeCounter.title')}
        text={
          held === ''
            ? say('closeCounter.text')
            : `${say('closeCounter.text')} ${say('closeCounter.held', { numbers: held })}`
        }
        confirm={say('closeCounter.confirm')}
        action={actions.closeCounter}
      />
    );
  }
  if (visit === undefined) return null;
  const { number } = visit;
  switch (dialog.kind) {
    case 'hold':
      return (
        <ReasonDialog
          {...common}
          title={say('hold.title', { number })}
          text={say('hold.text')}
          confirm={say('hold.confirm')}
          reasons={HOLD_REASONS}
          note={note}
          action={(reason, words) => actions.hold(visit, reason, words)}
        />
      );
    case 'escalate':
      return (
        <ReasonDialog
          {...common}
          title={say('escalate.title', { number })}
          text={say('escalate.text')}
          confirm={say('escalate.confirm')}
          reasons={ESCALATION_REASONS}
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
          title={say('cancelVisit.title', { number })}
          text={say('cancelVisit.text')}
          confirm={say('cancelVisit.confirm')}
          action={() => actions.cancel(visit)}
        />
      );
    case 'abandon':
      return (
        <ActionDialog
          {...common}
          danger
          title={say('abandon.title', { number })}
          text={say('abandon.text')}
          confirm={say('abandon.confirm')}
          action={() => actions.abandon(visit)}
        />
      );
  }
}

/** The window that is open over the counter, and whom it is about. */
type OpenDialog =
  | { readonly kind: 'noShow' | 'hold' | 'transfer' | 'escalate' | 'cancel' | 'abandon'; readonly visitId: VisitId }
  | { readonly kind: 'pause' | 'closeCounter' };

interface CounterUi {
  readonly dialog: OpenDialog | null;
  /** The outcome chosen for this visit; for every other one the branch's default counts. */
  readonly chosen: { readonly visitId: VisitId; readonly outcomeId: OutcomeId } | null;
  open(dialog: OpenDialog): void;
  close(): void;
  choose(visitId: VisitId, outcomeId: OutcomeId): void;
}
type CounterUiStore = StoreApi<CounterUi>;

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
