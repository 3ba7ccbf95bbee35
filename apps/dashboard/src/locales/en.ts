import type { Translation } from '@foyer/ui';
import { counter } from './en/counter.ts';
import { devices } from './en/devices.ts';
import { dialogs } from './en/dialogs.ts';
import { done } from './en/done.ts';
import { floor } from './en/floor.ts';
import { problem } from './en/problem.ts';
import { reasons } from './en/reasons.ts';
import { reports } from './en/reports.ts';
import { shell } from './en/shell.ts';

/** Everything the dashboard says, in English, one file a subject. `{{x}}` is filled in; the Arabic files have the same keys. */
export const en = {
  ...shell,
  ...counter,
  ...dialogs,
  ...done,
  ...reasons,
  ...problem,
  ...floor,
  ...reports,
  ...devices,
} as const;

/** The shape every language file has: the same keys as the English one. */
export type Texts = Translation<typeof en>;

type Leaves<T, Prefix extends string = ''> = {
  [K in keyof T & string]: T[K] extends string ? `${Prefix}${K}` : Leaves<T[K], `${Prefix}${K}.`>;
}[keyof T & string];
/** The name of a text: `counter.callNext`. */
export type TextKey = Leaves<typeof en>;
