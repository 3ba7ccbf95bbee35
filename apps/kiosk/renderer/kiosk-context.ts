import type { Live } from '@foyer/client';
import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { KioskModel, KioskStore } from './kiosk-store.ts';
import type { KioskSettings } from './settings.ts';

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

/** The branch and what it offers. */
export function useBranchView() {
  return useKioskContext().live.peek('kiosk');
}
