import { readFileSync } from 'node:fs';
import type { AgentId, Instant, TextRef, VisitId } from '@foyer/basics';
import { expect, test } from 'vitest';
import { databaseFile } from '../connection.ts';
import { folder, reopen, store } from '../testing/kept-store.ts';

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

test('STORE-11: users are found by name, sessions end at their time or with their user', () => {
  const user = {
    id: 'u1' as AgentId,
    name: 'anna',
    displayName: 'Anna',
    role: 'agent',
    passwordHash: 'x',
    disabled: false,
  } as const;
  store.users.upsert(user);
  store.users.upsert({ ...user, displayName: 'Anna B.', disabled: true });
  expect(store.users.findByName('anna')).toEqual({ ...user, displayName: 'Anna B.', disabled: true, language: null });
  store.users.chooseLanguage(user.id, 'ar');
  store.users.upsert({ ...user, displayName: 'Anna C.' });
  expect(store.users.find(user.id)).toMatchObject({ displayName: 'Anna C.', language: 'ar' });
  expect(store.users.list()).toHaveLength(1);
  expect(() => store.users.upsert({ ...user, id: 'u2' as AgentId })).toThrow(/UNIQUE/);

  const session = {
    tokenHash: 'h',
    userId: user.id,
    createdAt: 0 as Instant,
    expiresAt: 100 as Instant,
  };
  store.sessions.create(session);
  expect(store.sessions.find('h', 99 as Instant)).toEqual(session);
  expect(store.sessions.find('h', 100 as Instant)).toBeNull();
  expect(store.sessions.purge(100 as Instant)).toBe(1);
  store.sessions.create(session);
  store.sessions.deleteOf(user.id);
  expect(store.sessions.find('h', 0 as Instant)).toBeNull();
  expect(() => store.sessions.create({ ...session, userId: 'nobody' as AgentId })).toThrow(/FOREIGN KEY/);
});

test('STORE-12: a revoked device is out', () => {
  const device = {
    id: 'd1' as never,
    kind: 'kiosk',
    name: 'Door',
    tokenHash: 't',
    createdAt: 0 as Instant,
    lastSeenAt: null,
    revokedAt: null,
  } as const;
  store.devices.upsert(device);
  store.devices.seen(device.id, 5 as Instant);
  expect(store.devices.findByToken('t')).toEqual({ ...device, lastSeenAt: 5 });
  expect(store.devices.revoke(device.id, 6 as Instant)).toBe(true);
  expect(store.devices.revoke(device.id, 7 as Instant)).toBe(false);
  expect(store.devices.findByToken('t')).toBeNull();
  expect(store.devices.list()).toEqual([{ ...device, lastSeenAt: 5, revokedAt: 6 }]);
});

test('STORE-12: however many were shut out, whoever is let in is listed', () => {
  const user = { displayName: 'Anna', role: 'agent', passwordHash: 'x' } as const;
  const device = { kind: 'kiosk', name: 'Door', lastSeenAt: null } as const;
  store.batch(() => {
    for (let at = 0; at <= 1000; at += 1) {
      const gone = at < 1000;
      const name = `${gone ? 'a' : 'z'}${at}`;
      store.users.upsert({ ...user, id: name as AgentId, name, disabled: gone });
      const times = { createdAt: at as Instant, revokedAt: gone ? (at as Instant) : null };
      store.devices.upsert({ ...device, ...times, id: name as never, tokenHash: name });
    }
  });
  expect(store.users.list()[0]?.name).toBe('z1000');
  expect(store.devices.list()[0]?.id).toBe('z1000');
});
