import type { Instant } from '@foyer/basics';
import { keepLearning, openHistory } from '@foyer/store';
import { work } from '../workers/work.ts';
import { EstimatePublisher } from './estimate-publisher.ts';
import { Forecaster, keptLearning } from './forecaster.ts';
import type { FromWorker, ToWorker, WorkerSetup } from './messages.ts';

/** Tells that a long log is still being read, once in so many events. */
const SIGN_OF_LIFE = 5_000;

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
  let asked = 0;
  let keptLast = { clock: place.head.seq, at: performance.now() };

  function follow(until?: number): void {
    place = history.goTo(
      place,
      (before, event, after) => {
        forecaster.see(before, event, after);
        if (event.body.type === 'DayEnded') keepNow = true;
        if (after.clock % SIGN_OF_LIFE === 0) tell({ kind: 'reading', clock: after.clock });
      },
      until,
    );
  }

  function answer(): void {
    isDue = false;
    // No further than was asked: an instant goes with what had happened by then.
    follow(asked);
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
      keepLearning(folder, { head: history.headAt(forecaster.learnedClock), data: forecaster.learned() });
      return null;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  function run(now: Instant): void {
    wanted = null;
    const began = performance.now();
    const changes = forecaster.estimate(now, paths, () => performance.now() - began >= runMilliseconds);
    tell({ kind: 'estimates', clock: place.head.seq, changes, milliseconds: performance.now() - began });
  }

  follow();
  tell({ kind: 'ready', clock: place.head.seq, kept: keptLast.clock });
  return (message) => {
    asked = message.clock;
    if (message.kind === 'estimate') wanted = message.now;
    else keepNow = true;
    if (!isDue) setImmediate(answer);
    isDue = true;
  };
});
