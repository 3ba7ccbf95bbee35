import type { Escalation, Visit } from '@foyer/contract';
import type { Names } from './use-names.ts';
import type { Say } from './words.ts';

/**
 * Where somebody is waited for: where the customer is now, who may have been sent on since they asked.
 *
 * @param visit - the record of the visit it is about; without one, as for help at a kiosk, the place it was asked from
 */
export function sayPlace(
  { source, place }: Pick<Escalation, 'source' | 'place'>,
  visit: Pick<Visit, 'serviceId' | 'stage'> | undefined,
  names: Pick<Names, 'service' | 'counter'>,
  say: Say,
): string {
  if (visit === undefined) return source === 'agent' ? say('common.counterName', { number: place }) : place;
  const { stage } = visit;
  switch (stage.kind) {
    case 'called':
    case 'serving':
      return say('common.counterName', { number: names.counter(stage.counterId) ?? stage.counterId });
    case 'waiting':
      return say('common.waitsFor', { service: names.service(visit.serviceId) });
    case 'held':
      return say('floor.stage.held');
    case 'done':
      return say(`floor.stage.${stage.how}`);
  }
}
