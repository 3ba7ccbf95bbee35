import type { RecordOf } from '@foyer/contract';
import type { ViewState } from './view-state.ts';

export type NoticeRecord = RecordOf<'notice'>;

/** What everybody is told at a screen or kiosk. */
export interface NoticesThere {
  /** Those that cover it, none hidden by another: all in earnest, or, where there are none of these, all drills. */
  readonly emergencies: readonly NoticeRecord[];
  readonly others: readonly NoticeRecord[];
}

/**
 * What everybody is told at a screen or kiosk.
 *
 * @param self what the branch says of the device; `null`: nothing yet, and another zone's emergency must not alarm this one
 * @param now the branch's present instant, epoch milliseconds, where it is known
 */
export function noticesAt(
  self: Pick<RecordOf<'self'>, 'zone'> | null,
  notices: ViewState['notice'],
  now: number | null,
): NoticesThere {
  if (self === null) return { emergencies: [], others: [] };
  const shown = noticesToShow(notices, now).filter(
    ({ zones }) => zones.length === 0 || self.zone === null || zones.includes(self.zone),
  );
  const emergencies = shown.filter(({ about }) => about === 'emergency');
  return {
    emergencies: emergencies.filter(({ drill }) => drill === emergencies[0]?.drill),
    others: shown.filter(({ about }) => about !== 'emergency'),
  };
}

/**
 * The notices that are to be seen, an emergency first, then the newest: also of a view that hears nothing any more, where
 * nobody takes away those that are over.
 *
 * @param now the branch's present instant, epoch milliseconds; `null`: not known, and nothing is over
 */
export function noticesToShow(notices: ViewState['notice'], now: number | null): readonly NoticeRecord[] {
  return Object.values(notices)
    .filter(({ until }) => until === null || now === null || Date.parse(until) > now)
    .sort((one, other) => urgencyOf(other) - urgencyOf(one) || Date.parse(other.postedAt) - Date.parse(one.postedAt));
}

/** What is meant in earnest goes before what is practised. */
function urgencyOf({ about, drill }: NoticeRecord): number {
  return about !== 'emergency' ? 0 : drill ? 1 : 2;
}
