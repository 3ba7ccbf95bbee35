import type { FromWorker, ToWorker } from '../../../apps/branch-server/src/estimates/messages.ts';
import { work } from '../../../apps/branch-server/src/workers/work.ts';

/** In place of the worker that makes estimates: answers that there is nothing new, and reads nothing. */
work<unknown, ToWorker, FromWorker>((_setup, tell) => {
  tell({ kind: 'ready', clock: 0, kept: 0 });
  return ({ kind, clock }) => {
    if (kind === 'estimate') tell({ kind: 'estimates', clock, changes: null, milliseconds: 250 });
    else tell({ kind: 'kept', clock, trouble: null });
  };
});
