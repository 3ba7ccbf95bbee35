import Fastify from 'fastify';
import { WebSocketServer } from 'ws';
import { onStop, serve } from '../part.ts';

/** What telling many screens costs with nothing of Foyer in it: a POST makes bare `ws` send so many bytes to everybody. */
const [bytes = '1000'] = process.argv.slice(2);
const app = Fastify();
const sockets = new WebSocketServer({ server: app.server });
let sequence = 0;
app.post('/call', async () => {
  sequence += 1;
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
});
serve({ address }, async () => null);
