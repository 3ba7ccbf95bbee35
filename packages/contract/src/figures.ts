/**
 * The figures of reports, each once, by the unit they are in: schemas, files and charts are made from these lists, in
 * their order.
 */

/** Whole numbers: `tickets` are visits begun here, `arrivals` their steps, transfers included; `open` has not ended yet. */
export const REPORT_COUNTS = ['tickets', 'arrivals', 'served', 'open', 'recalls', 'autoClosed'] as const;
export type ReportCount = (typeof REPORT_COUNTS)[number];

/** Spreads of seconds. */
export const REPORT_TIMES = [
  'wait',
  'firstResponse',
  'walk',
  'serviceTime',
  'hold',
  'workAfter',
  'handleTime',
  'resolutionTime',
] as const;
export type ReportTime = (typeof REPORT_TIMES)[number];

/** Shares, 0–1. */
export const REPORT_SHARES = [
  'withinTarget',
  'noShow',
  'abandoned',
  'cancelled',
  'transferred',
  'escalated',
  'resolved',
  'firstContactResolution',
  'repeatContact',
  'occupancy',
] as const;
export type ReportShare = (typeof REPORT_SHARES)[number];

/**
 * Of quoted against actual, whole numbers: `tickets` were told minutes, or why there are none; `quoted` minutes; `called`
 * are scored; `left` were gone before a call; `waiting` have not been called so far; `apart` went to another queue, were
 * served without a call, or ended by the system.
 */
export const QUOTED_COUNTS = ['tickets', 'quoted', 'called', 'left', 'waiting', 'apart'] as const;
export type QuotedCount = (typeof QUOTED_COUNTS)[number];

/**
 * Of quoted against actual, seconds: the mean quoted median, the mean actual wait, the mean difference of the two,
 * `meanQuoted` less `meanWait` (above 0, customers were called sooner than they were told), the mean quoted 90 % bound.
 */
export const QUOTED_TIMES = ['meanQuoted', 'meanWait', 'meanError', 'bias', 'meanBound'] as const;
export type QuotedTime = (typeof QUOTED_TIMES)[number];

/** Of escalations and calls for help, whole numbers: `lapsed`, their visit ended first; `further`, nobody answered in time. */
export const ANSWER_COUNTS = ['raised', 'acknowledged', 'resolved', 'further', 'takenOver', 'lapsed'] as const;
export type AnswerCount = (typeof ANSWER_COUNTS)[number];

/** Of escalations and calls for help, spreads of seconds. */
export const ANSWER_TIMES = ['firstResponse', 'resolutionTime'] as const;
export type AnswerTime = (typeof ANSWER_TIMES)[number];

/**
 * Of marks, whole numbers: `times` all that was counted, and what is timed once; `offers` of it what was offered and
 * taken; `timed` is over; `marked` of the `served` steps have such a mark.
 */
export const MARK_COUNTS = ['times', 'offers', 'timed', 'marked', 'served'] as const;
export type MarkCount = (typeof MARK_COUNTS)[number];
