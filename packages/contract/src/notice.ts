import { MOST_NOTICE_CHARACTERS, NOTICE_ABOUT, NOTICE_PLACES } from '@foyer/basics';
import { z } from 'zod';
import { noticeId, serviceId } from './ids.ts';
import { isoTime, languageTag, localText } from './values.ts';

/** What a notice says, to whom, where and when: as it is written. */
export const noticeContent = {
  about: z.enum(NOTICE_ABOUT),
  text: z.record(languageTag, z.string().trim().max(MOST_NOTICE_CHARACTERS)),
  /** Only of interest to who comes for one of these; to everybody when absent or empty. */
  serviceIds: z.array(serviceId).max(50).optional(),
  /** Zones of the branch whose screens and kiosks show it; all when absent or empty. */
  zones: z.array(z.string().max(40)).max(20).optional(),
  places: z.array(z.enum(NOTICE_PLACES)).min(1),
  /** Now, when absent. */
  from: isoTime.optional(),
  /** Until it is withdrawn, when absent or `null`. */
  until: isoTime.nullable().optional(),
  /** It is practised with, and says so wherever it is shown. */
  drill: z.boolean().optional(),
  /** An emergency has to be meant twice. */
  confirmed: z.boolean().optional(),
};

/** What everybody is told, in the branch's languages. */
export const notice = z
  .object({
    id: noticeId,
    about: z.enum(NOTICE_ABOUT),
    text: localText,
    /** Only of interest to who comes for one of these; empty: to everybody. */
    serviceIds: z.array(serviceId),
    /** The zones whose screens and kiosks show it; empty: all. */
    zones: z.array(z.string()),
    places: z.array(z.enum(NOTICE_PLACES)),
    from: isoTime,
    /** `null`: until it is withdrawn. */
    until: isoTime.nullable(),
    /** It is practised with. */
    drill: z.boolean(),
    postedAt: isoTime,
    correctedAt: isoTime.nullable(),
    /** Who wrote it last; `null` where customers see it. */
    by: z.string().nullable(),
    version: z.int(),
  })
  .meta({ id: 'Notice' });
export type Notice = z.infer<typeof notice>;
