import type { ReportRow } from '@foyer/contract';

const nothing = { count: 0, mean: null, median: null, p90: null };

/** A report row of a period in which nothing happened. */
export const emptyRow: ReportRow = {
  key: 'all',
  tickets: 0,
  arrivals: 0,
  served: 0,
  open: 0,
  recalls: 0,
  wait: nothing,
  firstResponse: nothing,
  walk: nothing,
  serviceTime: nothing,
  hold: nothing,
  workAfter: nothing,
  handleTime: nothing,
  resolutionTime: nothing,
  withinTarget: null,
  noShow: null,
  abandoned: null,
  cancelled: null,
  transferred: null,
  escalated: null,
  resolved: null,
  firstContactResolution: null,
  repeatContact: null,
  occupancy: null,
  autoClosed: 0,
};
