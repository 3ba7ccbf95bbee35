import type { Visit } from '@foyer/contract';

/**
 * Waiting visits as the server orders them: by how many it will call before each. Visits it has not placed yet come
 * last, as they were issued.
 */
export function inServerOrder<V extends Pick<Visit, 'ahead' | 'issuedAt' | 'number'>>(visits: readonly V[]): V[] {
  const place = ({ ahead }: V) => ahead ?? Number.POSITIVE_INFINITY;
  return visits.toSorted((a, b) => {
    if (place(a) !== place(b)) return place(a) - place(b);
    return a.issuedAt.localeCompare(b.issuedAt) || a.number.localeCompare(b.number);
  });
}
