export type { VirtualPrinterState } from './engine.ts';
export { type VirtualPrinterFault, type VirtualPrinterFaultKind, virtualPrinterFaultKinds } from './faults.ts';
export { type VirtualPrinterPage, virtualPrinterPage } from './page.ts';
export type { PrintedPaper } from './paper.ts';
export { startVirtualPrinter, type VirtualPrinter, type VirtualPrinterOptions } from './virtual-printer.ts';
