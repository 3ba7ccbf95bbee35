import { counter } from './ar/counter.ts';
import { devices } from './ar/devices.ts';
import { dialogs } from './ar/dialogs.ts';
import { done } from './ar/done.ts';
import { floor } from './ar/floor.ts';
import { problem } from './ar/problem.ts';
import { reasons } from './ar/reasons.ts';
import { reports } from './ar/reports.ts';
import { shell } from './ar/shell.ts';
import type { Texts } from './en.ts';

/** Everything the dashboard says, in Arabic. */
export const ar: Texts = {
  ...shell,
  ...counter,
  ...dialogs,
  ...done,
  ...reasons,
  ...problem,
  ...floor,
  ...reports,
  ...devices,
};
