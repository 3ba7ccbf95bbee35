import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Session } from 'electron';
import { pageHeaders } from './page-guard.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.svg': 'image/svg+xml',
};

/**
 * Answers the server's `/kiosk/` from the kiosk's own disk: the page has the server's origin, so that its live view is
 * same-origin, and is there even when the server is not. Every other request goes on to the network.
 *
 * @param folder - the built page
 */
export function servePageFiles(
  session: Session,
  server: string,
  folder: string,
  onward: (request: Request) => Promise<Response>,
): void {
  const { protocol, origin } = new URL(server);
  session.protocol.handle(protocol.slice(0, -1), (request) => {
    const url = new URL(request.url);
    if (url.origin !== origin) return Promise.resolve(new Response('Not here', { status: 403 }));
    return url.pathname.startsWith('/kiosk/')
      ? pageFile(folder, url.pathname.slice('/kiosk/'.length))
      : onward(request);
  });
}

async function pageFile(folder: string, name: string): Promise<Response> {
  const file = path.join(folder, name === '' ? 'index.html' : decodeURIComponent(name));
  const type = types[path.extname(file)];
  if (type === undefined || !file.startsWith(folder + path.sep)) return new Response('Not found', { status: 404 });
  try {
    return new Response(new Uint8Array(await readFile(file)), { headers: { ...pageHeaders, 'content-type': type } });
  } catch {
    return new Response('Not found', { status: 404 });
  }
}
