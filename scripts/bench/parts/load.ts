import { randomUUID } from 'node:crypto';
import { Client } from 'undici';
import { quantile } from '../figures.ts';
import { serve } from '../part.ts';

/** Sends commands over so many connections at once, each waiting for its answer before the next. */
export interface LoadQuestion {
  readonly address: string;
  readonly token: string;
  readonly connections: number;
  readonly seconds: number;
  /** What each connection does in turn: it issues tickets, or issues one and cancels it. */
  readonly turns: 'issue' | 'issue-and-cancel';
}

export interface LoadAnswer {
  /** Commands answered. */
  readonly perSecond: number;
  /** From a command to its answer, milliseconds. */
  readonly p50: number;
  readonly p99: number;
}

const SERVICES = ['cash', 'transfers', 'exchange', 'cards', 'new-account', 'details', 'loans', 'business'];

serve(null, async (asked) => {
  const { address, token, connections, seconds, turns } = asked as LoadQuestion;
  const clients = Array.from({ length: connections }, () => new Client(address, { pipelining: 1 }));
  const bodies = SERVICES.map((serviceId) => JSON.stringify({ serviceId }));
  const took: number[] = [];
  const began = performance.now();
  const end = began + seconds * 1000;

  async function post(client: Client, path: string, content: string): Promise<string> {
    const sent = performance.now();
    const { statusCode, body } = await client.request({
      path,
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${token}`,
        'idempotency-key': randomUUID(),
      },
      body: content,
    });
    const text = await body.text();
    if (statusCode !== 200 && statusCode !== 201) throw new Error(`A command was refused: ${text}`);
    took.push(performance.now() - sent);
    return text;
  }

  await Promise.all(
    clients.map(async (client, index) => {
      for (let turn = index; performance.now() < end; turn += 1) {
        const issued = await post(client, '/api/v1/tickets', bodies[turn % bodies.length] ?? '');
        if (turns === 'issue') continue;
        const { ticket } = JSON.parse(issued) as { ticket: { token: string } };
        await post(client, `/api/v1/tickets/${ticket.token}/cancel`, '{}');
      }
    }),
  );
  const lasted = (performance.now() - began) / 1000;
  await Promise.all(clients.map((client) => client.close()));
  const answer: LoadAnswer = { perSecond: took.length / lasted, p50: quantile(took, 0.5), p99: quantile(took, 0.99) };
  return answer;
});
