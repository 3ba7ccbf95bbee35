export type { PrinterConfiguration } from './driver/configuration.ts';
export { type CreatePrinterOptions, createPrinter } from './driver/create-printer.ts';
export type { PrinterTimeouts } from './driver/escpos-printer.ts';
export { createMemoryPrinter, type MemoryPrinter } from './driver/memory-printer.ts';
export {
  isProblem,
  type Printer,
  type PrintOutcome,
  type PrintProgress,
} from './driver/printer.ts';
export { type EncodeOptions, encodeTicket } from './encoder/encode-ticket.ts';
export {
  type FinalJobState,
  isFinal,
  type Job,
  type JobJournal,
  type JobJournalOptions,
  type JobState,
  JournalError,
  openJobJournal,
} from './journal/job-journal.ts';
export type { Bitmap } from './layout/bitmap.ts';
export { logoBitmap } from './layout/logo.ts';
export type { TicketContent, TicketFact, TicketTexts } from './layout/ticket-content.ts';
export { printJob } from './print-job.ts';
