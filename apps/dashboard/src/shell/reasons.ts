import { PRINTER_PROBLEMS } from '@foyer/basics';

/**
 * The short lists staff choose from. The code goes into the log; words a person adds go into the note, which can be
 * erased. A code that is not listed here (from a newer version, or another client) is shown as it is.
 */
export const PAUSE_REASONS = ['break', 'lunch', 'meeting', 'back-office', 'technical', 'other'] as const;
export const HOLD_REASONS = [
  'form-to-fill',
  'document-missing',
  'waiting-for-colleague',
  'technical',
  'other',
] as const;
export const ESCALATION_REASONS = ['approval', 'complaint', 'advice', 'security', 'other'] as const;
export const RESOLUTIONS = ['solved', 'advised', 'approved', 'declined', 'other'] as const;
export const SUSPENSION_REASONS = ['technical', 'no-staff', 'end-of-day', 'other'] as const;
/** What kiosks report of a print that did not simply come out. */
export const PRINT_REASONS = [
  ...PRINTER_PROBLEMS,
  'busy',
  'unprintable',
  'connection-lost',
  'timed-out',
  'kiosk-stopped',
  'no-printer',
  'stopped-before-printing',
  'nobody-has-it',
  'customer-has-none',
  'customer-has-it',
] as const;
