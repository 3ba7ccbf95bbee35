import { randomUUID } from 'node:crypto';
import path from 'node:path';
import Database from 'better-sqlite3';
import Fastify from 'fastify';
import { onStop, serve } from '../part.ts';

/**
 * What durable issue costs with nothing of Foyer in it: Fastify, better-sqlite3, one insert in one table, the same
 * journal and the same `synchronous`. With `grouped` the requests of one turn of the event loop share a commit.
 */
const [folder = '', manner = 'alone'] = process.argv.slice(2);
const database = new Database(path.join(folder, 'bare.sqlite'));
database.pragma('journal_mode = WAL');
database.pragma('synchronous = FULL');
database.exec('CREATE TABLE IF NOT EXISTS tickets (id TEXT PRIMARY KEY, number INTEGER, service TEXT, at INTEGER)');
const insert = database.prepare('INSERT INTO tickets VALUES (?, ?, ?, ?)');
const begin = database.prepare('BEGIN IMMEDIATE');
const commit = database.prepare('COMMIT');
let number = 0;

interface Ticket {
  readonly id: string;
  readonly number: number;
}

function issue(serviceId: string): Ticket {
  const ticket = { id: randomUUID(), number: ++number };
  insert.run(ticket.id, ticket.number, serviceId, Date.now());
  return ticket;
}

let waiting: { readonly serviceId: string; readonly settle: (ticket: Ticket) => void }[] = [];
function flush(): void {
  const batch = waiting;
  waiting = [];
  begin.run();
  const tickets = batch.map(({ serviceId, settle }) => ({ settle, ticket: issue(serviceId) }));
  commit.run();
  for (const { settle, ticket } of tickets) settle(ticket);
}

function issueGrouped(serviceId: string): Promise<Ticket> {
  return new Promise((settle) => {
    if (waiting.length === 0) setImmediate(flush);
    waiting.push({ serviceId, settle });
  });
}

const app = Fastify();
const body = { type: 'object', required: ['serviceId'], properties: { serviceId: { type: 'string' } } };
app.post<{ Body: { serviceId: string } }>('/api/v1/tickets', { schema: { body } }, async (request, reply) => {
  const { serviceId } = request.body;
  return reply.code(201).send(manner === 'grouped' ? await issueGrouped(serviceId) : issue(serviceId));
});
const address = await app.listen({ port: 0, host: '127.0.0.1' });
onStop(async () => {
  await app.close();
  database.close();
});
serve({ address, token: 'bare' }, async () => null);
