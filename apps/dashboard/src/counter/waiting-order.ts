import type { Visit } from '@foyer/contract';

/**
 * Waiting visits as the server orders them: first those that this counter calls next, one after the other; then by how
 * many will be called before each. Visits it has not placed yet come last, as they were issued.
 */
export function inServerOrder<V extends Pick<Visit, 'ahead' | 'issuedAt' | 'number'> & { readonly id: string }>(
  visits: readonly V[],
  order: readonly string[] = [],
): V[] {
  const next = new Map(order.map((id, place) => [id, place]));
  const turn = ({ id }: V) => next.get(id) ?? Number.MAX_SAFE_INTEGER;
  const place = ({ ahead }: V) => ahead ?? Number.MAX_SAFE_INTEGER;
  return visits.toSorted(
    (a, b) =>
      turn(a) - turn(b) ||
      place(a) - place(b) ||
      a.issuedAt.localeCompare(b.issuedAt) ||
      a.number.localeCompare(b.number),
  );
}
