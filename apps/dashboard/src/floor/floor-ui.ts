import type { CounterId, ServiceId, VisitId } from '@foyer/basics';
import type { RouteReply, User } from '@foyer/contract';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { OpenEscalation } from '../escalations/escalation-dialog.tsx';
import type { OpenNotice } from '../notices/notice-dialogs.tsx';
import type { Commands } from '../shell/commands.ts';
import type { Names, ReadableView } from '../shell/use-names.ts';
import type { OpenVisitDialog } from '../visits/visit-dialog.tsx';
import type { FloorActions } from './floor-actions.ts';

/** A visit as a search finds it, whether it has ended or not. */
export type PastVisit = RouteReply<'searchVisits'>['items'][number];

/** About one open visit: what can be done with it, and each of that. */
export const VISIT_DIALOGS = ['visit', 'callTo', 'transfer', 'priority', 'cancel'] as const;
export type VisitDialogKind = (typeof VISIT_DIALOGS)[number];
/** About one counter, likewise. */
export const COUNTER_DIALOGS = [
  'counter',
  'staffCounter',
  'pauseCounter',
  'closeCounter',
  'profile',
  'message',
] as const;
export type CounterDialogKind = (typeof COUNTER_DIALOGS)[number];

/** The window that is open over the floor. */
export type FloorDialog =
  | { readonly kind: 'suspend'; readonly serviceId: ServiceId }
  | OpenEscalation
  | OpenNotice
  | OpenVisitDialog
  | { readonly kind: VisitDialogKind; readonly visitId: VisitId }
  | { readonly kind: CounterDialogKind; readonly counterId: CounterId }
  | { readonly kind: 'past'; readonly visit: PastVisit }
  | { readonly kind: 'closeBranch' | 'endDay' | 'newTicket' };

export interface FloorUi {
  readonly dialog: FloorDialog | null;
  open(dialog: FloorDialog): void;
  close(): void;
}

/** What only this window knows of the floor. */
export function createFloorUi(): StoreApi<FloorUi> {
  return createStore<FloorUi>((set) => ({
    dialog: null,
    open: (dialog) => set({ dialog }),
    close: () => set({ dialog: null }),
  }));
}

/** What every part of the page works with. */
export interface FloorParts {
  readonly view: ReadableView;
  readonly names: Names;
  readonly commands: Commands;
  readonly ui: StoreApi<FloorUi>;
  readonly actions: FloorActions;
  readonly user: User;
}
