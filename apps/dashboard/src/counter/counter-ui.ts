import type { OutcomeId, VisitId } from '@foyer/basics';
import { createStore, type StoreApi } from 'zustand/vanilla';

/** The window that is open over the counter, and whom it is about. */
export type OpenDialog =
  | { readonly kind: 'noShow' | 'hold' | 'transfer' | 'escalate' | 'cancel' | 'abandon'; readonly visitId: VisitId }
  | { readonly kind: 'pause' | 'closeCounter' };

export interface CounterUi {
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
