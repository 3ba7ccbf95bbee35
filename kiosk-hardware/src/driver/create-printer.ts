import { readPrinterAddress } from '@foyer/basics';
import type { PrinterConfiguration } from './configuration.ts';
import { deviceTransport } from './device-transport.ts';
import { createEscposPrinter, type PrinterTimeouts, usualTimeouts } from './escpos-printer.ts';
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

/**
 * The one place where a kiosk's configuration becomes a printer. Nothing is opened until the first call.
 *
 * @throws Error when the address is none; it was checked when it was entered
 */
export function createPrinter(configuration: PrinterConfiguration, options: CreatePrinterOptions = {}): Printer {
  const { address, dialect, dotsPerLine, style } = configuration;
  return createEscposPrinter({
    transport: transportOf(address),
    dialect,
    encode: { dotsPerLine, style },
    timeouts: { ...usualTimeouts, ...options.timeouts },
    startAfterUncertain: options.startAfterUncertain ?? false,
  });
}

function transportOf(address: string): Transport {
  const place = readPrinterAddress(address);
  if (place === null) throw new Error(`“${address}” is not the address of a printer.`);
  return place.kind === 'tcp' ? tcpTransport(place.host, place.port) : deviceTransport(place.path);
}
