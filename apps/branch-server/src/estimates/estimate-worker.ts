import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import type { Instant } from '@foyer/basics';
import { openHistory } from '@foyer/store/history';
import { stayBehind } from '../threads/behind.ts';
import { Forecaster, followLog } from './forecaster.ts';
import type { FromWorker, ToWorker, WorkerSetup } from './messages.ts';
import { Teller } from './teller.ts';

// A follower of the log in a thread of its own: simulating never holds the loop that serves calls.
stayBehind();
const port = ownPort();
const { folder, paths, runMilliseconds, keepMilliseconds, visits, newcomers } = workerData as WorkerSetup;
const tell = (message: FromWorker) => port.postMessage(message);

const history = openHistory({ folder });
const followed = followLog(history, { reading: (clock) => tell({ kind: 'reading', clock }) });
history.close();
const forecaster = new Forecaster(followed, new Teller(visits, newcomers));
let wanted: Instant | null = null;
let pending: NodeJS.Immediate | null = null;
let handOver = false;
let handedOver = { clock: forecaster.clock, at: performance.now() };

function ownPort(): MessagePort {
  if (parentPort === null) throw new Error('This file is the code of a worker.');
  return parentPort;
}

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
  pending ??= setImmediate(work);
}

/** Everything that has come by now is taken first, so that however much it is, it comes to one run. */
function work(): void {
  for (let next = receiveMessageOnPort(port); next !== undefined; next = receiveMessageOnPort(port)) {
    take(next.message as ToWorker);
  }
  if (pending !== null) clearImmediate(pending);
  pending = null;
  if (wanted !== null) run(wanted);
  const { clock } = forecaster;
  const due = clock > handedOver.clock && performance.now() - handedOver.at >= keepMilliseconds;
  if (!handOver && !due) return;
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

port.on('message', take);
tell({ kind: 'ready', clock: forecaster.clock });
