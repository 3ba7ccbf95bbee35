import { createClient } from '@foyer/client';
import { expect, it } from 'vitest';
import { createSessionStore } from './session-store.ts';

it('DASH-54: who signs out is signed out once the server has heard of it, which is told until then', async () => {
  const busy = { code: 'server-closing', detail: 'The server is shutting down.' };
  const answers = [null, Response.json(busy, { status: 503 }), Response.json({})];
  const client = createClient({
    fetch: async () => {
      const answer = answers.shift();
      if (answer) return answer;
      throw new Error('no network');
    },
  });
  const alarms: (() => void)[] = [];
  let identities = 0;
  const timers = {
    now: () => 0,
    after: (_milliseconds: number, action: () => void) => {
      alarms.push(action);
      return () => alarms.splice(alarms.indexOf(action), 1);
    },
  };
  const store = createSessionStore(client, () => (identities += 1), timers);
  const session = () => store.getState().session;

  await store.getState().signOut();
  expect(session()).toEqual({ kind: 'away' });
  alarms.shift()?.();
  await expect.poll(() => answers.length).toBe(1);
  await expect.poll(() => alarms.length).toBe(1);
  expect(session()).toEqual({ kind: 'away' });
  expect(identities).toBe(0);
  alarms.shift()?.();
  await expect.poll(session).toEqual({ kind: 'signed-out' });
  expect(identities).toBe(1);
  expect(alarms).toEqual([]);
});
