import { PRINTER_READY } from '@foyer/basics';
import type { TextKey } from '../locales/en.ts';
import {
  ESCALATION_REASONS,
  HOLD_REASONS,
  PAUSE_REASONS,
  PRINT_REASONS,
  RESOLUTIONS,
  SUSPENSION_REASONS,
} from './reasons.ts';
import type { Say } from './words.ts';

const KNOWN: ReadonlySet<string> = new Set([
  ...PAUSE_REASONS,
  ...HOLD_REASONS,
  ...ESCALATION_REASONS,
  ...RESOLUTIONS,
  ...SUSPENSION_REASONS,
  ...PRINT_REASONS,
  ...PRINTER_READY,
  'help',
]);

/** A code from one of the short lists in words; any other reason as it is. */
export function sayKnownReason(reason: string, say: Say): string {
  return KNOWN.has(reason) ? say(`reasons.${reason}` as TextKey) : reason;
}
