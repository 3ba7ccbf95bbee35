import { emergencyOf, type NoticeRecord, noticesToShow, type ViewState } from '@foyer/client';
import type { RecordOf } from '@foyer/contract';

/** What of a screen decides what it tells: where it stands. */
export type ScreenPlace = Pick<RecordOf<'self'>, 'zone'>;

/** What everybody is told at a screen. */
export interface ScreenNotices {
  /** Those that cover it, none hidden by another: all in earnest, or, where there are none of these, all drills. */
  readonly emergencies: readonly NoticeRecord[];
  readonly others: readonly NoticeRecord[];
}

/**
 * What everybody is told at this screen.
 *
 * @param self what the branch says of the screen; `null`: nothing yet, and another zone's emergency must not alarm this one
 * @param now the branch's present instant, where it is known
 */
export function screenNotices(
  notices: ViewState['notice'],
  self: ScreenPlace | null,
  now: number | null,
): ScreenNotices {
  if (self === null) return { emergencies: [], others: [] };
  const shown = noticesToShow(notices, now, self.zone);
  const first = emergencyOf(shown);
  return {
    emergencies: shown.filter(({ about, drill }) => about === 'emergency' && drill === first?.drill),
    others: shown.filter(({ about }) => about !== 'emergency'),
  };
}
