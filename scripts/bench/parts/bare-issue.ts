import { randomUUID } from 'node:crypto';
import path from 'node:path';
import Database from 'better-sqlite3';
import Fastify from 'fastify';
import { onStop, serve } from '../part.ts';

/**
 * What durable issue costs with nothing of Foyer in it: Fastify, better-sqlite3, one insert or update in one table, the
 * same journal and the same `synchronous`. With `grouped` the requests of one turn of the event loop share a commit.
 */
const [folder = '', manner = 'alone'] = process.argv.slice(2);
const database = new Database(path.join(folder, 'bare.sqlite'));
database.pragma('journal_mode = WAL');
database.pragma('synchronous = FULL');
database.exec(
  'CREATE TABLE IF NOT EXISTS tickets (id TEXT PRIMARY KEY, number INTEGER, service TEXT, at INTEGER, cancelled_at INTEGER)',
);
const insert = database.prepare('INSERT INTO tickets VALUES (?, ?, ?, ?, NULL)');
const begin = database.prepare('BEGIN IMMEDIATE');
const commit = database.prepare('COMMIT');
let number = 0;

const cancelled = database.prepare('UPDATE tickets SET cancelled_at = ? WHERE id = ?');

interface Ticket {
  readonly id: string;
  readonly number: number;
}

function issue(serviceId: string): Ticket {
  const ticket = { id: randomUUID(), number: ++number };
  insert.run(ticket.id, ticket.number, serviceId, Date.now());
  return ticket;
}

function cancel(id: string): { readonly id: string } {
  if (cancelled.run(Date.now(), id).changes !== 1) throw new Error(`There is no ticket ${id}`);
  return { id };
}

let waiting: { readonly work: () => unknown; readonly settle: (done: unknown) => void }[] = [];
function flush(): void {
  const batch = waiting;
  waiting = [];
  begin.run();
  const done = batch.map(({ work, settle }) => ({ settle, result: work() }));
  commit.run();
  for (const { settle, result } of done) settle(result);
}

/** Does it at once in a commit of its own, or together with what else waits in this turn. */
function write(work: () => unknown): unknown {
  if (manner !== 'grouped') return work();
  return new Promise((settle) => {
    if (waiting.length === 0) setImmediate(flush);
    waiting.push({ work, settle });
  });
}

const app = Fastify();
const body = { type: 'object', required: ['serviceId'], properties: { serviceId: { type: 'string' } } };
app.post<{ Body: { serviceId: string } }>('/api/v1/tickets', { schema: { body } }, async (request, reply) => {
  const { serviceId } = request.body;
  const ticket = (await write(() => issue(serviceId))) as Ticket;
  return reply.code(201).send({ ...ticket, ticket: { token: ticket.id } });
});
app.post<{ Params: { token: string } }>('/api/v1/tickets/:token/cancel', async (request, reply) =>
  reply.send(await write(() => cancel(request.params.token))),
);
const address = await app.listen({ port: 0, host: '127.0.0.1' });
onStop(async () => {
  await app.close();
  database.close();
});
serve({ address, token: 'bare' }, async () => null);
