import type { PrinterState } from '@foyer/basics';

/** The four answers to `DLE EOT` 1 to 4: printer, cause of being offline, cause of an error, paper. */
export type RealTimeStatus = readonly [printer: number, offline: number, error: number, paper: number];

/** Masks after Epson's ESC/POS command reference. */
export const realTimeBits = {
  printer: { offline: 0x08 },
  offline: { coverOpen: 0x04, paperEnd: 0x20, error: 0x40 },
  error: { cutter: 0x08, other: 0x64 },
  paper: { nearEnd: 0x0c, end: 0x60 },
} as const;

export const automaticBits = {
  first: { offline: 0x08, coverOpen: 0x20 },
  second: { cutter: 0x08, error: 0x2c },
  third: { nearEnd: 0x03, end: 0x0c },
} as const;

interface Findings {
  readonly coverOpen: boolean;
  readonly paperOut: boolean;
  readonly cutter: boolean;
  readonly error: boolean;
  readonly offline: boolean;
  readonly nearEnd: boolean;
}

/** Names what four real-time status bytes say; the most telling fault first. */
export function statusFromRealTime([printer, offline, error, paper]: RealTimeStatus): PrinterState {
  return worst({
    coverOpen: (offline & realTimeBits.offline.coverOpen) !== 0,
    paperOut: (paper & realTimeBits.paper.end) !== 0 || (offline & realTimeBits.offline.paperEnd) !== 0,
    cutter: (error & realTimeBits.error.cutter) !== 0,
    error: (error & realTimeBits.error.other) !== 0 || (offline & realTimeBits.offline.error) !== 0,
    offline: (printer & realTimeBits.printer.offline) !== 0,
    nearEnd: (paper & realTimeBits.paper.nearEnd) !== 0,
  });
}

function worst(findings: Findings): PrinterState {
  if (findings.coverOpen) return 'cover-open';
  if (findings.paperOut) return 'paper-out';
  if (findings.cutter) return 'cutter-error';
  if (findings.error) return 'error';
  if (findings.offline) return 'offline';
  return findings.nearEnd ? 'paper-near-end' : 'ready';
}
