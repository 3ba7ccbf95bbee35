import type { RecordOf } from '@foyer/contract';
import type { ViewState } from './view-state.ts';

export type NoticeRecord = RecordOf<'notice'>;

/**
 * The notices that are to be seen, an emergency first, then the newest: also of a view that hears nothing any more, where
 * nobody takes away those that are over.
 *
 * @param now the branch's present instant, epoch milliseconds; `null`: not known, and nothing is over
 * @param zone of the screen or kiosk; `null`: it stands in none, and shows those of every zone
 */
export function noticesToShow(
  notices: ViewState['notice'],
  now: number | null,
  zone: string | null = null,
): readonly NoticeRecord[] {
  return Object.values(notices)
    .filter(({ until }) => until === null || now === null || Date.parse(until) > now)
    .filter(({ zones }) => zones.length === 0 || zone === null || zones.includes(zone))
    .sort((one, other) => urgencyOf(other) - urgencyOf(one) || Date.parse(other.postedAt) - Date.parse(one.postedAt));
}

/** What is meant in earnest goes before what is practised. */
function urgencyOf({ about, drill }: NoticeRecord): number {
  return about !== 'emergency' ? 0 : drill ? 1 : 2;
}

/** The emergency that covers everything, if there is one among those that are to be seen. */
export function emergencyOf(notices: readonly NoticeRecord[]): NoticeRecord | null {
  return notices.find(({ about }) => about === 'emergency') ?? null;
}
