import type { Live } from '@foyer/client';
import type { OwnDevice } from '@foyer/contract';
import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { KioskModel, KioskStore } from './kiosk-store.ts';
import type { KioskSettings } from './settings.ts';

/** What is settled for a kiosk, at the branch. */
export type KioskSettled = Extract<OwnDevice['settings'], { readonly kind: 'kiosk' }>;

/** What every part of the page may use. */
export interface KioskContext {
  readonly store: KioskStore;
  readonly live: Live;
  readonly settings: KioskSettings;
}

export const KioskPlace = createContext<KioskContext | null>(null);

/** The page's context; only below `KioskPlace`. */
export function useKioskContext(): KioskContext {
  const context = useContext(KioskPlace);
  if (context === null) throw new Error('This part stands outside the kiosk.');
  return context;
}

/** A part of the page's state. */
export function useKiosk<T>(selector: (model: KioskModel) => T): T {
  return useStore(useKioskContext().store, selector);
}

/** How the branch has set this kiosk; `null` until it has said so. */
export function useOwnSettings(): KioskSettled | null {
  const self = useStore(useKioskContext().live.peek('device'), (state) => state.self);
  return self?.settings.kind === 'kiosk' ? self.settings : null;
}

/** What became of the call for help from this kiosk; `none` too where it is no device of the branch, and is told nothing. */
export function useOwnHelp(): OwnDevice['help'] {
  return useStore(useKioskContext().live.peek('device'), (state) => state.self?.help ?? 'none');
}

/** The branch and what it offers. */
export function useBranchView() {
  return useKioskContext().live.peek('kiosk');
}
