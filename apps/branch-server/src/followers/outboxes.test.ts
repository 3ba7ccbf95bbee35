import type { Instant } from '@foyer/basics';
import { expect, test } from 'vitest';
import type { Sent } from './effect.ts';
import { House, MORNING, rowsIn, ticketEffect } from './testing/house.ts';

const answered: Sent = { kind: 'answered' };
const again: Sent = { kind: 'again' };
const never = () => new Promise<never>(() => undefined);

test('OUTBOX-1: each event of its types is followed once, in order, over restarts, also hundreds of them', async () => {
  const received: string[] = [];
  const effects = [
    ticketEffect('phones', (key) => {
      received.push(key);
      return answered;
    }),
  ];
  const house = new House({ effects });
  await house.begin();
  house.issue(150);
  await house.pass(3_000);
  expect(received).toHaveLength(150);
  expect(received).toEqual(received.toSorted((a, b) => Number(a.slice(-3)) - Number(b.slice(-3))));
  house.leave();
  const next = new House({ folder: house.folder, effects });
  await next.begin();
  next.issue();
  await next.pass(500);
  expect(received).toHaveLength(151);
  expect(new Set(received).size).toBe(151);
  expect(rowsIn(house.folder).every(({ ended, givenUp }) => ended && givenUp === null)).toBe(true);
  expect(next.outboxes.statuses).toEqual([{ name: 'phones', clock: next.store.clock, trouble: null, since: null }]);
});

test('OUTBOX-3: a follower of a new branch has its founding, one that comes later what happens from then on', async () => {
  const seen: string[] = [];
  const founding = ticketEffect('founding', () => answered, {
    types: ['BranchConfigured'],
    occasions: ({ body }) => {
      seen.push(body.type);
      return [];
    },
  });
  const { from: _, ...sinceNow } = founding;
  const house = new House({ effects: [sinceNow] });
  await house.begin();
  expect(seen).toEqual(['BranchConfigured']);
  house.issue();
  house.leave();
  const late: string[] = [];
  const { from: __, ...newcomer } = ticketEffect('newcomer', (key) => {
    late.push(key);
    return answered;
  });
  const next = new House({ folder: house.folder, effects: [sinceNow, newcomer] });
  await next.begin();
  next.issue();
  await next.pass(300);
  expect(late).toHaveLength(1);
  expect(next.outboxes.statuses.map(({ clock }) => clock)).toEqual([next.store.clock, next.store.clock]);
});

test('OUTBOX-5: what failed is tried again, each time twice as late, five minutes at most, until it is answered', async () => {
  const tried: number[] = [];
  const house: House = new House({
    effects: [
      ticketEffect('phones', () => {
        tried.push((house.clock.now() - MORNING) / 1000);
        return tried.length < 12 ? again : answered;
      }),
    ],
  });
  await house.begin();
  house.issue();
  await house.pass(1_000);
  await house.pass(1_800_000, 1_000);
  const wanted = [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300];
  const late = tried.slice(1).map((at, index) => at - (tried[index] ?? 0) - (wanted[index] ?? 0));
  expect(late).toHaveLength(wanted.length);
  // The clock is moved by a second at a time.
  expect(Math.min(...late)).toBeGreaterThan(-0.001);
  expect(Math.max(...late)).toBeLessThan(1.3);
  expect(rowsIn(house.folder)).toMatchObject([{ tries: 11, givenUp: null }]);
  expect(house.results.filter((result) => result === 'phones failed')).toHaveLength(11);
});

test('OUTBOX-5: a receiver who says when is not asked sooner, and nothing is sent before its moment', async () => {
  const tried: number[] = [];
  const moment = (MORNING + 60_000) as Instant;
  const house: House = new House({
    effects: [
      ticketEffect(
        'phones',
        () => {
          tried.push(house.clock.now() - MORNING);
          return tried.length === 1 ? { kind: 'again', after: 600_000 } : answered;
        },
        { occasions: () => [{ key: 'a', payload: null, notBefore: moment }] },
      ),
    ],
  });
  await house.begin();
  house.issue();
  await house.pass(59_000, 1_000);
  expect(tried).toEqual([]);
  await house.pass(700_000, 1_000);
  expect(tried).toHaveLength(2);
  expect(tried[0]).toBe(60_000);
  expect(tried[1]).toBeGreaterThanOrEqual(660_000);
  expect(tried[1]).toBeLessThan(663_000);
});

test('OUTBOX-6: one that never ends fails when its time is over, and holds up nobody; no more than so many go at once', async () => {
  const [stopped, received]: [string[], string[]] = [[], []];
  let [onTheWay, most] = [0, 0];
  const house = new House({
    effects: [
      ticketEffect(
        'hangs',
        (key, signal) => {
          onTheWay += 1;
          most = Math.max(most, onTheWay);
          signal.addEventListener('abort', () => {
            onTheWay -= 1;
            stopped.push(key);
          });
          return never();
        },
        { atOnce: 3, timeOut: 5_000 },
      ),
      ticketEffect('phones', (key) => {
        received.push(key);
        return answered;
      }),
    ],
  });
  await house.begin();
  house.issue(7);
  await house.pass(1_000);
  expect(received).toHaveLength(7);
  expect(stopped).toEqual([]);
  await house.pass(4_500);
  expect(stopped).toHaveLength(3);
  await house.pass(20_000);
  expect(new Set(stopped).size).toBe(7);
  expect(most).toBe(3);
  expect(house.outboxes.statuses).toMatchObject([{ trouble: 'What it sends is not answered.' }, { trouble: null }]);
});

test('OUTBOX-7: what is refused for good or too late is given up, with the reason, and the rest is sent', async () => {
  const received: string[] = [];
  const lastMoment = (MORNING + 10_000) as Instant;
  const house = new House({
    effects: [
      ticketEffect(
        'phones',
        (key) => {
          received.push(key);
          if (key.startsWith('refused')) return { kind: 'refused', why: 'no such number' };
          return key === 'answered' ? answered : again;
        },
        {
          occasions: () => [
            { key: 'refused', payload: null },
            { key: 'too late by then', payload: null, notBefore: (lastMoment + 1) as Instant, notAfter: lastMoment },
            { key: 'fails too long', payload: null, notAfter: lastMoment },
            { key: 'answered', payload: null, notAfter: lastMoment },
          ],
        },
      ),
    ],
  });
  await house.begin();
  house.issue();
  await house.pass(30_000);
  expect(rowsIn(house.folder).map(({ key, givenUp }) => [key, givenUp])).toEqual([
    ['refused', 'no such number'],
    ['too late by then', 'too-late'],
    ['fails too long', 'too-late'],
    ['answered', null],
  ]);
  expect(received.filter((key) => key === 'too late by then')).toEqual([]);
  expect(received.filter((key) => key === 'fails too long').length).toBeGreaterThan(2);
  expect(house.results.filter((result) => result === 'phones given-up')).toHaveLength(3);
});

test('OUTBOX-8: a follower that fails at an event tries it again, later each time; what it made before is sent, others go on', async () => {
  const [received, others, made]: [string[], string[], number[]] = [[], [], []];
  let broken = true;
  const house: House = new House({
    effects: [
      ticketEffect(
        'fails',
        (key) => {
          received.push(key);
          return answered;
        },
        {
          occasions: ({ body }) => {
            if (body.type !== 'TicketIssued') return [];
            if (body.serial === 2) made.push(house.clock.now() - MORNING);
            if (body.serial === 2 && broken) throw new Error('cannot make it');
            return [{ key: String(body.serial), payload: null }];
          },
        },
      ),
      ticketEffect('phones', (key) => {
        others.push(key);
        return answered;
      }),
    ],
  });
  await house.begin();
  house.issue(3);
  await house.pass(30_000);
  expect(received).toEqual(['1']);
  expect(others).toHaveLength(3);
  expect(made.length).toBeGreaterThan(3);
  expect(made.length).toBeLessThan(7);
  const [first, second] = house.outboxes.statuses;
  expect(first).toMatchObject({ trouble: 'It fails at an event and tries again.', since: expect.any(Number) });
  expect(first?.clock).toBeLessThan(house.store.clock);
  expect(second).toMatchObject({ trouble: null, clock: house.store.clock });
  broken = false;
  await house.pass(60_000, 1_000);
  expect(received).toEqual(['1', '2', '3']);
  expect(house.outboxes.statuses[0]).toMatchObject({ trouble: null, since: null, clock: house.store.clock });
});

test('OUTBOX-10: a clock that is put back delays nothing that failed', async () => {
  const received: string[] = [];
  let [reachable, readable] = [false, true];
  const house: House = new House({
    effects: [
      ticketEffect(
        'phones',
        (key) => {
          if (!reachable) return again;
          received.push(key);
          return answered;
        },
        {
          occasions: ({ body }) => {
            if (!readable) throw new Error('cannot make it');
            return body.type === 'TicketIssued' ? [{ key: body.number, payload: null }] : [];
          },
        },
      ),
    ],
  });
  await house.begin();
  house.issue();
  await house.pass(20_000);
  readable = false;
  house.issue();
  await house.pass(20_000);
  house.clock.set((MORNING - 3_600_000) as Instant);
  reachable = true;
  readable = true;
  house.issue();
  await house.settled();
  await house.pass(1_000);
  expect(received).toHaveLength(3);
});

test('OUTBOX-14: closing stops what is on its way, which is sent again, and keeps what was answered', async () => {
  const sent: string[] = [];
  const stopped: unknown[] = [];
  const effect = ticketEffect('phones', (key, signal) => {
    sent.push(key);
    if (!key.endsWith('1') || sent.length > 3) return answered;
    signal.addEventListener('abort', () => stopped.push(signal.reason));
    return never();
  });
  const house = new House({ effects: [effect] });
  await house.begin();
  await house.pass(200);
  house.issue(3);
  await house.settled();
  expect(sent).toHaveLength(3);
  // Answered, and not kept yet: the pause after the last step is not over.
  expect(rowsIn(house.folder).map(({ ended }) => ended)).toEqual([false, false, false]);
  house.outboxes.close();
  expect(stopped).toHaveLength(1);
  expect(rowsIn(house.folder).filter(({ ended }) => !ended)).toHaveLength(1);
  await house.pass(30_000);
  house.leave();
  const next = new House({ folder: house.folder, effects: [effect] });
  await next.begin();
  await next.pass(300);
  expect(sent.toSorted().slice(0, 2)).toEqual([sent[0], sent[0]]);
  expect(rowsIn(next.folder)).toMatchObject([{ tries: 0, givenUp: null }, {}, {}]);
});
