import { type Branch, checkRepeated, entriesOf, type Found, idsOf } from './checked-branch.ts';
import { WEEKDAYS } from './hours.ts';
import type { MistakePath } from './mistake.ts';

/** Stretches of the week go forward and apart; dates and services stand once, and the services are there. */
export function* checkHours({ hours, services }: Branch): Found {
  const known = idsOf(services);
  const own = entriesOf(hours?.services);
  const dates = entriesOf(hours?.exceptions);
  yield* checkWeek(hours?.weekly, ['hours', 'weekly']);
  yield* checkRepeated(dates.map(([at, { date }]) => [['hours', 'exceptions', at, 'date'], date]));
  for (const [at, { spans }] of dates) yield* checkSpans(spans, ['hours', 'exceptions', at, 'spans']);
  yield* checkRepeated(own.map(([at, { serviceId }]) => [['hours', 'services', at, 'serviceId'], serviceId]));
  for (const [at, { serviceId, weekly }] of own) {
    const path = ['hours', 'services', at];
    if (serviceId !== undefined && known?.has(serviceId) === false) {
      yield { code: 'unknown-service', path: [...path, 'serviceId'], facts: { serviceId } };
    }
    yield* checkWeek(weekly, [...path, 'weekly']);
  }
}

type Week = NonNullable<Branch['hours']>['weekly'];
type Spans = NonNullable<Week>['monday'];

function* checkWeek(week: Week, path: MistakePath): Found {
  for (const day of WEEKDAYS) yield* checkSpans(week?.[day], [...path, day]);
}

/** Times of day compare as texts. Stretches may touch. */
function* checkSpans(spans: Spans, path: MistakePath): Found {
  const before: { readonly from: string; readonly until: string }[] = [];
  for (const [at, { from, until }] of entriesOf(spans)) {
    if (from === undefined || until === undefined) continue;
    if (from >= until) {
      yield { code: 'hours-backwards', path: [...path, at], facts: { from, until } };
      continue;
    }
    const other = before.find((one) => one.from < until && from < one.until);
    if (other !== undefined) yield { code: 'hours-overlap', path: [...path, at], facts: other };
    before.push({ from, until });
  }
}
