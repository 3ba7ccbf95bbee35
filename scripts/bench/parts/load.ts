import { randomUUID } from 'node:crypto';
import { Client } from 'undici';
import { quantile } from '../figures.ts';
import { serve } from '../part.ts';

/** Posts tickets over so many connections at once, each waiting for its answer before the next. */
export interface LoadQuestion {
  readonly address: string;
  readonly token: string;
  readonly connections: number;
  readonly seconds: number;
}

export interface LoadAnswer {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

const SERVICES = ['cash', 'transfers', 'exchange', 'cards', 'new-account', 'details', 'loans', 'business'];

serve(null, async (asked) => {
  const { address, token, connections, seconds } = asked as LoadQuestion;
  const clients = Array.from({ length: connections }, () => new Client(address, { pipelining: 1 }));
  const bodies = SERVICES.map((serviceId) => JSON.stringify({ serviceId }));
  const took: number[] = [];
  const began = performance.now();
  const end = began + seconds * 1000;
  await Promise.all(
    clients.map(async (client, index) => {
      for (let turn = index; performance.now() < end; turn += 1) {
        const sent = performance.now();
        const { statusCode, body } = await client.request({
          path: '/api/v1/tickets',
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            authorization: `Bearer ${token}`,
            'idempotency-key': randomUUID(),
          },
          body: bodies[turn % bodies.length] ?? '',
        });
        const text = await body.text();
        if (statusCode !== 201) throw new Error(`A ticket was refused: ${text}`);
        took.push(performance.now() - sent);
      }
    }),
  );
  const lasted = (performance.now() - began) / 1000;
  await Promise.all(clients.map((client) => client.close()));
  const answer: LoadAnswer = { perSecond: took.length / lasted, p50: quantile(took, 0.5), p99: quantile(took, 0.99) };
  return answer;
});
