import type { Escalation } from '@foyer/contract';

/** Those nobody has answered first, by their deadline; then those somebody is on the way to. */
export function byUrgency<E extends Pick<Escalation, 'status' | 'deadline'>>(escalations: readonly E[]): E[] {
  const rank = ({ status }: E) => (status === 'raised' ? 0 : 1);
  return escalations.toSorted((a, b) => rank(a) - rank(b) || Date.parse(a.deadline) - Date.parse(b.deadline));
}
