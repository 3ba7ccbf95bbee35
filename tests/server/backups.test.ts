import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BranchDay, type Instant, manualClock } from '@foyer/basics';
import { demoBranch } from '@foyer/branch-server';
import { routes } from '@foyer/contract';
import { schemasOf } from '@foyer/contract/schemas';
import { catchUpReports, openReadings, verify } from '@foyer/store';
import { expect, onTestFinished, test, vi } from 'vitest';
import { runScript } from '../harness/run-script.ts';
import { MORNING, refusal, type SignedIn, startTestBranch, value } from '../harness/test-branch.ts';

const patience = { timeout: 30_000, interval: 50 };
const HOUR = 60 * 60 * 1000;

function temporary(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'foyer-backups-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** What the day's report says of the data in a folder, whose log has been followed. */
function figuresOf(folder: string) {
  const readings = openReadings({ folder });
  try {
    const day = '2026-03-02' as BranchDay;
    return readings.reports.overview({ from: day, to: day, now: (MORNING + 3_600_000) as Instant });
  } finally {
    readings.close();
  }
}

/** A branch whose backups go to a folder of their own, on a clock that stands until it is moved. */
async function started() {
  const shelf = temporary();
  const backup = { folder: shelf, atHour: 2, daily: 2, weekly: 0, monthly: 0 };
  const clock = manualClock(MORNING);
  const branch = await startTestBranch({ clock, settings: { branch: { ...demoBranch, backup } } });
  onTestFinished(() => branch.close());
  const admin = await branch.signIn('admin');
  return { shelf, backup, clock, branch, admin };
}

async function listed(admin: SignedIn) {
  const list = value(await admin.call('backups'));
  expect(schemasOf('backups').reply.safeParse(list).error?.issues ?? []).toEqual([]);
  return list;
}

/** The list once so many copies have been made and the newest was tried out. */
function settled(admin: SignedIn, copies: number) {
  return vi.waitFor(async () => {
    const list = await listed(admin);
    expect(list).toMatchObject({ activity: 'idle', failed: null });
    expect(list.items.filter(({ tested }) => tested !== null)).toHaveLength(copies);
    return list;
  }, patience);
}

test('BACKUP-13: a copy made beside the running branch and restored elsewhere has its tickets, figures and chain', async () => {
  const { shelf, backup, clock, branch, admin } = await started();
  const agent = await branch.signIn('agent');
  const manager = await branch.signIn('manager');
  const at = { params: { counterId: 'counter-1' } };
  value(await agent.call('openCounter', at));
  const tickets = [];
  for (let number = 0; number < 6; number++) {
    tickets.push(value(await agent.call('issueTicket', { body: { serviceId: 'cash' } })));
    clock.advance(45_000);
  }
  const called = value(await agent.call('callNext', at)).visit;
  clock.advance(30_000);
  value(await agent.call('start', { params: { visitId: called?.id ?? '' } }));
  clock.advance(200_000);
  value(await agent.call('finish', { params: { visitId: called?.id ?? '' } }));

  expect(refusal(await admin.call('makeBackup'))).toBe('invalid-state');
  const { key, fingerprint } = value(await admin.call('makeBackupKey'));
  // The key is nowhere in the log.
  expect(branch.branch.context.runner.state.backups.key?.fingerprint).toBe(fingerprint);
  // Now that there is a key the first is made by itself; the next by hand, and only one at a time.
  const first = (await settled(admin, 1)).items[0];
  clock.advance(1_000);
  expect(value(await admin.call('makeBackup')).activity).toBe('making');
  expect(refusal(await admin.call('makeBackup'))).toBe('invalid-state');
  const list = await vi.waitFor(async () => {
    const now = await listed(admin);
    expect(now).toMatchObject({ activity: 'idle', failed: null });
    expect(now.items[0]).toMatchObject({ fingerprint, there: true, tested: { trouble: null } });
    expect(now.items[0]?.file).not.toBe(first?.file);
    return now;
  }, patience);
  expect(list.folder).toEqual({ trouble: null, sameDisk: true });
  // Who asks has it follow the log to here.
  value(await agent.call('searchVisits'));
  const figures = figuresOf(branch.dataFolder);
  expect(figures.figures.tickets).toBe(6);
  const file = path.join(shelf, list.items[0]?.file ?? '');
  const later = value(await agent.call('issueTicket', { body: { serviceId: 'cash' } }));

  const elsewhere = path.join(temporary(), 'restored');
  const restored = await runScript('restore.ts', file, '--data', elsewhere, '--key', key);
  expect(restored).toMatchObject({ code: 0, text: expect.stringContaining('Everybody has to sign in again') });
  expect((await runScript('restore.ts', file, '--data', elsewhere, '--key', key)).text).toContain(
    'nothing is ever overwritten',
  );
  expect(verify(elsewhere).ok).toBe(true);
  // Looked at before a server has seen to what time has brought since.
  catchUpReports({ folder: elsewhere });
  expect(figuresOf(elsewhere)).toEqual(figures);

  const other = await startTestBranch({
    clock,
    dataFolder: elsewhere,
    open: false,
    settings: { branch: { ...demoBranch, backup } },
  });
  onTestFinished(() => other.close());
  // The first has been served; to a restore, which goes by the machine's own clock, that was months ago.
  for (const { ticket } of tickets.slice(1)) {
    const [here, there] = [branch, other].map(async ({ address }) => {
      const reply = await fetch(`${address}/api/v1${routes.ticket.path.replace(':token', ticket.token)}`);
      return reply.json();
    });
    expect((await there).ticket.number).toBe((await here).ticket.number);
  }
  const lost = await fetch(`${other.address}/api/v1${routes.ticket.path.replace(':token', later.ticket.token)}`);
  expect(lost.status).toBe(404);
  expect(
    (
      await fetch(`${other.address}/api/v1/reports/overview?from=2026-03-02&to=2026-03-02`, {
        headers: { cookie: manager.cookie },
      })
    ).status,
  ).toBe(401);
});

test('BACKUP-14: a backup is made each night by itself, tried out, and older ones go as the branch wants it', async () => {
  const { shelf, clock, admin } = await started();
  // Nothing can be made before there is a key, and that is told.
  await vi.waitFor(async () => expect((await listed(admin)).failed?.trouble).toBe('no-key'), patience);
  value(await admin.call('makeBackupKey'));
  const first = await settled(admin, 1);
  expect(first.dueAt).toBe('2026-03-03T02:00:00.000Z');
  for (let night = 2; night <= 3; night++) {
    clock.set((Date.parse(first.dueAt ?? '') + (night - 2) * 24 * HOUR) as Instant);
    await vi.waitFor(
      async () => expect((await listed(admin)).items.at(0)?.at.slice(0, 10)).toBe(`2026-03-0${night + 1}`),
      patience,
    );
    await settled(admin, 2);
  }
  expect(readdirSync(shelf).filter((name) => name.endsWith('.backup'))).toHaveLength(2);
});

test('BACKUP-15: what keeps a backup from being made is told, and one is made as soon as that has passed', async () => {
  const { shelf, clock, admin } = await started();
  const away = `${shelf}-unplugged`;
  onTestFinished(() => rmSync(away, { recursive: true, force: true }));
  cpSync(shelf, away, { recursive: true });
  rmSync(shelf, { recursive: true });
  value(await admin.call('makeBackupKey'));
  await vi.waitFor(async () => expect((await listed(admin)).failed?.trouble).toBe('no-folder'), patience);
  expect((await listed(admin)).folder?.trouble).toBe('no-folder');
  cpSync(away, shelf, { recursive: true });
  clock.advance(HOUR);
  await settled(admin, 1);
  writeFileSync(path.join(shelf, 'anything else'), '');
});

test('BACKUP-16: by hand a copy is made beside the running branch, with a key that is shown once', async () => {
  const { branch } = await started();
  const to = temporary();
  const first = await runScript('backup.ts', '--data', branch.dataFolder, '--to', to);
  expect(first).toMatchObject({
    code: 0,
    text: expect.stringMatching(/it is not shown again:\n\n {2}([0-9A-Z]{4}-){13}[0-9A-Z]{4}\n/),
  });
  const second = await runScript('backup.ts', '--data', branch.dataFolder, '--to', to);
  expect(second.text).not.toContain('A key was made');
  expect(readdirSync(to).length).toBeGreaterThan(0);
  expect(await runScript('backup.ts', '--data', branch.dataFolder, '--to', path.join(to, 'none'))).toMatchObject({
    code: 1,
    text: expect.stringContaining('No backup was made. There is no folder'),
  });
  expect(await runScript('backup.ts')).toMatchObject({
    code: 1,
    text: expect.stringContaining('Usage: npm run backup'),
  });
  expect(await runScript('restore.ts', 'x')).toMatchObject({
    code: 1,
    text: expect.stringContaining('Usage: npm run restore'),
  });
});
