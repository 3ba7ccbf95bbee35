import { openHistory } from '@foyer/store';
import { work } from '../work.ts';

const LASTING = 20_000;

/** Is busy with the database for longer than any test waits, without a turn of its event loop. */
work<{ readonly folder: string }, never, string>(({ folder }, tell) => {
  tell('busy');
  for (const began = performance.now(); performance.now() - began < LASTING; ) openHistory({ folder }).close();
  return () => undefined;
});
