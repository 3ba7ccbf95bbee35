import { assertNever } from '@foyer/basics';
import type { PrinterConfiguration } from './configuration.ts';
import { deviceTransport } from './device-transport.ts';
import { createEscposPrinter, type PrinterTimeouts, usualTimeouts } from './escpos-printer.ts';
import { createMemoryPrinter } from './memory-printer.ts';
import type { Printer } from './printer.ts';
import { tcpTransport } from './tcp-transport.ts';
import type { Transport } from './transport.ts';

export interface CreatePrinterOptions {
  /**
   * The last job before this start ended uncertain (a restart, a power cut), so that half a ticket may hang in the
   * printer: it is cut off before the next.
   */
  readonly startAfterUncertain?: boolean;
  readonly timeouts?: Partial<PrinterTimeouts>;
}

/** The one place where a kiosk's configuration becomes a printer. Nothing is opened until the first call. */
export function createPrinter(configuration: PrinterConfiguration, options: CreatePrinterOptions = {}): Printer {
  if (configuration.kind === 'memory') return createMemoryPrinter();
  return createEscposPrinter({
    transport: transportOf(configuration),
    dialect: configuration.dialect,
    encode: { paper: configuration.paper, style: configuration.style },
    timeouts: { ...usualTimeouts, ...options.timeouts },
    startAfterUncertain: options.startAfterUncertain ?? false,
  });
}

function transportOf(configuration: Exclude<PrinterConfiguration, { kind: 'memory' }>): Transport {
  switch (configuration.kind) {
    case 'tcp':
      return tcpTransport(configuration.host, configuration.port);
    case 'device':
      return deviceTransport(configuration.path);
    default:
      return assertNever(configuration);
  }
}
