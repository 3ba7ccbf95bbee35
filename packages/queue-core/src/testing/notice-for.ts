import { type Instant, NOTICE_ABOUT, NOTICE_PLACES } from '@foyer/basics';
import { zonesOf } from '@foyer/configuration';
import type { NoticeContent } from '../notices.ts';
import type { BranchState } from '../state.ts';
import { choose, pickKey, services } from './choices.ts';

/** What a notice may say, to whom, where and when; now and then nothing, to nobody, or too late. */
export function noticeFor(state: BranchState, a: number, b: number, c: number): NoticeContent {
  const minutes = (count: number) => (state.at + count * 60_000) as Instant;
  const zones = state.config === null ? [] : zonesOf(state.config);
  return {
    about: choose(NOTICE_ABOUT, a),
    text: a % 9 === 0 ? { ar: 'تأخير' } : { en: `Delay ${a % 7}`, ar: 'تأخير' },
    serviceIds: b % 3 === 0 ? [pickKey(services, b)] : [],
    zones: b % 5 === 0 ? [pickKey(zones, c)] : [],
    places: NOTICE_PLACES.slice(0, 1 + (c % NOTICE_PLACES.length)),
    from: minutes(choose([-5, 0, 0, 20], c)),
    until: choose([null, minutes(30), minutes(240), minutes(-1)], b),
    drill: c % 6 === 0,
  };
}
