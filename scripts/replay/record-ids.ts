import type { ClassId, CounterId, ServiceId } from '@foyer/basics';
import type { RecordRow } from './record.ts';

/** The account that serves where a record does not say who did. */
export const STAND_IN = 'stand-in';

export function serviceIdOf(type: string): ServiceId {
  return type.toLowerCase() as ServiceId;
}

export function classIdOf(priority: number): ClassId {
  return `class-${priority}` as ClassId;
}

/** Who served, as the name of an account. */
export function accountOf(server: string | null): string {
  return server === null ? STAND_IN : `server-${server.toLowerCase()}`;
}

/** Each account has a counter of its own, numbered in the accounts' order. */
export function counterIdOf(account: string): CounterId {
  return `counter-${account}` as CounterId;
}

/** The accounts of all who served, in order, the stand-in last. */
export function accountsOf(rows: readonly RecordRow[]): readonly string[] {
  const servers = new Set(rows.flatMap(({ service }) => (service === undefined ? [] : [service.server])));
  const named = [...servers].filter((server) => server !== null).map(accountOf);
  return [...named.toSorted(), ...(servers.has(null) ? [STAND_IN] : [])];
}
