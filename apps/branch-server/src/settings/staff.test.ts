import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { AgentId, Instant } from '@foyer/basics';
import { openStore, type Store } from '@foyer/store';
import { expect, onTestFinished, test } from 'vitest';
import { keepStaff } from './staff.ts';
import type { Staff } from './staff-schema.ts';

const ANNA: Staff = {
  id: 'a1' as AgentId,
  name: 'anna',
  displayName: 'Anna',
  role: 'agent',
  password: 'first password',
};
const BERT: Staff = { name: 'bert', displayName: 'Bert', role: 'admin', password: 'second password' };

function store(): Store {
  const folder = mkdtempSync(path.join(tmpdir(), 'foyer-staff-'));
  const opened = openStore({ folder, now: () => 0 as Instant });
  if (!opened.ok) throw new Error(opened.error.message);
  onTestFinished(() => {
    opened.value.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return opened.value;
}

/** Signs everybody in; who each session belongs to now, by the name that signed in. */
function signInAll({ users, sessions }: Store) {
  const signedIn = users.list().filter(({ disabled }) => !disabled);
  for (const { id, name } of signedIn) {
    sessions.create({ tokenHash: name, userId: id, createdAt: 0 as Instant, expiresAt: 9 as Instant });
  }
  return (name: string): string | null => {
    const session = sessions.find(name, 1 as Instant);
    return session === null ? null : (users.find(session.userId)?.name ?? null);
  };
}

test('STAFF-1: sessions go on where nothing has changed, and end with any change of the account', async () => {
  const changes: readonly (readonly [string, Staff])[] = [
    ['the id', { ...ANNA, id: 'a2' as AgentId }],
    ['the name', { ...ANNA, name: 'annabel' }],
    ['the person', { ...ANNA, displayName: 'Annabel' }],
    ['the role', { ...ANNA, role: 'manager' }],
    ['the password', { ...ANNA, password: 'third password' }],
  ];
  for (const [what, changed] of changes) {
    const kept = store();
    await keepStaff(kept, [ANNA, BERT]);
    const ownerOf = signInAll(kept);
    await keepStaff(kept, [ANNA, BERT]);
    expect([ownerOf('anna'), ownerOf('bert')], what).toEqual(['anna', 'bert']);
    await keepStaff(kept, [changed, BERT]);
    expect([ownerOf('anna'), ownerOf('bert')], what).toEqual([null, 'bert']);
    expect(kept.users.findByName(changed.name), what).toMatchObject({ id: changed.id, disabled: false });
  }
});

test('STAFF-2: whoever takes over an id or a name takes over no session', async () => {
  const takeovers: readonly (readonly Staff[])[] = [
    // The id of somebody who is gone, of somebody who stays, and one that was made from a name.
    [{ ...BERT, id: 'a1' as AgentId }],
    [
      { ...BERT, id: 'a1' as AgentId },
      { ...ANNA, id: 'a3' as AgentId },
    ],
    [{ ...ANNA, id: 'bert' as AgentId }, BERT],
    // Names changed over.
    [
      { ...ANNA, name: 'bert' },
      { ...BERT, id: 'bert' as AgentId, name: 'anna' },
    ],
    // A name that is somebody else's id.
    [ANNA, { ...BERT, name: 'a1' }],
  ];
  for (const [index, staff] of takeovers.entries()) {
    const kept = store();
    await keepStaff(kept, [ANNA, BERT]);
    const ownerOf = signInAll(kept);
    await keepStaff(kept, staff);
    const stays = index === 4 ? 'anna' : null;
    expect([ownerOf('anna'), ownerOf('bert')], `takeover ${index}`).toEqual([stays, null]);
    const active = kept.users.list().filter(({ disabled }) => !disabled);
    expect(active.map(({ name }) => name).sort(), `takeover ${index}`).toEqual(staff.map(({ name }) => name).sort());
    expect(new Set(active.map(({ id }) => id)).size).toBe(staff.length);
  }
});
