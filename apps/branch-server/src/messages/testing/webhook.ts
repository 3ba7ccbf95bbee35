import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { isSigned } from '../twilio-signature.ts';

/** A form that was posted to a webhook. */
export interface Called {
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly signed: boolean;
}

/** A branch as its provider of text messages sees it: what takes its calls. */
export interface Webhook {
  readonly address: string;
  readonly calls: readonly Called[];
  /** The statuses that were told, in their order. */
  statuses(): string[];
  close(): Promise<void>;
}

/**
 * Listens on loopback and keeps every form that is posted.
 *
 * @param answer the HTTP status each is answered with, by how many came before; `null` is never answered
 */
export async function startWebhook(
  token: string,
  answer: (before: number) => number | null = () => 204,
): Promise<Webhook> {
  const calls: Called[] = [];
  const take = async (request: IncomingMessage, response: ServerResponse) => {
    const path = request.url ?? '';
    let text = '';
    for await (const chunk of request) text += String(chunk);
    const params = Object.fromEntries(new URLSearchParams(text));
    const url = `http://${request.headers.host}${path}`;
    const signature = String(request.headers['x-twilio-signature'] ?? '');
    const status = answer(calls.length);
    calls.push({ path, params, signed: isSigned({ token, url, params, signature }) });
    if (status !== null) response.writeHead(status).end();
  };
  const server = createServer((request, response) => void take(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const place = server.address();
  if (place === null || typeof place === 'string') throw new Error('The webhook has no port');
  return {
    address: `http://127.0.0.1:${place.port}`,
    calls,
    statuses: () => calls.flatMap(({ params }) => params.MessageStatus ?? []),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
