import type { ClassId, CounterId, ServiceId } from '@foyer/basics';
import type { RecordRow } from '../../replay/record.ts';
import { classIdOf, counterIdOf, serviceIdOf } from '../../replay/record-ids.ts';

/** Stands for whichever counter served where the record does not say. */
export const UNKNOWN_COUNTER = counterIdOf('unknown');

/** What happens at one moment of a recorded day; `row` is the place in the day's rows. */
export interface Moment {
  /** Seconds since midnight. */
  readonly at: number;
  readonly kind: 'finish' | 'call' | 'leave' | 'arrive';
  readonly row: number;
}

export interface RecordedCustomer {
  readonly serviceId: ServiceId;
  readonly classId: ClassId;
  readonly arriveSeconds: number;
  readonly queuedSeconds: number;
  /** `null`: left. */
  readonly counterId: CounterId | null;
  readonly serviceSeconds: number;
}

/**
 * Within a second: who is done goes, who has waited is called or leaves, then people arrive, and last comes what
 * happens to somebody in the very second in which they arrived or were called.
 */
const ORDER = ['finish', 'end', 'arrive', 'end-at-once', 'finish-at-once'] as const;

/** A recorded day as customers, and everything that happened to them in order of time. */
export function timelineOf(rows: readonly RecordRow[]): { customers: RecordedCustomer[]; moments: Moment[] } {
  const customers = rows.map(
    ({ type, priority, arriveSeconds, queuedSeconds, service }): RecordedCustomer => ({
      serviceId: serviceIdOf(type),
      classId: classIdOf(priority),
      arriveSeconds,
      queuedSeconds,
      counterId: service === undefined ? null : counterIdOf(service.server ?? 'unknown'),
      serviceSeconds: service?.seconds ?? 0,
    }),
  );
  const moments = customers.flatMap(({ arriveSeconds, queuedSeconds, counterId, serviceSeconds }, row): Moment[] => {
    const end = arriveSeconds + queuedSeconds;
    const arrive: Moment = { at: arriveSeconds, kind: 'arrive', row };
    if (counterId === null) return [arrive, { at: end, kind: 'leave', row }];
    return [arrive, { at: end, kind: 'call', row }, { at: end + serviceSeconds, kind: 'finish', row }];
  });
  const orderOf = ({ kind, row }: Moment): number => {
    const customer = customers[row];
    if (kind === 'arrive') return ORDER.indexOf('arrive');
    if (kind === 'finish') return ORDER.indexOf(customer?.serviceSeconds === 0 ? 'finish-at-once' : 'finish');
    return ORDER.indexOf(customer?.queuedSeconds === 0 ? 'end-at-once' : 'end');
  };
  moments.sort((a, b) => a.at - b.at || orderOf(a) - orderOf(b) || a.row - b.row);
  return { customers, moments };
}

/** The most customers that were served at once by whom the record does not name. */
export function mostUnknownAtOnce(rows: readonly RecordRow[]): number {
  const { customers, moments } = timelineOf(rows);
  let present = 0;
  let most = 0;
  for (const { kind, row } of moments) {
    if (customers[row]?.counterId !== UNKNOWN_COUNTER) continue;
    if (kind === 'call') present += 1;
    if (kind === 'finish') present -= 1;
    most = Math.max(most, present);
  }
  return most;
}
