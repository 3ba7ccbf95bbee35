import type { ClassId, CounterId, ServiceId } from '@foyer/basics';
import type { RecordRow } from '../../replay/record.ts';
import { classIdOf, counterIdOf, serviceIdOf } from '../../replay/record-ids.ts';

/** A counter counts as open while serving and so long after; after that it is paused, then closed. Seconds. */
export const OPEN_AFTER_SERVICE = 60;
export const CLOSED_AFTER_SERVICE = 3600;

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

/** Who left or was called in the second of their arrival comes after it. */
const ORDER = ['finish', 'end', 'arrive', 'end-at-once'] as const;

/** A recorded day as customers, and everything that happened to them in order of time. */
export function timelineOf(rows: readonly RecordRow[]): { customers: RecordedCustomer[]; moments: Moment[] } {
  const customers = rows.map(
    ({ type, priority, arriveSeconds, queuedSeconds, service }): RecordedCustomer => ({
      serviceId: serviceIdOf(type),
      classId: classIdOf(priority),
      arriveSeconds,
      queuedSeconds,
      counterId: service === undefined ? null : counterIdOf(service.server === null ? 'unknown' : service.server),
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
    const stage =
      kind === 'call' || kind === 'leave' ? (customers[row]?.queuedSeconds === 0 ? 'end-at-once' : 'end') : kind;
    return ORDER.indexOf(stage);
  };
  moments.sort((a, b) => a.at - b.at || orderOf(a) - orderOf(b) || a.row - b.row);
  return { customers, moments };
}
