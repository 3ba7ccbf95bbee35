import type { Instant } from '@foyer/basics';
import { keepLearning, openHistory } from '@foyer/store';
import { work } from '../workers/work.ts';
import { EstimatePublisher } from './estimate-publisher.ts';
import { Forecaster, keptLearning } from './forecaster.ts';
import type { FromWorker, ToWorker, WorkerSetup } from './messages.ts';

/** Events that are read at a time; of a long log so many are a sign of life. */
const BATCH = 1_000;

// Follows the log in a process of its own: simulating never holds the loop that serves calls.
work<WorkerSetup, ToWorker, FromWorker>((setup, tell) => {
  const { folder, paths, runMilliseconds, keepMilliseconds, visits, newcomers } = setup;
  const history = openHistory({ folder });
  const kept = keptLearning(folder, history);
  const forecaster = new Forecaster(kept.place.state, kept.learning, new EstimatePublisher(visits, newcomers));
  let { place } = kept;
  let wanted: Instant | null = null;
  let keepNow = false;
  let isDue = false;
  let keptLast = { clock: place.head.seq, at: performance.now() };

  /** Reads the log to its end, however much came together. */
  function follow(): void {
    for (let from = -1; from < place.head.seq; ) {
      from = place.head.seq;
      place = history.goOn(place, BATCH, (before, event, after) => {
        forecaster.see(before, event, after);
        if (event.body.type === 'DayEnded') keepNow = true;
      });
      if (place.head.seq - from === BATCH) tell({ kind: 'reading', clock: place.head.seq });
    }
  }

  function answer(): void {
    isDue = false;
    follow();
    if (wanted !== null) run(wanted);
    const clock = place.head.seq;
    const old = clock > keptLast.clock && performance.now() - keptLast.at >= keepMilliseconds;
    if (!keepNow && !old) return;
    keepNow = false;
    keptLast = { clock, at: performance.now() };
    tell({ kind: 'kept', clock, trouble: keep() });
  }

  /** Writes down what was learned; when that fails the next start learns it again. */
  function keep(): string | null {
    try {
      keepLearning(folder, { head: place.head, data: forecaster.learned() });
      return null;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  function run(now: Instant): void {
    wanted = null;
    const began = performance.now();
    const changes = forecaster.estimate(now, paths, () => performance.now() - began >= runMilliseconds);
    tell({ kind: 'estimates', changes, milliseconds: performance.now() - began });
  }

  follow();
  tell({ kind: 'ready', clock: place.head.seq });
  return (message) => {
    if (message.kind === 'estimate') wanted = message.now;
    else keepNow = true;
    if (!isDue) setImmediate(answer);
    isDue = true;
  };
});
