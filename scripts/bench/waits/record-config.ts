import type { BranchId, CategoryId, ClassId, CounterId, OutcomeId, ProfileId, SeriesId } from '@foyer/basics';
import { type BranchConfig, type PriorityClass, type ServiceConfig, standardSettings } from '@foyer/configuration';
import type { RecordRow } from '../../replay/record.ts';
import { classIdOf, counterIdOf, serviceIdOf } from '../../replay/record-ids.ts';
import type { RecordDay } from './record-days.ts';
import { mostUnknownAtOnce } from './record-timeline.ts';

/** A class of priority n is as if it had waited n times so long already. Seconds. */
const HEAD_START_SECONDS = 90;
/** The order of the recorded branch is by head starts alone, so the limit on overtaking is out of everybody's reach. */
const NO_LIMIT_OF_OVERTAKES = 1_000_000;
/** The same for every service, so that urgency goes by waiting alone. */
const TARGET = { share: 0.8, withinSeconds: 120 };
/** A service lasts so long where the warm-up days tell nothing. Seconds. */
const USUAL_SERVICE = 180;
const EVERYTHING = 'everything' as ProfileId;
const EVERY = 'every' as CategoryId;
const STAND_IN = /^counter-unknown-\d+$/;

/**
 * The branch of a record: types are its services, priorities its classes, servers its counters, which all serve
 * everything as long as nothing else is known of them; besides as many stand-ins as are needed where the record does not say who served. Of the days, only the
 * warm-up tells how long services last.
 */
export function configOfRecord(days: readonly RecordDay[], warmUpDays: number): BranchConfig {
  const rows = days.flatMap((day) => day.rows);
  const means = meansOf(days.slice(0, warmUpDays).flatMap((day) => day.rows));
  const services = sorted(rows.map(({ type }) => serviceIdOf(type))).map(
    (id): ServiceConfig => ({
      id,
      categoryId: EVERY,
      name: { en: id },
      seriesId: 'all' as SeriesId,
      target: TARGET,
      meanServiceSeconds: means(id),
      maxWaiting: 99_999,
    }),
  );
  const servers = sorted(rows.flatMap(({ service }) => service?.server ?? []).map(counterIdOf));
  const standIns = Math.max(1, ...days.map((day) => mostUnknownAtOnce(day.rows)));
  const counters = [...servers, ...Array.from({ length: standIns }, (_, index) => standInId(index))];
  return {
    branchId: 'recorded' as BranchId,
    name: { en: 'Recorded branch' },
    timeZone: 'UTC',
    locale: 'en-GB',
    cutOverHour: 3,
    languages: ['en'],
    categories: [{ id: EVERY, name: { en: 'Every service' } }],
    series: [{ id: 'all' as SeriesId, prefix: 'A', first: 1, last: 99_999, step: 1, width: 5 }],
    services,
    profiles: [{ id: EVERYTHING, name: { en: 'Every service' }, tiers: [services.map(({ id }) => id)] }],
    counters: counters.map((id, index) => ({
      id,
      number: String(index + 1),
      zone: { en: 'Hall' },
      profileId: EVERYTHING,
    })),
    classes: [...new Set(rows.map(({ priority }) => priority))].toSorted((a, b) => a - b).map(classOf),
    outcomes: [{ id: 'done' as OutcomeId, name: { en: 'Done' }, resolved: true }],
    ...standardSettings,
    policy: { kind: 'accumulating', maxOvertakes: NO_LIMIT_OF_OVERTAKES },
    escalationDeadlineSeconds: 180,
  };
}

/** Is this a counter for whom the record does not name? */
export function isStandIn(counterId: CounterId): boolean {
  return STAND_IN.test(counterId);
}

function standInId(index: number): CounterId {
  return counterIdOf(`unknown-${index}`);
}

function classOf(priority: number): PriorityClass {
  const id: ClassId = classIdOf(priority);
  return { id, name: { en: id }, rate: 1, headStartSeconds: HEAD_START_SECONDS * priority };
}

/** Mean service time by service; of a service unknown to these rows, the mean of all. */
function meansOf(rows: readonly RecordRow[]): (serviceId: string) => number {
  const served = rows.flatMap(({ type, service }) =>
    service === undefined ? [] : [{ id: serviceIdOf(type), seconds: service.seconds }],
  );
  const byService = Map.groupBy(served, ({ id }) => id as string);
  return (serviceId) => Math.max(1, meanSeconds(byService.get(serviceId)) ?? meanSeconds(served) ?? USUAL_SERVICE);
}

function meanSeconds(times: readonly { readonly seconds: number }[] | undefined): number | null {
  if (times === undefined || times.length === 0) return null;
  return times.reduce((sum, { seconds }) => sum + seconds, 0) / times.length;
}

function sorted<Id extends string>(ids: readonly Id[]): Id[] {
  return [...new Set(ids)].toSorted((a, b) => (a < b ? -1 : 1));
}
