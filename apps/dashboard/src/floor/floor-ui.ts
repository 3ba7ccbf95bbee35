import type { CounterId, ServiceId } from '@foyer/basics';
import type { User } from '@foyer/contract';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { OpenEscalation } from '../escalations/escalation-dialog.tsx';
import type { Commands } from '../shell/commands.ts';
import type { Names, ReadableView } from '../shell/use-names.ts';
import type { FloorActions } from './floor-actions.ts';

/** The window that is open over the floor. */
export type FloorDialog =
  | { readonly kind: 'suspend'; readonly serviceId: ServiceId }
  | { readonly kind: 'profile'; readonly counterId: CounterId }
  | OpenEscalation
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
