import { PRINTER_PROBLEMS } from '@foyer/basics';

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
