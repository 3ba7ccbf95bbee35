import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Instant } from '@foyer/basics';
import { openStore, type Store } from '@foyer/store';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Pairings } from './pairings.ts';

let folder: string;
let store: Store;
let pairings: Pairings;

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000, toFake: ['Date'] });
  folder = mkdtempSync(path.join(tmpdir(), 'foyer-pairings-'));
  const opened = openStore({ folder, now: () => 0 as Instant });
  if (!opened.ok) throw new Error(opened.error.message);
  store = opened.value;
  pairings = new Pairings(store);
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
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

test('PAIR-2: a device is among the branch’s devices once it has fetched its token, and not before', () => {
  const code = codeOf('kiosk', '10.0.0.1');
  const device = pairings.claim(code, 'Entrance');
  expect(pairings.expected()).toEqual([device]);
  expect(store.devices.list()).toEqual([]);
  pass(601);
  expect(pairings.expected()).toEqual([]);
  expect(store.devices.list()).toEqual([]);

  const again = pairings.claim(codeOf('kiosk', '10.0.0.1'), 'Entrance');
  const fetched = ask('kiosk', '10.0.0.1');
  expect(fetched).toMatchObject({ status: 'paired', device: again });
  expect(store.devices.list()).toEqual([again]);
  expect(pairings.expected()).toEqual([]);
  // An answer that was lost on its way is given once more.
  expect(ask('kiosk', '10.0.0.1')).toEqual(fetched);
  expect(store.devices.list()).toHaveLength(1);
});
