import { useBranchNow, useView } from '@foyer/client';
import { useStore } from 'zustand';
import type { Screen } from '../screen.ts';
import { type ScreenNotices, screenNotices } from './screen-notices.ts';

/** How often it is looked whether a notice is over, seconds. */
const LOOK_EVERY = 5;

/** What everybody is told at this screen, now. */
export function useNotices({ view, own }: Pick<Screen, 'view' | 'own'>): ScreenNotices {
  const notices = useView(view, (state) => state.notice);
  const self = useStore(own, (state) => state.self);
  return screenNotices(notices, self, useBranchNow(view, LOOK_EVERY));
}
