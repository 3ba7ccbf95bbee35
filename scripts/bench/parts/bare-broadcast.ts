import path from 'node:path';
import Database from 'better-sqlite3';
import Fastify from 'fastify';
import { WebSocketServer } from 'ws';
import { onStop, serve } from '../part.ts';

/**
 * What telling many screens costs with nothing of Foyer in it: a POST makes bare `ws` send so many bytes to everybody.
 * With a folder the call is first written to its database, as durably as a branch writes it.
 */
const [bytes = '1000', folder] = process.argv.slice(2);
const database = folder === undefined ? null : new Database(path.join(folder, 'bare.sqlite'));
database?.pragma('journal_mode = WAL');
database?.pragma('synchronous = FULL');
database?.exec('CREATE TABLE calls (sequence INTEGER PRIMARY KEY, at INTEGER)');
const insert = database?.prepare('INSERT INTO calls VALUES (?, ?)');
const app = Fastify();
const sockets = new WebSocketServer({ server: app.server });
let sequence = 0;
app.post('/call', async () => {
  sequence += 1;
  insert?.run(sequence, Date.now());
  const message = { sequence, filling: '' };
  const missing = Math.max(0, Number(bytes) - JSON.stringify(message).length);
  const text = JSON.stringify({ ...message, filling: 'x'.repeat(missing) });
  for (const socket of sockets.clients) socket.send(text);
  return { sequence };
});
const address = await app.listen({ port: 0, host: '127.0.0.1' });
onStop(async () => {
  for (const socket of sockets.clients) socket.terminate();
  sockets.close();
  await app.close();
  database?.close();
});
serve({ address }, async () => null);
