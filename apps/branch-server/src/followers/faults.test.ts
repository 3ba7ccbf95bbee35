import { StorageUnavailable, type Store } from '@foyer/store';
import { expect, test } from 'vitest';
import type { Effect, Sent } from './effect.ts';
import { House, makeFolder, rowsIn, ticketEffect } from './testing/house.ts';

const answered: Sent = { kind: 'answered' };
const never = () => new Promise<never>(() => undefined);

/** A process that is killed when it comes to a certain point: nothing of it goes on from there. */
class Mortal {
  readonly points: string[] = [];
  #left: number;

  constructor(left: number) {
    this.#left = left;
  }

  get dead(): boolean {
    return this.#left < 0;
  }

  point(name: string): void {
    this.#left -= 1;
    if (this.dead) throw new Error('killed');
    this.points.push(name);
  }

  /** Its store: what a transaction had done when it was killed has not happened. */
  between(store: Store): Pick<Store, 'batch' | 'clock' | 'outbox'> {
    return {
      get clock() {
        return store.clock;
      },
      outbox: store.outbox,
      batch: (work) => {
        this.point('before the transaction');
        const result = store.batch(() => {
          this.point('transaction begun');
          const done = work();
          this.point('before the commit');
          return done;
        });
        this.point('committed');
        return result;
      },
    };
  }

  /** Sends two things for each ticket. */
  effect(received: string[]): Effect {
    const mortal = this;
    return ticketEffect(
      'phones',
      async (key) => {
        if (this.dead) return never();
        this.point('before sending');
        received.push(key);
        this.point('sent');
        await Promise.resolve();
        this.point('answered');
        return answered;
      },
      {
        occasions: ({ body }) => {
          this.point('making');
          if (body.type !== 'TicketIssued') return [];
          return ['issued', 'place'].map((what) => ({
            key: `${body.serial} ${what}`,
            // It is looked into when it is inserted.
            payload: {
              get what() {
                mortal.point('inserting');
                return what;
              },
            },
          }));
        },
      },
    );
  }
}

test('OUTBOX-4: killed at each step in turn, nothing is missed, and what is sent twice has the same key', async () => {
  const reached = new Set<string>();
  let [kills, twice] = [0, 0];
  for (let killedAt = 0; ; killedAt += 1) {
    const folder = makeFolder();
    const received: string[] = [];
    let issued = 0;
    const issue = async (house: House, count: number) => {
      house.issue(count);
      issued += count;
      await house.pass(200);
    };
    const mortal = new Mortal(killedAt);
    const first = new House({ folder, effects: [mortal.effect(received)], between: (store) => mortal.between(store) });
    await first.begin();
    await issue(first, 1);
    await issue(first, 1);
    await first.pass(300);
    first.leave();
    for (const point of mortal.points) reached.add(point);

    const immortal = new Mortal(Number.POSITIVE_INFINITY);
    const second = new House({ folder, effects: [immortal.effect(received)] });
    await second.begin();
    await issue(second, 1);
    await second.pass(2_000);
    second.leave();
    const wanted = Array.from({ length: issued }, (_, ticket) => [`${ticket + 1} issued`, `${ticket + 1} place`]);
    expect([...new Set(received)].toSorted(), `killed at step ${killedAt}`).toEqual(wanted.flat().toSorted());
    expect(
      rowsIn(folder)
        .map(({ key }) => key)
        .toSorted(),
    ).toEqual(wanted.flat().toSorted());
    expect(rowsIn(folder).every(({ ended, givenUp }) => ended && givenUp === null)).toBe(true);
    if (!mortal.dead) break;
    kills += 1;
    twice += received.length - new Set(received).size;
  }
  expect([...reached].toSorted()).toEqual(
    [
      'answered',
      'before sending',
      'before the commit',
      'before the transaction',
      'committed',
      'inserting',
      'making',
      'sent',
      'transaction begun',
    ].toSorted(),
  );
  expect(kills).toBeGreaterThan(25);
  // It was killed between a receiver's having it and its being kept that they have.
  expect(twice).toBeGreaterThan(4);
});

test('OUTBOX-9: while the disk refuses, nothing is sent that could not be kept as sent, and it goes on where it was', async () => {
  const received: string[] = [];
  let full = false;
  const between = (store: Store): Pick<Store, 'batch' | 'clock' | 'outbox'> => ({
    get clock() {
      return store.clock;
    },
    outbox: store.outbox,
    batch: (work) => {
      if (full) throw new StorageUnavailable('refused', 'SQLITE_FULL', 'disk full');
      return store.batch(work);
    },
  });
  const effect = ticketEffect('phones', (key) => {
    received.push(key);
    return answered;
  });
  const house = new House({ effects: [effect], between });
  await house.begin();
  house.issue(2);
  await house.pass(100);
  expect(received).toHaveLength(2);
  full = true;
  house.issue(2);
  await house.pass(60_000);
  expect(received).toHaveLength(2);
  expect(house.outboxes.statuses).toMatchObject([{ trouble: 'The disk refuses what it writes.' }]);
  full = false;
  await house.pass(70_000);
  expect(received).toHaveLength(4);
  expect(new Set(received).size).toBe(4);
  expect(rowsIn(house.folder).every(({ ended }) => ended)).toBe(true);
  expect(house.outboxes.statuses).toMatchObject([{ trouble: null, clock: house.store.clock }]);
});

test('OUTBOX-13: however much happens, ten steps a second; where nothing is to be sent, a write in a thousand events', async () => {
  let writes = 0;
  const between = (store: Store): Pick<Store, 'batch' | 'clock' | 'outbox'> => ({
    get clock() {
      return store.clock;
    },
    outbox: store.outbox,
    batch: (work) => {
      writes += 1;
      return store.batch(work);
    },
  });
  const busy = new House({ effects: [ticketEffect('phones', () => answered)], between });
  await busy.begin();
  await busy.pass(200);
  writes = 0;
  for (let step = 0; step < 100; step += 1) {
    busy.issue();
    await busy.pass(10, 10);
  }
  expect(writes).toBeLessThanOrEqual(11);
  expect(writes).toBeGreaterThan(5);

  const idle = new House({ effects: [ticketEffect('phones', () => answered, { types: ['BackupMade'] })], between });
  await idle.begin();
  writes = 0;
  const before = idle.store.clock;
  const noteExport = { type: 'note-export', what: 'report', name: 'days', from: null, to: null, rows: 1 } as const;
  while (idle.store.clock < 1_000) {
    idle.do(...Array.from({ length: Math.min(50, 1_000 - idle.store.clock) }, () => noteExport));
    await idle.pass(100);
  }
  expect(before).toBeLessThan(50);
  expect(writes).toBe(1);
  expect(idle.outboxes.statuses).toMatchObject([{ clock: 1_000 }]);
  expect(idle.store.outbox.cursorOf('phones')).toBe(1_000);
});
