import type { Counter, Escalation, Visit } from '@foyer/contract';

/** What an agent can do at the counter with the customer there, or without one. */
export const COUNTER_COMMANDS = [
  'callNext',
  'start',
  'recall',
  'noShow',
  'finish',
  'finishAndCallNext',
  'hold',
  'transfer',
  'escalate',
  'cancel',
  'pause',
  'resumeCounter',
  'closeCounter',
] as const;
export type CounterCommand = (typeof COUNTER_COMMANDS)[number];

/**
 * Which commands make sense now. Only what is plainly impossible is left out: whether a command succeeds is the
 * server's to say, and it says why not in a sentence.
 *
 * @param visit - the customer at the counter, if any
 * @param escalations - all that are open
 */
export function possibleCommands(
  counter: Counter,
  visit: Visit | null,
  escalations: readonly Escalation[],
): ReadonlySet<CounterCommand> {
  if (counter.status === 'closed') return new Set();
  if (counter.status === 'paused') return new Set(['resumeCounter', 'closeCounter']);
  if (visit === null) return new Set(['callNext', 'pause', 'closeCounter']);
  const withCustomer: readonly CounterCommand[] = isAsked(visit, escalations)
    ? ['hold', 'transfer', 'cancel']
    : ['hold', 'transfer', 'escalate', 'cancel'];
  switch (visit.stage.kind) {
    case 'called':
      return new Set([...withCustomer, 'start', 'recall', 'noShow']);
    case 'serving':
      return new Set([...withCustomer, 'finish', 'finishAndCallNext']);
    default:
      return new Set();
  }
}

/** Has an agent asked for a supervisor whom nobody has sent yet? A customer's own call for help is another matter. */
function isAsked(visit: Visit, escalations: readonly Escalation[]): boolean {
  return escalations.some(
    ({ visitId, source, status }) => visitId === visit.id && source === 'agent' && status === 'raised',
  );
}
