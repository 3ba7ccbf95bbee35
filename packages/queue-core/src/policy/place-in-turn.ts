import type { Instant } from '@foyer/basics';
import { type BranchConfig, indexOf } from '@foyer/configuration';
import { queueKey } from '../queues.ts';
import { countCallable, type Serving, tierAt } from '../serving.ts';
import type { BranchState, Queue, QueueKey } from '../state.ts';
import { callingOf, candidateAt, newArrival } from './queue-candidate.ts';
import { type Line, placesInSequence } from './sequence.ts';

/** By queue, the place of everybody in it, and last that of a new arrival. */
type Places = ReadonlyMap<QueueKey, readonly number[]>;

/** What was worked out of a state before, by counter and instant: many ask of one state. */
const known = new WeakMap<BranchState, Map<string, Places>>();

/**
 * The places in the order in which a counter calls, where turns are taken: they make a place depend on everybody who is
 * called before.
 *
 * @param whole - a queue that is taken as callable to its end, although it is called only when late
 */
export function placesInTurn(
  state: BranchState,
  config: BranchConfig,
  serving: Serving,
  now: Instant,
  whole: QueueKey | null,
): Places {
  const name = `${serving.id}\n${now}\n${whole}`;
  const ofState = known.get(state) ?? new Map<string, Places>();
  known.set(state, ofState);
  const before = ofState.get(name);
  if (before !== undefined) return before;
  const lines = linesOf(state, config, serving, now, whole);
  const inSequence = placesInSequence([...lines.values()], now, callingOf(config, state));
  const places = new Map([...lines].map(([key, line]) => [key, inSequence.get(line) ?? []]));
  ofState.set(name, places);
  return places;
}

/** The queues that a counter calls from, and those without anybody that a new arrival would begin. */
function linesOf(
  state: BranchState,
  config: BranchConfig,
  serving: Serving,
  now: Instant,
  whole: QueueKey | null,
): ReadonlyMap<QueueKey, Line> {
  const index = indexOf(config);
  const lines = new Map<QueueKey, Line>();
  const add = (key: QueueKey, kind: Pick<Queue, 'serviceId' | 'classId' | 'pin'>, queue: Queue | undefined): void => {
    const tier = tierAt(serving, kind);
    if (tier === undefined) return;
    const arrival = newArrival(state, kind, tier, now);
    const callable = queue === undefined ? 0 : countCallable(state, serving, queue, now);
    const size = key === whole ? (queue?.visits.size ?? 0) : callable;
    const candidate = (place: number) =>
      queue === undefined || place >= size ? arrival : candidateAt(state, index, queue, place, tier);
    lines.set(key, { size, candidateAt: candidate });
  };
  for (const { id: serviceId } of config.services) {
    for (const { id: classId } of config.classes) {
      const key = queueKey(serviceId, classId, null, false);
      add(key, { serviceId, classId, pin: null }, state.queues.get(key));
    }
  }
  for (const [key, queue] of state.queues) if (!lines.has(key)) add(key, queue, queue);
  return lines;
}
