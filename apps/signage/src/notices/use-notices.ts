import { emergencyOf, type NoticeRecord, noticesToShow, useBranchNow, useView } from '@foyer/client';
import { useStore } from 'zustand';
import type { Screen } from '../screen.ts';

/** How often it is looked whether a notice is over, seconds. */
const LOOK_EVERY = 5;

/** What everybody is told at this screen: the emergency that covers it, if there is one, and the others. */
export function useNotices({ view, own }: Pick<Screen, 'view' | 'own'>): {
  readonly emergency: NoticeRecord | null;
  readonly others: readonly NoticeRecord[];
} {
  const notices = useView(view, (state) => state.notice);
  const zone = useStore(own, ({ self }) => self?.zone ?? null);
  const now = useBranchNow(view, LOOK_EVERY);
  const shown = noticesToShow(notices, now, zone);
  return { emergency: emergencyOf(shown), others: shown.filter(({ about }) => about !== 'emergency') };
}
