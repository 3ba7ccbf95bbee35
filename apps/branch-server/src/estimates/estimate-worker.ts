import type { Instant } from '@foyer/basics';
import { openHistory } from '@foyer/store/history';
import { work } from '../workers/work.ts';
import { EstimatePublisher } from './estimate-publisher.ts';
import { Forecaster, followLog } from './forecaster.ts';
import type { FromWorker, ToWorker, WorkerSetup } from './messages.ts';

// A follower of the log in a process of its own: simulating never holds the loop that serves calls.
work<WorkerSetup, ToWorker, FromWorker>((setup, tell) => {
  const { folder, paths, runMilliseconds, keepMilliseconds, visits, newcomers } = setup;
  const history = openHistory({ folder });
  const followed = followLog(history, { reading: (clock) => tell({ kind: 'reading', clock }) });
  history.close();
  const forecaster = new Forecaster(followed, new EstimatePublisher(visits, newcomers));
  let wanted: Instant | null = null;
  let due = false;
  let handOver = false;
  let handedOver = { clock: forecaster.clock, at: performance.now() };

  /** What has come together is taken together, so that however much it is, it comes to one run. */
  function take(message: ToWorker): void {
    switch (message.kind) {
      case 'events':
        forecaster.follow(message.from, message.events);
        // Asked for before these events, answered with them: for no earlier instant than theirs.
        if (wanted !== null) wanted = message.now;
        if (message.events.some(({ body }) => body.type === 'DayEnded')) handOver = true;
        break;
      case 'estimate':
        wanted = message.now;
        break;
      case 'hand-over':
        handOver = true;
        break;
    }
    if (!due) setImmediate(answer);
    due = true;
  }

  function answer(): void {
    due = false;
    if (wanted !== null) run(wanted);
    const { clock } = forecaster;
    const old = clock > handedOver.clock && performance.now() - handedOver.at >= keepMilliseconds;
    if (!handOver && !old) return;
    handOver = false;
    handedOver = { clock, at: performance.now() };
    tell({ kind: 'learned', ...forecaster.learned() });
  }

  function run(now: Instant): void {
    wanted = null;
    const began = performance.now();
    const changes = forecaster.estimate(now, paths, () => performance.now() - began >= runMilliseconds);
    tell({ kind: 'estimates', changes, milliseconds: performance.now() - began });
  }

  tell({ kind: 'ready', clock: forecaster.clock });
  return take;
});
