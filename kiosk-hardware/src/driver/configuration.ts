import type { DotsPerLine, PrinterDialect, PrintStyle } from '@foyer/basics';

/** Which printer a kiosk has, as the branch has it. */
export interface PrinterConfiguration {
  /** One that `readPrinterAddress` reads. */
  readonly address: string;
  readonly dialect: PrinterDialect;
  readonly dotsPerLine: DotsPerLine;
  readonly style: PrintStyle;
}
