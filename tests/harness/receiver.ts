import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Effect } from '@foyer/branch-server';

/** Sends each ticket to an address, as a webhook would. */
export function effectTo(address: string): Effect {
  return {
    name: 'test receiver',
    types: ['TicketIssued'],
    timeOut: 1_000,
    occasions: ({ body }, seq) =>
      body.type === 'TicketIssued' ? [{ key: `${body.visitId} ${body.type}`, payload: { seq } }] : [],
    send: async ({ key, payload }, signal) => {
      const response = await fetch(address, { method: 'POST', body: JSON.stringify({ key, payload }), signal });
      await response.arrayBuffer();
      if (response.status === 410) return { kind: 'refused', why: 'gone' };
      return response.ok ? { kind: 'answered' } : { kind: 'again' };
    },
  };
}

/** Somebody outside the house who is sent things, and has moods. */
export interface Receiver {
  readonly address: string;
  /** How often each key came, by the events that it came for. */
  readonly received: ReadonlyMap<string, ReadonlyMap<number, number>>;
  close(): Promise<void>;
}

/**
 * Listens on the loopback address. It keeps everything that comes, and answers most of it; the others it says it failed
 * with, breaks off, or never answers.
 * @param isMoody whether it does so at the moment
 */
export async function startReceiver(isMoody: () => boolean): Promise<Receiver> {
  const received = new Map<string, Map<number, number>>();
  let requests = 0;
  const answer = (response: ServerResponse) => {
    requests += 1;
    const mood = isMoody() ? requests % 11 : 0;
    if (mood === 3) response.writeHead(503).end();
    else if (mood === 5) response.destroy();
    else if (mood !== 7) response.writeHead(204).end();
  };
  const take = async (request: IncomingMessage, response: ServerResponse) => {
    let text = '';
    try {
      for await (const chunk of request) text += String(chunk);
    } catch {
      // Its sender was killed meanwhile, and sends it again.
      return;
    }
    const { key, payload } = JSON.parse(text) as { key: string; payload: { seq: number } };
    const times = received.get(key) ?? new Map<number, number>();
    times.set(payload.seq, (times.get(payload.seq) ?? 0) + 1);
    received.set(key, times);
    answer(response);
  };
  const server = createServer((request, response) => void take(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const place = server.address();
  if (place === null || typeof place === 'string') throw new Error('The receiver has no port');
  return {
    address: `http://127.0.0.1:${place.port}/`,
    received,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
