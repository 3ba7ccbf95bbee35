import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { serve } from '../part.ts';
import type { HoldAnswer, HoldQuestion } from './branch.ts';

/** A process that does nothing: what its event loop is held is the machine's doing. */
serve(null, async (asked) => {
  const { seconds } = asked as HoldQuestion;
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await pause(seconds * 1000);
  delay.disable();
  return { p99: delay.percentile(99) / 1e6 - 1, longest: delay.max / 1e6 - 1 } satisfies HoldAnswer;
});
