import { pino } from 'pino';
import { expect, test, vi } from 'vitest';
import { FaultLog } from './fault-log.ts';

function logged(): { readonly faults: FaultLog; readonly lines: () => Record<string, unknown>[]; text: () => string } {
  let text = '';
  const write = (line: string): void => {
    text += line;
  };
  const faults = new FaultLog(pino({}, { write }));
  return {
    faults,
    text: () => text,
    lines: () => text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)])),
  };
}

test('LOG-1: a fault is logged with its kind and its place, and with nothing of what it says', () => {
  const { faults, lines, text } = logged();
  faults.tell('it failed', new TypeError('Secret words\n    at forged (place.ts:1:1)'), { route: '/tickets' });
  faults.tell('it failed otherwise', 'Secret words');
  expect(text()).not.toMatch(/Secret|forged/);
  expect(lines()[0]).toMatchObject({ msg: 'it failed', route: '/tickets', fault: { type: 'TypeError' } });
  expect(JSON.stringify(lines()[0]?.fault)).toContain('fault-log.test.ts');
});

test('LOG-2: however often a fault is brought about, it is logged once a minute, with how often', () => {
  vi.useFakeTimers({ now: 1_000_000, toFake: ['Date'] });
  try {
    const { faults, lines } = logged();
    const fail = () => faults.tell('it failed', new Error('again'));
    for (let time = 0; time < 1_000; time += 1) fail();
    expect(lines()).toHaveLength(1);
    vi.setSystemTime(1_060_000);
    fail();
    expect(lines()[1]).toMatchObject({ timesSinceTheLast: 999 });
  } finally {
    vi.useRealTimers();
  }
});
