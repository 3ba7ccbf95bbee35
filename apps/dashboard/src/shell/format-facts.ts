import { PRINTER_READY } from '@foyer/basics';
import type { Escalation, Visit } from '@foyer/contract';
import type { TextKey } from '../locales/en.ts';
import {
  ESCALATION_REASONS,
  HOLD_REASONS,
  PAUSE_REASONS,
  PRINT_REASONS,
  RESOLUTIONS,
  SUSPENSION_REASONS,
} from './reasons.ts';
import type { Names } from './use-names.ts';
import type { Say } from './words.ts';

const KNOWN: ReadonlySet<string> = new Set([
  ...PAUSE_REASONS,
  ...HOLD_REASONS,
  ...ESCALATION_REASONS,
  ...RESOLUTIONS,
  ...SUSPENSION_REASONS,
  ...PRINT_REASONS,
  ...PRINTER_READY,
  'help',
]);

/** A code from one of the short lists in words; any other reason as it is. */
export function formatReason(reason: string, say: Say): string {
  return KNOWN.has(reason) ? say(`reasons.${reason}` as TextKey) : reason;
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

/** A device's name for people: one that is only an id, such as `lobby` or `screen-2`, as words. */
export function formatDeviceName(name: string): string {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) return name;
  const words = name.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
