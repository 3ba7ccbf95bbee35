import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Instant, manualClock, wallClock } from '@foyer/basics';
import { demoBranch } from '@foyer/branch-server';
import { expect, onTestFinished, test, vi } from 'vitest';
import { runScript } from '../harness/run-script.ts';
import { startServerProcess } from '../harness/server-process.ts';
import { MORNING, signIn, startTestBranch, value } from '../harness/test-branch.ts';

const patience = { timeout: 30_000, interval: 50 };
const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
const rita = { by: 'phone', phone: '+34 600 111 222' } as const;
const otto = { by: 'phone', phone: '+34 600 999 999' } as const;

function temporary(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'foyer-withdrawn-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function startOn(options: Parameters<typeof startTestBranch>[0]) {
  const branch = await startTestBranch(options);
  onTestFinished(() => branch.close());
  return branch;
}

const backupTo = (folder: string) => ({ folder, atHour: 2, daily: 7, weekly: 0, monthly: 0 });
const branchTo = (folder: string) => ({ branch: { ...demoBranch, backup: backupTo(folder) } });

/** What the list in a folder says; `null` where there is none. */
function listIn(shelf: string): { contacts: string[]; people: string[] } | null {
  const file = path.join(shelf, `foyer-${demoBranch.branchId}.withdrawn`);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

test('BACKUP-8, BACKUP-19, BACKUP-20: who was erased or shut out since an older copy stays so, though the disk was away and the server was killed', async () => {
  const [home, data] = [temporary(), temporary()];
  const [shelf, away] = [path.join(home, 'shelf'), path.join(home, 'unplugged')];
  mkdirSync(shelf);
  const first = await startOn({ clock: wallClock, dataFolder: data, settings: branchTo(shelf) });
  const [agent, admin] = await Promise.all([first.signIn('agent'), first.signIn('admin')]);
  const issued: string[] = [];
  for (const { phone } of [rita, otto]) {
    const body = { serviceId: 'cash', notes: 'wears a red hat', contact: { name: 'Somebody', phone } };
    issued.push(value(await agent.call('issueTicket', { body })).visit.id);
  }
  const { key } = value(await admin.call('makeBackupKey'));
  const { file } = await vi.waitFor(async () => {
    const { activity, items } = value(await admin.call('backups'));
    expect(activity).toBe('idle');
    expect(items).toMatchObject([{ tested: { trouble: null } }]);
    return items[0] ?? { file: '' };
  }, patience);
  await first.close();

  renameSync(shelf, away);
  const killed = await startServerProcess(data);
  const [manager, boss] = await Promise.all(['manager', 'admin'].map((name) => signIn(killed.address, name)));
  if (manager === undefined || boss === undefined) throw new Error('Nobody is signed in');
  expect(value(await manager.call('eraseCustomer', { body: { customer: rita } })).receipt).toMatchObject({ visits: 1 });
  const person = { params: { personId: 'agent2' }, body: { disabled: true } } as const;
  value(await boss.call('changePerson', person));
  await killed.kill();
  renameSync(away, shelf);
  expect(listIn(shelf)).toMatchObject({ contacts: [], people: [] });
  const next = await startServerProcess(data);
  await vi.waitFor(() => expect(listIn(shelf)).toMatchObject({ contacts: [issued[0]], people: ['agent2'] }), patience);
  await next.stop();

  const elsewhere = path.join(temporary(), 'restored');
  const restored = await runScript('restore.ts', path.join(shelf, file), '--data', elsewhere, '--key', key);
  expect(restored).toMatchObject({ code: 0, text: expect.stringContaining('was erased again: 3.') });
  expect(restored.text).toMatch(/shut out since was shut out again: .+\./);
  const back = await startOn({ clock: manualClock(wallClock.now()), dataFolder: elsewhere, open: false });
  await expect(back.signIn('agent2')).rejects.toThrow('401');
  const found = async (branch: typeof back, customer: typeof rita | typeof otto) => {
    const asked = { body: { customer }, query: { dryRun: 'true' } } as const;
    return value(await (await branch.signIn('manager')).call('eraseCustomer', asked)).found.length;
  };
  expect([await found(back, rita), await found(back, otto)]).toEqual([0, 1]);
  const known = async (contact: { phone: string }) => {
    const { customers, store } = back.branch.context;
    return store.customers.find((await customers.of(contact, demoBranch.locale)) ?? '') !== null;
  };
  // The copy knew both: the one who was erased since is somebody new when they come again.
  expect([await known(rita), await known(otto)]).toEqual([false, true]);
  await back.close();
  // What is too old to be kept needs no list: the restored branch erases it by its age.
  const clock = manualClock((wallClock.now() + 91 * DAY) as Instant);
  expect(await found(await startOn({ clock, dataFolder: elsewhere, open: false }), otto)).toBe(0);
});

test('BACKUP-19: a list that can’t be written is told and tried again in an hour, and a new folder gets all of it', async () => {
  const [shelf, other] = [path.join(temporary(), 'shelf'), temporary()];
  const clock = manualClock(MORNING);
  const branch = await startOn({ clock, settings: branchTo(shelf) });
  const [agent, manager, admin] = await Promise.all([
    branch.signIn('agent'),
    branch.signIn('manager'),
    branch.signIn('admin'),
  ]);
  const told = () =>
    vi.waitFor(async () => expect(value(await admin.call('backups')).failed?.trouble).toBe('no-folder'), patience);
  await told();
  const body = { serviceId: 'cash', contact: { phone: rita.phone } };
  const { visit } = value(await agent.call('issueTicket', { body }));
  value(await manager.call('eraseCustomer', { body: { customer: rita } }));
  await told();
  mkdirSync(shelf);
  // The attempt that the erasure led to may only have failed; the one after it comes an hour later.
  await vi.waitFor(() => {
    clock.advance(HOUR);
    expect(listIn(shelf)).toMatchObject({ contacts: [visit.id] });
  }, patience);
  const section = { params: { section: 'backup' } } as const;
  const { version } = value(await admin.call('settingsSection', section));
  value(await admin.call('changeSettings', { ...section, body: { version, value: { backup: backupTo(other) } } }));
  await vi.waitFor(() => expect(listIn(other)).toMatchObject({ contacts: [visit.id] }), patience);
});
