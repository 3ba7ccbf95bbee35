import type { AgentId } from '@foyer/basics';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Pairings } from './pairings.ts';

let pairings: Pairings;

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000, toFake: ['Date'] });
  pairings = new Pairings();
});
afterEach(() => {
  vi.useRealTimers();
});

const pass = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1_000);
const ask = (secret: string, address: string) => pairings.ask({ kind: 'kiosk', name: 'Door', secret }, address, false);
const codeOf = (secret: string, address: string): string => {
  const pairing = ask(secret, address);
  if (pairing.status !== 'waiting') throw new Error(`It is ${pairing.status}`);
  return pairing.code;
};

test('PAIR-1: however many ask from one address, others get their codes and keep them', () => {
  const kiosk = codeOf('kiosk', '10.0.0.1');
  const neighbour = codeOf('neighbour', '10.0.0.66');
  for (let round = 0; round < 50; round += 1) {
    for (let flood = 0; flood < 100; flood += 1) ask(`flood ${round} ${flood}`, '10.0.0.66');
    pass(2);
    expect(codeOf('kiosk', '10.0.0.1')).toBe(kiosk);
    expect(codeOf('neighbour', '10.0.0.66')).toBe(neighbour);
  }
  expect(codeOf('screen', '10.0.0.2')).toMatch(/^[A-Z2-9]{6}$/);
  expect(ask('another', '10.0.0.66')).toEqual({ status: 'full', retrySeconds: 30 });
  pass(31);
  codeOf('another', '10.0.0.66');
});

test('PAIR-1: from however many addresses they ask, whoever keeps asking keeps its code, and there is an end', () => {
  const kiosk = codeOf('kiosk', '10.0.0.1');
  let refused = 0;
  for (let flood = 0; flood < 2_000; flood += 1) {
    if (ask(`flood ${flood}`, `address ${flood}`).status === 'full') refused += 1;
  }
  expect(refused).toBe(1_001);
  pass(20);
  expect(codeOf('kiosk', '10.0.0.1')).toBe(kiosk);
  pass(20);
  for (let flood = 0; flood < 2_000; flood += 1) ask(`flood ${flood}`, `address ${flood}`);
  expect(codeOf('kiosk', '10.0.0.1')).toBe(kiosk);
});

test('PAIR-2: a device that was accepted and fetches no token leaves nothing behind', () => {
  const by = { kind: 'staff', id: 'cleo' as AgentId, role: 'admin' } as const;
  const device = pairings.claim(codeOf('kiosk', '10.0.0.1'), by, 'Entrance');
  expect(pairings.expected()).toEqual([device]);
  pass(601);
  expect(pairings.expected()).toEqual([]);

  const again = pairings.claim(codeOf('kiosk', '10.0.0.1'), by, 'Entrance');
  const fetched = ask('kiosk', '10.0.0.1');
  expect(fetched).toMatchObject({
    status: 'claimed',
    kind: 'kiosk',
    claim: { deviceId: again?.id, by, name: 'Entrance' },
  });
  // An answer that was lost on its way is given once more.
  expect(ask('kiosk', '10.0.0.1')).toEqual(fetched);
});
