import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AgentId, CustomerRef, DeviceId, Instant, SessionId, TextRef, VisitId } from '@foyer/basics';
import { expect, onTestFinished, test } from 'vitest';
import { branch, fileOf, make, NOW, restore, shelf, shelfForEachTest } from '../testing/kept-shelf.ts';
import { folder, store } from '../testing/kept-store.ts';
import { makeFolder, opened, removeFolder } from '../testing/test-branch.ts';
import { verify } from '../verify.ts';
import { keepListBeside, withdrawnFile } from './withdrawn.ts';

shelfForEachTest();

const keepList = (to = shelf) => keepListBeside({ folder, to, branchId: 'test' });
const text = (ref: string, visitId: VisitId) =>
  ({ ref: ref as TextRef, kind: 'note', visitId, text: ref, at: 0 as Instant }) as const;
/** Erases what is kept of a visit, as the server does on request. */
function eraseOf(visitId: VisitId, texts: readonly TextRef[], customers: readonly CustomerRef[] = []): void {
  branch.do({ type: 'erase-customer', by: 'ticket', visitIds: [visitId], contacts: [visitId], texts, customers });
  store.erase({ contacts: [visitId], texts, customers });
}

test('BACKUP-8: what was erased after a copy is erased again, nobody is signed in, and the log goes its own way', () => {
  const visitId = branch.issue().id;
  for (const ref of ['t1', 't2']) store.saveText(text(ref, visitId));
  store.saveContact({ visitId, phone: '+34 600 000 000', at: 0 as Instant });
  const customerRef = 'someone' as CustomerRef;
  store.customers.save({ lookup: 'hash', customerRef, at: 0 as Instant });
  store.customers.save({ lookup: 'other', customerRef: 'other' as CustomerRef, at: 0 as Instant });
  store.sessions.create({
    id: 's1' as SessionId,
    tokenHash: 'h',
    personId: 'u1' as AgentId,
    createdAt: 0 as Instant,
    lastUsedAt: 0 as Instant,
    expiresAt: (NOW * 2) as Instant,
    address: '127.0.0.1',
    browser: 'Firefox',
  });
  const made = make();
  eraseOf(visitId, ['t1' as TextRef], [customerRef]);
  keepList();
  expect(restore(fileOf(made))).toMatchObject({ erased: 3, listed: true, shutOut: [], letIn: [] });
  const back = opened(join(shelf, 'restored'));
  expect(back.text('t1' as TextRef)).toBeNull();
  expect(back.text('t2' as TextRef)?.text).toBe('t2');
  expect(back.contactOf(visitId)).toBeNull();
  expect(['hash', 'other'].map((lookup) => back.customers.find(lookup))).toEqual([null, 'other']);
  expect(back.organisationKey()).toEqual(store.organisationKey());
  expect(back.sessions.find('h', NOW)).toBeNull();
  expect(back.clock).toBe(made.clock + 1);
  back.close();
  expect(verify(join(shelf, 'restored')).ok).toBe(true);
});

test('BACKUP-8: without its list a restore says so, with a damaged one it is refused, and the next copy mends that', () => {
  const visitId = branch.issue().id;
  store.saveContact({ visitId, phone: '+34 600 000 000', at: 0 as Instant });
  const made = make();
  eraseOf(visitId, []);
  const list = withdrawnFile(shelf, 'test');
  rmSync(list);
  expect(restore(fileOf(made))).toMatchObject({ erased: 0, listed: false });
  writeFileSync(list, '{"contacts":["');
  expect(() => restore(fileOf(made), join(shelf, 'again'))).toThrow('is damaged: what was erased would come back');
  make();
  expect(restore(fileOf(made), join(shelf, 'again'))).toMatchObject({ erased: 1 });
});

test('BACKUP-19: the list has all that the log says, in a new folder too, and what only a lost log said stays on it', () => {
  const [one, two] = [branch.issue().id, branch.issue().id];
  for (const visitId of [one, two]) store.saveContact({ visitId, phone: '+34 600 000 000', at: 0 as Instant });
  const made = make();
  eraseOf(one, []);
  keepList();
  const data = join(shelf, 'restored');
  restore(fileOf(made));
  // The restored branch knows of what it has never done itself, and says so wherever its copies go from now on.
  const elsewhere = makeFolder();
  onTestFinished(() => removeFolder(elsewhere));
  keepListBeside({ folder: data, to: elsewhere, branchId: 'test' });
  expect(JSON.parse(readFileSync(withdrawnFile(elsewhere, 'test'), 'utf8'))).toMatchObject({ contacts: [one] });
  eraseOf(two, []);
  keepList();
  keepListBeside({ folder: data, to: shelf, branchId: 'test' });
  expect(JSON.parse(readFileSync(withdrawnFile(shelf, 'test'), 'utf8'))).toMatchObject({ contacts: [one, two] });
  expect(statSync(withdrawnFile(shelf, 'test')).mode & 0o777).toBe(0o600);
});

test('BACKUP-20: whoever was shut out after a copy, a person, a machine or a key, is shut out after its restore', () => {
  const people = ['ana', 'ben', 'eva'].map((name) => ({
    id: name as AgentId,
    name,
    displayName: name.toUpperCase(),
    role: name === 'ana' ? ('admin' as const) : ('agent' as const),
  }));
  branch.do({ type: 'found-people', people });
  const devices = ['replaced', 'revoked', 'removed', 'left'] as DeviceId[];
  for (const deviceId of devices) {
    branch.do({ type: 'pair-device', deviceId, kind: 'kiosk', name: deviceId });
    store.secrets.put({ owner: deviceId, kind: 'device', hash: deviceId, expiresAt: null });
  }
  branch.do({ type: 'add-key', name: 'shop', scopes: ['read'] });
  const [key] = branch.state.keys.keys();
  if (key === undefined) throw new Error('There is no key');
  store.secrets.put({ owner: key, kind: 'key', hash: 'shop', expiresAt: null });
  const disable = (personId: string, disabled: boolean) =>
    branch.do({ type: 'change-person', personId: personId as AgentId, changes: { disabled } });
  disable('eva', true);
  const made = make();
  disable('eva', false);
  disable('ben', true);
  branch.seconds(60);
  branch.do({ type: 'replace-device', deviceId: 'replaced' as DeviceId, kind: 'kiosk' });
  for (const deviceId of ['revoked', 'removed'] as DeviceId[]) branch.do({ type: 'revoke-device', deviceId });
  branch.do({ type: 'remove-device', deviceId: 'removed' as DeviceId });
  branch.do({ type: 'pair-device', deviceId: 'later' as DeviceId, kind: 'kiosk', name: 'later' });
  branch.do({ type: 'revoke-device', deviceId: 'later' as DeviceId });
  branch.do({ type: 'revoke-key', keyId: key });
  keepList();
  expect(restore(fileOf(made))).toMatchObject({
    shutOut: ['BEN', 'replaced', 'revoked', 'removed', 'shop'],
    letIn: [],
  });
  const data = join(shelf, 'restored');
  const back = opened(data);
  const { state } = back.load();
  expect(['ben', 'eva'].map((id) => state.people.get(id as AgentId)?.disabled)).toEqual([true, true]);
  expect(devices.map((id) => back.secrets.of(id, 'device', NOW)?.hash)).toEqual([
    undefined,
    undefined,
    undefined,
    'left',
  ]);
  expect(back.secrets.of(key, 'key', NOW)).toBeNull();
  back.close();
  expect(verify(data).ok).toBe(true);
});

test('BACKUP-20: who alone could let people in is let in after a restore, and that is told', () => {
  const admin = (name: string) =>
    ({ id: name as AgentId, name, displayName: name.toUpperCase(), role: 'admin' }) as const;
  branch.do({ type: 'found-people', people: [admin('ana')] });
  const made = make();
  branch.do({ type: 'add-person', name: 'ben', displayName: 'BEN', role: 'admin' });
  const [ben] = branch.state.people.filter(({ name }) => name === 'ben').keys();
  if (ben === undefined) throw new Error('There is no Ben');
  branch.do({ type: 'set-password', personId: ben, by: 'link' });
  branch.do({ type: 'change-person', personId: 'ana' as AgentId, changes: { disabled: true } });
  keepList();
  expect(restore(fileOf(made))).toMatchObject({ shutOut: [], letIn: ['ANA'] });
});
