import { err, type Instant, NOTICE_ABOUT, NOTICE_PLACES, type NoticeId, ok } from '@foyer/basics';
import { zonesOf } from '@foyer/configuration';
import type { Map as PersistentMap } from 'immutable';
import { z } from 'zod';
import { type Found, findConfig, findService } from './find.ts';
import { instant, noticeId, type Parsed, serviceId } from './schema.ts';
import type { BranchState } from './state.ts';

/** More notices than a lobby reads, shown or still to come. */
export const MOST_NOTICES = 20;

/** What a notice says, to whom, where and when. */
export const noticeContentSchema = z.strictObject({
  about: z.enum(NOTICE_ABOUT),
  /** By language tag. It is shown to everybody, so it may stand in the log for good. */
  text: z.record(z.string(), z.string()),
  /** Only of interest to who comes for one of these; empty: to everybody. */
  serviceIds: z.array(serviceId),
  /** Screens and kiosks in these parts of the building show it; empty: all do. */
  zones: z.array(z.string()),
  places: z.array(z.enum(NOTICE_PLACES)),
  from: instant,
  /** `null`: until it is withdrawn. */
  until: instant.nullable(),
  /** It is practised with, and says so wherever it is shown. */
  drill: z.boolean(),
});
export type NoticeContent = Parsed<typeof noticeContentSchema>;

export const noticeSchema = z.strictObject({
  id: noticeId,
  ...noticeContentSchema.shape,
  /** As an actor is named. */
  postedBy: z.string(),
  postedAt: instant,
  /** By whom last. */
  correctedBy: z.string().nullable(),
  correctedAt: instant.nullable(),
  /** Raised by every correction, from 1. */
  version: z.int(),
});
export type Notice = Parsed<typeof noticeSchema>;

type Notices = PersistentMap<NoticeId, Notice>;

/** Is it shown at this instant? */
export function isShown({ from, until }: Pick<Notice, 'from' | 'until'>, now: Instant): boolean {
  return from <= now && !hasEnded({ until }, now);
}

/** Is its time over? */
export function hasEnded({ until }: Pick<Notice, 'until'>, now: Instant): boolean {
  return until !== null && until <= now;
}

/** Those that are shown or still to come. */
export function currentNotices(notices: Notices, now: Instant): Notices {
  return notices.filter((notice) => !hasEnded(notice, now));
}

/** When the next notice begins or ends after this instant. */
export function noticesTurnAfter(notices: Notices, now: Instant): Instant | null {
  let earliest: Instant | null = null;
  for (const { from, until } of notices.values()) {
    for (const at of [from, until]) if (at !== null && at > now && (earliest === null || at < earliest)) earliest = at;
  }
  return earliest;
}

/** The notice with this id that has not ended; `expectedVersion`: the newest that its editor has seen. */
export function findNotice(
  { notices }: BranchState,
  id: NoticeId,
  now: Instant,
  expectedVersion: number | undefined,
): Found<Notice> {
  const found = notices.get(id);
  if (found === undefined) return err({ code: 'not-found', what: 'notice', id });
  if (hasEnded(found, now)) return err({ code: 'invalid-state', what: 'notice', id, state: 'ended' });
  if (expectedVersion !== undefined && expectedVersion !== found.version) {
    return err({ code: 'version-conflict', id, expected: expectedVersion, found: found.version });
  }
  return ok(found);
}

/** The content of a notice, if this branch can show it: its services and zones exist, it says something, and its time is to come. */
export function soundContent(state: BranchState, content: NoticeContent, now: Instant): Found<NoticeContent> {
  const config = findConfig(state);
  if (!config.ok) return config;
  for (const id of content.serviceIds) {
    const found = findService(state, id);
    if (!found.ok) return found;
  }
  const zones = zonesOf(config.value);
  for (const id of content.zones) if (!zones.includes(id)) return err({ code: 'not-found', what: 'zone', id });
  const [first = ''] = config.value.languages;
  if ((content.text[first] ?? '').trim() === '') return err({ code: 'notice-empty', language: first });
  const { from, until } = content;
  if (until !== null && (until <= now || until <= from)) return err({ code: 'notice-over', until });
  return ok(content);
}
