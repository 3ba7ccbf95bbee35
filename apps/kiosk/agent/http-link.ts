import type { IncomingMessage, ServerResponse } from 'node:http';
import { AGENT_HEADER, KIOSK_CALLS, type KioskCall, type KioskPort } from '../bridge/index.ts';
import { perform } from './perform.ts';

/** Pages that may watch one agent at once. */
const MOST_PAGES = 8;
const HEARTBEAT_MILLISECONDS = 15_000;
const MOST_BYTES = 4_096;

export interface AgentOverHttp {
  /** Answers `GET {prefix}/states` (Server-Sent Events) and `POST {prefix}/{call}`; anything else is a 404. */
  handle(request: IncomingMessage, response: ServerResponse): void;
  /** Ends the live connections; call it before closing the server they run on. */
  close(): void;
}

/**
 * Serves an agent to a page in a plain browser on the same machine: for a demo, or a kiosk whose shell is a browser in
 * kiosk mode. A call needs a header that another site's page can't send.
 */
export function agentOverHttp(agent: KioskPort, prefix: string): AgentOverHttp {
  const pages = new Set<ServerResponse>();
  const stopStates = agent.subscribe((state) => {
    for (const page of pages) page.write(`data: ${JSON.stringify(state)}\n\n`);
  });
  const heartbeat = setInterval(() => {
    for (const page of pages) page.write(': here\n\n');
  }, HEARTBEAT_MILLISECONDS);
  heartbeat.unref();

  const watch = async (response: ServerResponse): Promise<void> => {
    if (pages.size >= MOST_PAGES) {
      response.writeHead(503).end();
      return;
    }
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write(`retry: 1000\ndata: ${JSON.stringify(await agent.state())}\n\n`);
    pages.add(response);
    response.on('close', () => pages.delete(response));
  };
  const answer = async (call: KioskCall, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      const value = await perform(agent, call, JSON.parse(await bodyOf(request)));
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value ?? null));
    } catch {
      response.writeHead(422).end();
    }
  };
  return {
    handle: (request, response) => {
      const place = (request.url ?? '').split('?')[0]?.slice(prefix.length + 1) ?? '';
      const call = KIOSK_CALLS.find((one) => one === place);
      if (request.method === 'GET' && place === 'states') void watch(response);
      else if (request.method !== 'POST' || call === undefined) response.writeHead(404).end();
      else if (request.headers[AGENT_HEADER] === undefined) response.writeHead(403).end();
      else void answer(call, request, response);
    },
    close: () => {
      stopStates();
      clearInterval(heartbeat);
      for (const page of pages) page.end();
      pages.clear();
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > MOST_BYTES) throw new Error('The call is too large.');
  }
  return text;
}
