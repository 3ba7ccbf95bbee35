import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startVirtualPrinter, virtualPrinterPage } from '@foyer/kiosk-hardware/virtual-printer';

/** What the process says once: where it listens, or why it can't. */
export type PrinterReport =
  | {
      readonly kind: 'listening';
      readonly pid: number;
      readonly host: string;
      readonly port: number;
      readonly pagePort: number;
    }
  | { readonly kind: 'failed'; readonly sentence: string };

/** The virtual printer and its page, as a process: `printer-process.ts PORT PREFIX`. It ends with its parent. */
async function main(port: number, prefix: string): Promise<PrinterReport> {
  const printer = await startVirtualPrinter({ port });
  const page = virtualPrinterPage(printer, { prefix });
  const server = createServer((request, response) => page.handle(request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port: pagePort } = server.address() as AddressInfo;
  return { kind: 'listening', pid: process.pid, host: printer.host, port: printer.port, pagePort };
}

process.on('disconnect', () => process.exit());
// A Ctrl+C in the terminal reaches this process too; its parent ends it in its turn.
process.on('SIGINT', () => undefined);
main(Number(process.argv[2]), process.argv[3] ?? '')
  .catch((error: unknown): PrinterReport => ({ kind: 'failed', sentence: String(error) }))
  .then((report) => process.send?.(report))
  .catch(() => process.exit(1));
