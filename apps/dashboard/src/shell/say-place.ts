import type { Escalation } from '@foyer/contract';
import type { Say } from './words.ts';

/** Where somebody is waited for: an agent's escalation is at a counter, a call for help where the customer stands. */
export function sayPlace({ source, place }: Pick<Escalation, 'source' | 'place'>, say: Say): string {
  return source === 'agent' ? say('common.counterName', { number: place }) : place;
}
