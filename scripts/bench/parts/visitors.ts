import { Client } from 'undici';
import { serve } from '../part.ts';

/** Asks for a page so often, over so many connections, for so long. */
export interface VisitorsQuestion {
  readonly address: string;
  readonly path: string;
  readonly perSecond: number;
  readonly connections: number;
  readonly seconds: number;
}

export interface VisitorsAnswer {
  readonly perSecond: number;
}

/** As often as so many requests are due at once, milliseconds. */
const BEAT = 10;

serve(null, async (asked) => {
  const { address, path, perSecond, connections, seconds } = asked as VisitorsQuestion;
  const clients = Array.from({ length: connections }, () => new Client(address, { pipelining: 1 }));
  const began = performance.now();
  let sent = 0;
  let answered = 0;
  const visit = async (client: Client) => {
    const { statusCode, body } = await client.request({ path, method: 'GET' });
    await body.dump();
    if (statusCode !== 200) throw new Error(`${path} was answered with ${statusCode}`);
    answered += 1;
  };
  const visits: Promise<void>[] = [];
  await new Promise<void>((resolve) => {
    const timer = setInterval(() => {
      const passed = (performance.now() - began) / 1000;
      // What could not be sent in time is not made up for: visitors don't wait for each other.
      for (const due = Math.min(passed, seconds) * perSecond; sent < due; sent += 1) {
        visits.push(visit(clients[sent % connections] as Client));
      }
      if (passed < seconds) return;
      clearInterval(timer);
      resolve();
    }, BEAT);
  });
  await Promise.all(visits);
  const lasted = (performance.now() - began) / 1000;
  await Promise.all(clients.map((client) => client.close()));
  return { perSecond: answered / lasted } satisfies VisitorsAnswer;
});
