import type { AgentId, NoticePlace } from '@foyer/basics';
import type * as contract from '@foyer/contract';
import { currentNotices, isShown, type Notice } from '@foyer/queue-core';
import type { WireSource } from './source.ts';
import { isoOf } from './time.ts';

/** A notice as staff see it, shown or still to come. */
export function noticeWire(notice: Notice, source: Pick<WireSource, 'agentName'>): contract.Notice {
  const { id, about, text, serviceIds, zones, places, drill, version } = notice;
  return {
    id,
    about,
    text,
    serviceIds: [...serviceIds],
    zones: [...zones],
    places: [...places],
    from: isoOf(notice.from),
    until: notice.until === null ? null : isoOf(notice.until),
    drill,
    postedAt: isoOf(notice.postedAt),
    correctedAt: notice.correctedAt === null ? null : isoOf(notice.correctedAt),
    by: source.agentName((notice.correctedBy ?? notice.postedBy) as AgentId),
    version,
  };
}

/**
 * Those that are shown in a place now, in the order in which they are shown; who wrote them is not told there.
 * @param services - those somebody comes for, where only what is of interest to them is shown
 */
export function shownNotices(
  source: Pick<WireSource, 'state' | 'now' | 'agentName'>,
  place: NoticePlace,
  services?: readonly string[],
): readonly contract.Notice[] {
  const { state, now } = source;
  const concerns = ({ serviceIds }: Notice) =>
    services === undefined || serviceIds.length === 0 || serviceIds.some((id) => services.includes(id));
  // Paper outlasts what is practised.
  const isIn = ({ places, drill }: Notice) => places.includes(place) && !(place === 'paper' && drill);
  const shown = [...state.notices.values()].filter(
    (notice) => isShown(notice, now) && isIn(notice) && concerns(notice),
  );
  return inOrder(shown).map((notice) => ({ ...noticeWire(notice, source), by: null }));
}

/** Every notice that has not ended. */
export function allNotices(source: Pick<WireSource, 'state' | 'now' | 'agentName'>): readonly contract.Notice[] {
  const current = currentNotices(source.state.notices, source.now);
  return inOrder([...current.values()]).map((notice) => noticeWire(notice, source));
}

/** An emergency first, then what was posted last. */
function inOrder(notices: readonly Notice[]): readonly Notice[] {
  const urgent = ({ about }: Notice) => Number(about === 'emergency');
  return notices.toSorted((one, other) => urgent(other) - urgent(one) || other.postedAt - one.postedAt);
}
