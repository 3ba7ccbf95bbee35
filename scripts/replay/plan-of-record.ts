import type { DayPlan, PlannedCustomer, Presence } from './day-plan.ts';
import type { RecordRow } from './record.ts';
import { accountOf, accountsOf, classIdOf, counterIdOf, serviceIdOf } from './record-ids.ts';

/** A counter counts as open while it serves and so long after. Seconds. */
export const OPEN_AFTER_SERVICE = 60;

/**
 * What the people of a recorded day meant to do: customers arrive when they did and stay as long as they did, agents
 * are there while they served and `OPEN_AFTER_SERVICE` after, and each service lasts as long as it did, whoever gives it.
 */
export function planOfRecord(rows: readonly RecordRow[]): DayPlan {
  const inOrder = rows.toSorted((a, b) => a.arriveSeconds - b.arriveSeconds);
  return {
    customers: inOrder.map(customerOf),
    agents: accountsOf(rows).map((name) => ({
      name,
      counterId: counterIdOf(name),
      presence: presenceOf(rows.filter(({ service }) => service !== undefined && accountOf(service.server) === name)),
    })),
  };
}

function customerOf(row: RecordRow): PlannedCustomer {
  const serviceId = serviceIdOf(row.type);
  const { arriveSeconds, queuedSeconds, service } = row;
  return {
    arriveSeconds,
    serviceId,
    classId: classIdOf(row.priority),
    course:
      service === undefined
        ? { kind: 'leaves', afterSeconds: queuedSeconds }
        : { kind: 'served', steps: [{ serviceId, seconds: service.seconds, escalates: false }] },
  };
}

/** When somebody was there, from the services they gave. */
function presenceOf(rows: readonly RecordRow[]): Presence[] {
  const spells = rows
    .flatMap(({ service }) => (service === undefined ? [] : [service]))
    .map(({ startSeconds, seconds }) => ({
      fromSeconds: startSeconds,
      toSeconds: startSeconds + seconds + OPEN_AFTER_SERVICE,
    }))
    .toSorted((a, b) => a.fromSeconds - b.fromSeconds);
  const joined: Presence[] = [];
  for (const spell of spells) {
    const before = joined.at(-1);
    if (before === undefined || spell.fromSeconds > before.toSeconds) joined.push(spell);
    else joined[joined.length - 1] = { ...before, toSeconds: Math.max(before.toSeconds, spell.toSeconds) };
  }
  return joined;
}
