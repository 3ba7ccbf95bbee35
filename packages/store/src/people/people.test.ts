import { readFileSync } from 'node:fs';
import type { AgentId, CustomerRef, DeviceId, Instant, SessionId, TextRef, VisitId } from '@foyer/basics';
import { expect, test } from 'vitest';
import { databaseFile, openReader } from '../connection.ts';
import { folder, reopen, store, storeForEachTest } from '../testing/kept-store.ts';

storeForEachTest();

test('STORE-10: free text and contact details are erased when their time is over, and are never in the log', () => {
  const at = 1000 as Instant;
  store.saveText({ ref: 'old' as TextRef, kind: 'note', visitId: 'v' as VisitId, text: 'asks for Ms Roth', at });
  store.saveText({ ref: 'new' as TextRef, kind: 'note', visitId: null, text: 'later', at: 2000 as Instant });
  store.saveContact({ visitId: 'v' as VisitId, phone: '+49 30 1234567', at });
  expect(store.text('old' as TextRef)?.text).toBe('asks for Ms Roth');
  expect(store.contactOf('v' as VisitId)).toEqual({
    visitId: 'v',
    name: null,
    phone: '+49 30 1234567',
    email: null,
    at,
  });
  expect(store.purgeTexts(1500 as Instant)).toBe(1);
  expect(store.purgeContacts(1500 as Instant)).toBe(1);
  expect(store.text('old' as TextRef)).toBeNull();
  expect(store.text('new' as TextRef)?.text).toBe('later');
  expect(store.contactOf('v' as VisitId)).toBeNull();
  store.close();
  const bytes = readFileSync(databaseFile(folder));
  expect(bytes.includes('asks for Ms Roth')).toBe(false);
  expect(bytes.includes('+49 30 1234567')).toBe(false);
  reopen();
});

test('NOTE-7: words that are written anew stand in place of the first, and are kept no longer than those', () => {
  const note = { ref: 'r' as TextRef, kind: 'note', visitId: 'v' as VisitId } as const;
  store.saveText({ ...note, text: 'has a silver cane', at: 1000 as Instant });
  store.saveText({ ...note, text: 'walks with a cane', at: 2000 as Instant });
  expect(store.text(note.ref)).toMatchObject({ text: 'walks with a cane', at: 1000 });
  expect(store.purgeTexts(1500 as Instant)).toBe(1);
  expect(store.text(note.ref)).toBeNull();
});

test('PRIVACY-8: a customer is found by what they said until they are forgotten, or were not there for long', () => {
  const ana = 'ana' as CustomerRef;
  const ben = 'ben' as CustomerRef;
  const { customers } = store;
  customers.save({ lookup: 'a', customerRef: ana, at: 1 as Instant });
  customers.save({ lookup: 'b', customerRef: ben, at: 1 as Instant });
  customers.save({ lookup: 'b', customerRef: ben, at: 9 as Instant });
  expect(['a', 'b', 'c'].map((lookup) => customers.find(lookup))).toEqual([ana, ben, null]);
  expect(() => customers.save({ lookup: 'c', customerRef: ana, at: 9 as Instant })).toThrow('UNIQUE');
  expect(store.purgeCustomers(9 as Instant)).toBe(1);
  expect(['a', 'b'].map((lookup) => customers.find(lookup))).toEqual([null, ben]);
  customers.forget(ben);
  expect(customers.find('b')).toBeNull();
});

test('STORE-11: a secret is found by its owner and by its hash until it lapses or another takes its place', () => {
  const link = { owner: 'a1', kind: 'link', hash: 'l', expiresAt: 100 as Instant } as const;
  const { secrets } = store;
  secrets.put({ ...link, kind: 'password', hash: 'p', expiresAt: null });
  secrets.put(link);
  expect(secrets.of('a1', 'link', 99 as Instant)).toEqual(link);
  expect(secrets.find('link', 'l', 99 as Instant)).toEqual(link);
  expect(secrets.find('password', 'l', 99 as Instant)).toBeNull();
  expect(secrets.find('link', 'l', 100 as Instant)).toBeNull();
  secrets.put({ ...link, hash: 'l2' });
  expect(secrets.find('link', 'l', 99 as Instant)).toBeNull();
  expect(secrets.purge(100 as Instant)).toBe(1);
  expect(secrets.of('a1', 'password', 1_000 as Instant)?.hash).toBe('p');
  secrets.delete('a1', 'password');
  expect(secrets.of('a1', 'password', 0 as Instant)).toBeNull();
});

test('STORE-11: sessions end at their time or with their person’s others, but for one', () => {
  const personId = 'a1' as AgentId;
  const session = {
    id: 's' as SessionId,
    tokenHash: 'h',
    personId,
    createdAt: 0 as Instant,
    lastUsedAt: 0 as Instant,
    expiresAt: 100 as Instant,
    address: '127.0.0.1',
    browser: 'Firefox',
  };
  const other = { ...session, id: 's2' as SessionId, tokenHash: 'h2' };
  const { sessions } = store;
  sessions.create(session);
  expect(sessions.find('h', 99 as Instant)).toEqual(session);
  expect(sessions.find('h', 100 as Instant)).toBeNull();
  expect(sessions.purge(100 as Instant)).toBe(1);
  for (const one of [session, other]) sessions.create(one);
  sessions.create({ ...session, id: 's3' as SessionId, tokenHash: 'h3', personId: 'a2' as AgentId });
  sessions.used('h2', 7 as Instant);
  expect(sessions.listOf(personId, 0 as Instant)).toEqual([{ ...other, lastUsedAt: 7 }, session]);
  expect(sessions.counts(0 as Instant)).toEqual(
    new Map([
      [personId, 2],
      ['a2', 1],
    ]),
  );
  sessions.deleteOf(personId, 'h2');
  expect(sessions.listOf(personId, 0 as Instant).map(({ id }) => id)).toEqual(['s2']);
  sessions.deleteOf(personId);
  expect(sessions.counts(0 as Instant)).toEqual(new Map([['a2', 1]]));
});

test('STORE-12: of a device it is kept when it was last there, and the hash of its newest token', () => {
  const deviceId = 'd1' as DeviceId;
  const token = { owner: deviceId, kind: 'device', expiresAt: null } as const;
  store.sightings.seen(deviceId, 5 as Instant);
  store.sightings.seen(deviceId, 6 as Instant);
  expect(store.sightings.all()).toEqual(new Map([[deviceId, 6]]));
  store.secrets.put({ ...token, hash: 't' });
  store.secrets.put({ ...token, hash: 't2' });
  expect(store.secrets.find('device', 't', 0 as Instant)).toBeNull();
  expect(store.secrets.find('device', 't2', 0 as Instant)?.owner).toBe(deviceId);
});

test('PRIVACY-9: the write-ahead log is emptied as soon as nobody reads, and nobody is waited for', () => {
  store.saveContact({ visitId: 'v' as VisitId, name: 'Ada Lovelace', at: 1000 as Instant });
  const reader = openReader(databaseFile(folder));
  reader.exec('BEGIN');
  reader.prepare('SELECT * FROM contacts').all();
  store.erase({ contacts: ['v' as VisitId], texts: [], customers: [] });
  const began = performance.now();
  expect(store.emptyJournal()).toBe(false);
  expect(performance.now() - began).toBeLessThan(2_500);
  reader.exec('COMMIT');
  expect(store.emptyJournal()).toBe(true);
  for (const end of ['', '-wal'])
    expect(readFileSync(`${databaseFile(folder)}${end}`).includes('Lovelace')).toBe(false);
  reader.close();
});
