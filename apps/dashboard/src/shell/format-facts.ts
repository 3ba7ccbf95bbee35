import type { Escalation, Visit } from '@foyer/contract';
import type { Words } from '@foyer/words';
import type { Names } from './use-names.ts';

/**
 * A code that the catalogue has words for, such as a printer's state or a standard reason; any other as it is. What the
 * branch itself calls a reason say the names (`useNames`).
 */
export function formatReason(reason: string, words: Words): string {
  const key = `reasons.${reason}`;
  return words.has(key) ? words.t(key) : reason;
}

/**
 * Where somebody is waited for: where the customer is now, who may have been sent on since they asked.
 *
 * @param visit - the record of the visit it is about; without one, as for help at a kiosk, the place it was asked from
 */
export function formatPlace(
  { source, place }: Pick<Escalation, 'source' | 'place'>,
  visit: Pick<Visit, 'serviceId' | 'stage'> | undefined,
  names: Pick<Names, 'service' | 'counter'>,
  words: Words,
): string {
  if (visit === undefined) return source === 'agent' && place !== null ? words.counter(place) : (place ?? '');
  const { stage } = visit;
  switch (stage.kind) {
    case 'called':
    case 'serving':
      return words.counter(names.counter(stage.counterId) ?? stage.counterId);
    case 'waiting':
      return words.t('shell.common.waitsFor', { service: names.service(visit.serviceId) });
    case 'held':
      return words.t('floor.stage.held');
    case 'done':
      return words.t(`floor.stage.${stage.how}`);
  }
}

/** A device's name for people: one that is only an id, such as `lobby` or `screen-2`, as words. */
export function formatDeviceName(name: string): string {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) return name;
  const words = name.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
