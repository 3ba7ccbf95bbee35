import { fork } from 'node:child_process';
import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { acceptedLanguage, wordsOf } from '@foyer/words/catalogue';
import type { PrinterReport } from './printer-process.ts';

/** The virtual printer in a process of its own: whatever is sent to it can't take the branch along. */
export interface VirtualPrinter {
  readonly host: string;
  readonly port: number;
  /** Its number among the machine's processes. */
  readonly pid: number;
  /** Answers a request for the printer's page. */
  handle(request: IncomingMessage, response: ServerResponse): void;
  close(): Promise<void>;
}

/**
 * Starts the virtual printer on a port of this machine, its page under `prefix`; throws when it can't. `onEnd` is told
 * when the process ends without being asked to; the page then says so.
 */
export async function startVirtualPrinter(port: number, prefix: string, onEnd: () => void): Promise<VirtualPrinter> {
  const child = fork(new URL('printer-process.ts', import.meta.url), [String(port), prefix], { execArgv: [] });
  const ended = once(child, 'exit').then(
    () => undefined,
    () => undefined,
  );
  let closing = false;
  const report = await Promise.race([
    once(child, 'message').then(([said]) => said as PrinterReport),
    ended.then((): PrinterReport => ({ kind: 'failed', sentence: 'its process ended' })),
  ]);
  if (report.kind === 'failed') {
    child.kill('SIGKILL');
    throw new Error(`The virtual printer could not be started: ${report.sentence}`);
  }
  void ended.then(() => {
    if (!closing) onEnd();
  });
  return {
    host: report.host,
    port: report.port,
    pid: report.pid,
    handle: (request, response) => passOn(report.pagePort, request, response),
    close: async () => {
      closing = true;
      // It keeps nothing that is worth an orderly end.
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Asks the printer's process for what the page asked for, and gives the answer as it comes. */
function passOn(port: number, { method, url, headers }: IncomingMessage, response: ServerResponse): void {
  const asked = httpRequest({ host: '127.0.0.1', port, method, path: url, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
    answer.on('error', () => response.destroy());
  });
  asked.on('error', () => {
    if (response.headersSent) response.destroy();
    else {
      const { t } = wordsOf(acceptedLanguage({ headers }), null);
      response.writeHead(502, { 'content-type': 'text/plain; charset=utf-8' }).end(t('printer.gone'));
    }
  });
  response.on('close', () => asked.destroy());
  asked.end();
}
