import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Instant, manualClock } from '@foyer/basics';
import { demoBranch } from '@foyer/branch-server';
import { bankHours, daily } from '@foyer/configuration/testing/bank';
import { logStart, openHistory, verify } from '@foyer/store';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { refusal, startTestBranch, type TestBranch, value } from '../harness/test-branch.ts';

const at = (time: string) => Date.parse(time) as Instant;
const hours = {
  ...bankHours,
  exceptions: [{ date: '2026-03-04', name: { en: 'Founder’s day' }, spans: [] }],
  services: demoBranch.services
    .slice(1, 2)
    .map(({ id }) => ({ serviceId: id, weekly: daily({ from: '10:00', until: '12:00' }) })),
  weekly: daily({ from: '09:00', until: '17:00' }),
};
const OWN_HOURS = hours.services[0]?.serviceId ?? '';

let folder: string;
let running: TestBranch | null = null;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'foyer-timers-'));
});
afterEach(async () => {
  await running?.close();
  running = null;
  await rm(folder, { recursive: true, force: true });
});

async function startAt(time: string) {
  await running?.close();
  const clock = manualClock(at(time));
  running = await startTestBranch({
    dataFolder: folder,
    clock,
    open: false,
    settings: { branch: { ...demoBranch, timeZone: 'UTC', hours } },
  });
  const server = running;
  return { clock, server, state: () => server.branch.context.runner.state };
}

/** What the branch did by itself, from the log: what, when, and when it was due where that was another time. */
function doneByItself(): readonly string[] {
  const history = openHistory({ folder });
  const done: string[] = [];
  const short = (instant: number) => new Date(instant).toISOString().slice(5, 16);
  history.goTo(logStart, (_before, { at: when, actor, body }) => {
    if (actor.kind !== 'system' || !('dueAt' in body) || body.dueAt === null) return;
    const due = when - body.dueAt < 5_000 ? '' : ` (due ${short(body.dueAt)})`;
    done.push(`${body.type} ${short(when)}${due}`);
  });
  history.close();
  return done;
}

test('TIMER-1: a branch opens, says when it closes, closes and ends its day by itself, each once, over hours and days', async () => {
  const { clock, server, state } = await startAt('2026-03-02T08:00Z');
  const kiosk = await server.pair('kiosk');
  expect(value(await kiosk.call('branch', {}))).toMatchObject({
    status: 'closed',
    opensAt: '2026-03-02T09:00:00.000Z',
    next: { what: 'open' },
  });
  clock.set(at('2026-03-02T09:00Z'));
  await vi.waitFor(() => expect(state().branch.kind).toBe('open'));
  clock.set(at('2026-03-02T16:45Z'));
  await vi.waitFor(() => expect(state().branch.closesAt).toBe(at('2026-03-02T17:00Z')));
  expect(value(await kiosk.call('branch', {}))).toMatchObject({
    closesAt: '2026-03-02T17:00:00.000Z',
    next: { what: 'close' },
  });
  clock.set(at('2026-03-02T17:00Z'));
  await vi.waitFor(() => expect(state().branch.kind).toBe('closed'));
  expect(value(await kiosk.call('branch', {}))).toMatchObject({ opensAt: '2026-03-03T09:00:00.000Z', closesAt: null });
  // Days at once: what a later turn has overtaken is left out, and the fourth is a holiday.
  clock.set(at('2026-03-04T12:00Z'));
  await vi.waitFor(() => expect(state().day).toBeNull());
  expect(value(await kiosk.call('branch', {}))).toMatchObject({
    status: 'closed',
    opensAt: '2026-03-05T09:00:00.000Z',
  });
  clock.set(at('2026-03-05T09:00Z'));
  await vi.waitFor(() => expect(state().branch.kind).toBe('open'));
  await server.close();
  running = null;
  expect(doneByItself()).toEqual([
    'BranchOpened 03-02T09:00',
    'ClosingAnnounced 03-02T16:45',
    'BranchClosed 03-02T17:00',
    'DayEnded 03-04T12:00 (due 03-03T03:00)',
    'BranchOpened 03-05T09:00',
  ]);
});

test('TIMER-2: what people do by hand stands until the hours turn next', async () => {
  const { clock, server, state } = await startAt('2026-03-04T10:00Z');
  const supervisor = await server.signIn('supervisor');
  value(await supervisor.call('openBranch', { body: {} }));
  clock.set(at('2026-03-04T18:00Z'));
  value(await supervisor.call('suspendService', { params: { serviceId: 'cash' }, body: { reason: 'technical' } }));
  expect(state().branch.kind).toBe('open');
  clock.set(at('2026-03-05T08:00Z'));
  await vi.waitFor(() => expect(state().day).toBeNull());
  clock.set(at('2026-03-05T10:00Z'));
  await vi.waitFor(() => expect(state().branch.kind).toBe('open'));
  value(await supervisor.call('closeBranch', { body: {} }));
  clock.set(at('2026-03-05T16:59Z'));
  value(await supervisor.call('resumeService', { params: { serviceId: 'cash' }, body: {} }));
  expect(state().branch.kind).toBe('closed');
});

test('TIMER-3: what was due while the branch was off is done when it starts, once, and says that it is late', async () => {
  await startAt('2026-03-02T09:30Z');
  await startAt('2026-03-03T10:00Z');
  const { state } = await startAt('2026-03-03T10:30Z');
  expect(state()).toMatchObject({ day: '2026-03-03', branch: { kind: 'open' } });
  await running?.close();
  running = null;
  expect(doneByItself()).toEqual([
    'BranchOpened 03-02T09:30 (due 03-02T09:00)',
    'BranchClosed 03-03T10:00 (due 03-03T03:00)',
    'DayEnded 03-03T10:00 (due 03-03T03:00)',
    'BranchOpened 03-03T10:00 (due 03-03T09:00)',
  ]);
  expect(verify(folder)).toMatchObject({ ok: true });
});

/** Runs a server whose clock begins at an instant until it kills itself, or until it is there and is killed. */
async function killed(time: string, commits?: number): Promise<string | null> {
  const script = path.join(import.meta.dirname, '../harness/timed-server.ts');
  const child = fork(script, [folder, time, ...(commits === undefined ? [] : [String(commits)])], {
    stdio: 'ignore',
    execArgv: [],
  });
  const gone = once(child, 'exit');
  const told = await Promise.race([once(child, 'message'), gone.then(() => null)]);
  if (commits === undefined) child.kill('SIGKILL');
  await gone;
  return told === null ? null : (told[0] as { branch: string }).branch;
}

test('TIMER-4: killed just before, just after and long after something was due, the branch does it once', async () => {
  // Its first commit is its configuration; the second opens it, and kills it before anybody is told.
  await killed('2026-03-02T08:59:58Z', 2);
  expect(doneByItself()).toEqual(['BranchOpened 03-02T09:00']);
  expect(await killed('2026-03-02T09:00:10Z')).toBe('open');
  // Killed before it closes; it is closed with the start after that.
  expect(await killed('2026-03-02T16:59:30Z')).toBe('open');
  expect(await killed('2026-03-02T17:10:00Z', 1)).toBeNull();
  expect(await killed('2026-03-02T17:20:00Z')).toBe('closed');
  expect(doneByItself().map((line) => line.split(' ')[0])).toEqual([
    'BranchOpened',
    'ClosingAnnounced',
    'BranchClosed',
  ]);
  expect(verify(folder)).toMatchObject({ ok: true });
}, 60_000);

test('HOURS-1: outside its own hours a service gives no ticket, says when it opens again, and staff may decide otherwise', async () => {
  const { clock, server, state } = await startAt('2026-03-02T09:00Z');
  await vi.waitFor(() => expect(state().branch.kind).toBe('open'));
  const kiosk = await server.pair('kiosk');
  const service = async () => value(await kiosk.call('services', {})).items.find(({ id }) => id === OWN_HOURS);
  expect(await service()).toMatchObject({ status: 'closed', opensAt: '2026-03-02T10:00:00.000Z' });
  const body = { serviceId: OWN_HOURS };
  const refused = await kiosk.call('issueTicket', { body });
  expect(refusal(refused)).toBe('service-closed');
  expect(refused).toMatchObject({ error: { opensAt: '2026-03-02T10:00:00.000Z' } });
  expect(refusal(await kiosk.call('issueTicket', { body: { ...body, override: true } }))).toBe('forbidden');
  const agent = await server.signIn('agent');
  const { visit } = value(await agent.call('issueTicket', { body: { ...body, override: true } }));
  expect(visit.serviceId).toBe(OWN_HOURS);
  clock.set(at('2026-03-02T10:00Z'));
  expect(await service()).toMatchObject({ status: 'unstaffed', opensAt: null });
  value(await kiosk.call('issueTicket', { body }));
});

test('HOURS-2: an administrator is given holidays to import, and nobody else', async () => {
  const { server } = await startAt('2026-03-02T09:00Z');
  const admin = await server.signIn('admin');
  const { items, source } = value(await admin.call('holidays', { query: { country: 'ES' } }));
  expect(items.map(({ date }) => date)).toContain('2026-12-25');
  expect(source).toContain('date-holidays');
  const manager = await server.signIn('manager');
  expect(refusal(await manager.call('holidays', { query: { country: 'ES' } }))).toBe('forbidden');
});
