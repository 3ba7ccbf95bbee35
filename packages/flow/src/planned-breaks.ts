import type { BranchDay, CounterId, Instant } from '@foyer/basics';
import type { BranchConfig } from '@foyer/configuration';
import type { BranchState } from '@foyer/queue-core';
import { Temporal } from 'temporal-polyfill';

/** A planned break: from when on the counter calls nobody, for as long as until then. */
export interface Break {
  readonly from: Instant;
  readonly until: Instant;
}

type Breaks = ReadonlyMap<CounterId, readonly Break[]>;

const none: readonly Break[] = [];
/** Of the day asked for last; a configuration's breaks are the same objects all day. */
const known = new WeakMap<BranchConfig, { readonly day: BranchDay; readonly breaks: Breaks }>();

/** The breaks planned at a counter on the present branch day, in order. */
export function plannedBreaks({ config, day }: BranchState, counterId: CounterId): readonly Break[] {
  if (config === null || day === null) return none;
  let found = known.get(config);
  if (found?.day !== day) {
    found = { day, breaks: breaksOn(config, day) };
    known.set(config, found);
  }
  return found.breaks.get(counterId) ?? none;
}

/**
 * The planned break that a pause which began then is taken to be: one that was nearly due, or had been for up to twice
 * its length, for a break begins when the customer present then is done.
 */
export function breakBegunAt(breaks: readonly Break[], since: Instant): Break | undefined {
  return breaks.find(({ from, until }) => since >= from - (until - from) / 2 && since < until + (until - from));
}

function breaksOn({ counters, timeZone, cutOverHour }: BranchConfig, day: BranchDay): Breaks {
  const date = Temporal.PlainDate.from(day);
  const instantAt = (time: string): Instant => {
    const plainTime = Temporal.PlainTime.from(time);
    // Before the cut-over hour it is still the branch day of yesterday's date.
    const onDate = plainTime.hour < cutOverHour ? date.add({ days: 1 }) : date;
    return onDate.toZonedDateTime({ timeZone, plainTime }).epochMilliseconds as Instant;
  };
  return new Map(
    counters.map(({ id, breaks = [] }) => [
      id,
      breaks
        .map(({ from, until }): Break => ({ from: instantAt(from), until: instantAt(until) }))
        .toSorted((a, b) => a.from - b.from),
    ]),
  );
}
