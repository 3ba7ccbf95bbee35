import { type NoticesThere, noticesAt, useBranchNow, useView } from '@foyer/client';
import { useStore } from 'zustand';
import type { Screen } from '../screen.ts';

/** How often it is looked whether a notice is over, seconds. */
const LOOK_EVERY = 5;

/** What everybody is told at this screen, now. */
export function useNotices({ view, own }: Pick<Screen, 'view' | 'own'>): NoticesThere {
  const notices = useView(view, (state) => state.notice);
  const self = useStore(own, (state) => state.self);
  return noticesAt(self, notices, useBranchNow(view, LOOK_EVERY));
}
