import { expect, test } from 'vitest';
import { Lobby } from './lobby.ts';

const never = new AbortController().signal;

test('REPLAY-8: the longest idle agent who serves a service looks up when somebody comes for it', async () => {
  const lobby = new Lobby();
  const order: string[] = [];
  const idle = [
    lobby.somebodyFor(new Set(['loans']), never).then(() => order.push('lender')),
    lobby.somebodyFor(new Set(['cash', 'loans']), never).then(() => order.push('first teller')),
    lobby.somebodyFor(new Set(['cash']), never).then(() => order.push('second teller')),
  ];
  lobby.somebodyCame('cash');
  await idle[1];
  lobby.somebodyCame('loans');
  await idle[0];
  expect(order).toEqual(['first teller', 'lender']);
  lobby.everybodyLooksUp();
  await idle[2];
  expect(order).toHaveLength(3);
});

test('REPLAY-8: who comes while nobody is idle is noticed by whoever looks at the changes', () => {
  const lobby = new Lobby();
  const seen = lobby.changes;
  lobby.somebodyCame('cash');
  expect(lobby.changes).not.toBe(seen);
});

test('REPLAY-8: an agent who stops waiting is not woken in another’s place', async () => {
  const lobby = new Lobby();
  const off = new AbortController();
  const gone = lobby.somebodyFor(new Set(['cash']), off.signal);
  const stays = lobby.somebodyFor(new Set(['cash']), never);
  off.abort();
  await gone;
  lobby.somebodyCame('cash');
  await stays;
  await lobby.somebodyFor(new Set(['cash']), off.signal);
  expect(lobby.changes).toBe(1);
});
