import { existsSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import { directionOf, type Subject, type Words } from '@foyer/words';
import { acceptedLanguage, readLanguage, wordsOf } from '@foyer/words/catalogue';
import { fontPackageFile } from '../layout/fonts.ts';
import { type VirtualPrinterFaultKind, virtualPrinterFaultKinds } from './faults.ts';
import type { VirtualPrinter } from './virtual-printer.ts';

export interface VirtualPrinterPage {
  /** Answers every request under the prefix, with 404 for what it does not know. */
  handle(request: IncomingMessage, response: ServerResponse): void;
  /** Ends the live connections; call it before closing the server they run on. */
  close(): void;
}

interface PageFile {
  readonly path: string;
  readonly type: string;
}

const ownFile = (name: string, type: string): PageFile => ({
  path: fileURLToPath(new URL(`page/${name}`, import.meta.url)),
  type,
});
/** A font's style sheet, which lets the browser fetch only the scripts that the page shows, or one of its files. */
const fontPath = /^\/fonts\/(ibm-plex-sans(?:-arabic|-hebrew)?)\/((?:400|600)\.css|files\/[\w-]+\.woff2)$/;
const fontSheets = ['ibm-plex-sans', 'ibm-plex-sans-arabic', 'ibm-plex-sans-hebrew'].flatMap((family) =>
  [400, 600].map((weight) => `<link rel="stylesheet" href="fonts/${family}/${weight}.css" />`),
);

const files = new Map<string, PageFile>([
  ['/page.css', ownFile('page.css', 'text/css; charset=utf-8')],
  ['/machine.css', ownFile('machine.css', 'text/css; charset=utf-8')],
  ['/cards.css', ownFile('cards.css', 'text/css; charset=utf-8')],
  ['/page.js', ownFile('page.js', 'text/javascript; charset=utf-8')],
]);

const mostViewers = 32;
const heartbeatMs = 15_000;
/** Changes within this time are told together. */
const gatherMs = 50;

/**
 * The page that shows the virtual printer's paper coming out and makes its faults. `prefix` is where it is mounted,
 * such as `/printer`. What it changes needs a header that a foreign page can't send.
 */
export function virtualPrinterPage(printer: VirtualPrinter, options: { prefix?: string } = {}): VirtualPrinterPage {
  const prefix = (options.prefix ?? '').replace(/\/+$/, '');
  const viewers = new Set<ServerResponse>();
  const noPage = (words: Words) => words.t('printer.refused.noPage', { address: prefix === '' ? '/' : prefix });
  let gathering: NodeJS.Timeout | null = null;

  const message = (): string => {
    const state = { ...printer.state(), address: `${printer.host}:${printer.port}`, paper: printer.paper };
    const papers = printer
      .papers()
      .map(({ id, at, bitmap }) => ({ id, at, width: bitmap.width, height: bitmap.height }));
    return `event: state\ndata: ${JSON.stringify({ state, papers })}\n\n`;
  };
  const stopListening = printer.onChange(() => {
    gathering ??= setTimeout(() => {
      gathering = null;
      const text = message();
      for (const viewer of viewers) viewer.write(text);
    }, gatherMs);
  });
  const heartbeat = setInterval(() => {
    for (const viewer of viewers) viewer.write(': here\n\n');
  }, heartbeatMs);
  heartbeat.unref();

  const watch = (request: IncomingMessage, response: ServerResponse): void => {
    if (viewers.size >= mostViewers) {
      refuse(request, response, 503, (words) => words.t('printer.refused.tooMany'));
      return;
    }
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write(`retry: 1000\n${message()}`);
    viewers.add(response);
    response.on('close', () => viewers.delete(response));
  };

  const change = (path: string, request: IncomingMessage, response: ServerResponse): void => {
    if (request.headers['x-foyer-printer'] === undefined) {
      refuse(request, response, 403, (words) => words.t('printer.refused.notOwn'));
      return;
    }
    const kind = faultKindOf(path);
    // A button's fault acts at once, as a hand on the printer would.
    if (request.method === 'POST' && kind !== null) printer.setFault({ kind });
    else if (request.method === 'DELETE' && kind !== null) printer.clearFault(kind);
    else if (request.method === 'DELETE' && path === '/faults') printer.clearAllFaults();
    else if (request.method === 'DELETE' && path === '/papers') printer.emptyTray();
    else {
      refuse(request, response, 404, (words) => words.t('printer.refused.noFault'));
      return;
    }
    response.writeHead(204).end();
  };

  const show = (path: string, request: IncomingMessage, response: ServerResponse): void => {
    if (path === '/words.json') {
      answerWords(request, response);
      return;
    }
    if (path === '/events') {
      watch(request, response);
      return;
    }
    const paperId = /^\/papers\/(\d{1,9})\.png$/.exec(path)?.[1];
    const paper = printer.papers().find(({ id }) => String(id) === paperId);
    if (paper !== undefined) {
      response.writeHead(200, { 'content-type': 'image/png', 'cache-control': 'no-store' }).end(paper.png());
      return;
    }
    if (path === '/') {
      response.writeHead(200, { ...headersFor('text/html; charset=utf-8'), vary: 'accept-language' });
      response.end(startPage(request));
      return;
    }
    const file = files.get(path) ?? fontFile(path);
    if (file === null || !existsSync(file.path)) {
      refuse(request, response, 404, noPage);
      return;
    }
    response.writeHead(200, headersFor(file.type)).end(readFileSync(file.path));
  };

  return {
    handle: (request, response) => {
      const path = (request.url ?? '/').split('?')[0] ?? '/';
      if (path === prefix && prefix !== '') {
        response.writeHead(308, { location: `${prefix}/` }).end();
        return;
      }
      if (!path.startsWith(`${prefix}/`)) {
        refuse(request, response, 404, noPage);
        return;
      }
      const inner = path.slice(prefix.length);
      if (request.method === 'GET' || request.method === 'HEAD') show(inner, request, response);
      else change(inner, request, response);
    },
    close: () => {
      stopListening();
      clearInterval(heartbeat);
      if (gathering !== null) clearTimeout(gathering);
      for (const viewer of viewers) viewer.end();
    },
  };
}

function fontFile(path: string): PageFile | null {
  const [, family, file] = fontPath.exec(path) ?? [];
  if (family === undefined || file === undefined) return null;
  return {
    path: fontPackageFile(family, file),
    type: file.endsWith('.css') ? 'text/css; charset=utf-8' : 'font/woff2',
  };
}

function headersFor(type: string): Record<string, string> {
  return {
    'content-type': type,
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
    'content-security-policy':
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'self'",
  };
}

/** The page's words in the best language for its reader. */
function wordsFor(request: IncomingMessage): { language: string; direction: string; words: Subject } {
  const language = acceptedLanguage(request);
  return { language, direction: directionOf(language), words: readLanguage(language).subjects.printer ?? {} };
}

/** The page with its words in it, so that nobody sees others first. */
function startPage(request: IncomingMessage): string {
  const { language, direction, words } = wordsFor(request);
  const values: Readonly<Record<string, unknown>> = { ...words, fonts: fontSheets.join('\n    ') };
  return readFileSync(new URL('page/index.html', import.meta.url), 'utf8')
    .replace('<html lang="en">', `<html lang="${language}" dir="${direction}">`)
    .replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name]));
}

/** The words for what the page itself makes. */
function answerWords(request: IncomingMessage, response: ServerResponse): void {
  const { language, words } = wordsFor(request);
  response
    .writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store', vary: 'accept-language' })
    .end(JSON.stringify({ language, words }));
}

function faultKindOf(path: string): VirtualPrinterFaultKind | null {
  return virtualPrinterFaultKinds.find((kind) => path === `/faults/${kind}`) ?? null;
}

/** Says why not, in the best language for the caller. */
function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  sentence: (words: Words) => string,
): void {
  const words = wordsOf(acceptedLanguage(request), null);
  response
    .writeHead(status, { 'content-type': 'text/plain; charset=utf-8', vary: 'accept-language' })
    .end(sentence(words));
}
