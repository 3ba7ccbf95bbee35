import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type ClassId, type CounterId, type Instant, type ServiceId, scaledClock } from '@foyer/basics';
import { type Branch, DEMO_PASSWORD, demoBranch, type Settings, startBranch } from '@foyer/branch-server';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { run } from '../../run.ts';
import { madeUpDay, type PlayedDay, recordedDay } from '../../start/played-day.ts';
import type { Course, DayPlan } from '../day-plan.ts';
import { type DayFigures, figuresOf } from '../figures.ts';
import { readStory } from '../story.ts';
import { SMALL_RECORD } from '../testing/small-record.ts';
import { BranchClock } from './branch-clock.ts';
import { answered, signIn } from './caller.ts';
import { playDay } from './play-day.ts';

/** Milliseconds: a day begins some seconds after its branch, and a machine may be busy. */
const LONGEST_DAY = 90_000;
const PLAYER = path.join(import.meta.dirname, '../run.ts');
let folder: string;
let branches: Branch[];

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'foyer-replay-'));
  branches = [];
});

afterEach(async () => {
  for (const branch of branches) await branch.close();
  await rm(folder, { recursive: true, force: true });
});

/** Starts a branch for a day and lets its clock run; its address. */
async function startFor(day: PlayedDay): Promise<string> {
  const settings: Settings = {
    port: 0,
    host: '127.0.0.1',
    dataFolder: folder,
    logLevel: 'silent',
    rateLimits: { anonymousPerMinute: 100, knownPerMinute: 100, keyPerMinute: 100 },
    staff: [],
    demo: true,
    serveApps: false,
    branch: demoBranch,
  };
  const started = await startBranch({
    settings: day.settings(settings),
    clock: day.clock,
    log: pino({ level: 'silent' }),
  });
  if (!started.ok) throw new Error(started.error);
  branches.push(started.value);
  day.begin();
  const listening = await started.value.listen();
  if (!listening.ok) throw new Error(listening.error);
  return listening.value;
}

async function recordFile(): Promise<string> {
  const file = path.join(folder, 'record.csv');
  await writeFile(file, SMALL_RECORD);
  return file;
}

function dayOf(file: string, speed: number): PlayedDay {
  const day = recordedDay(file, undefined, speed);
  if (!day.ok) throw new Error(day.error);
  return day.value;
}

test(
  'REPLAY-12: a record ends the same at every speed: who was served is served, who left has left, nobody is lost or called twice',
  async () => {
    const file = await recordFile();
    for (const speed of [200, 1200]) {
      const server = await startFor(dayOf(file, speed));
      const player = await run(process.execPath, [
        PLAYER,
        '--server',
        server,
        '--file',
        file,
        '--speed',
        String(speed),
        '--json',
      ]);
      expect(player.output).toContain('12 customers and 3 agents');
      expect(player.code).toBe(0);
      const figures = JSON.parse(player.stdout) as DayFigures;
      expect(figures).toMatchObject({
        rows: 12,
        tickets: 12,
        served: 8,
        left: 4,
        lost: 0,
        otherwise: 0,
        doubleCalls: 0,
      });
    }
  },
  LONGEST_DAY,
);

test(
  'REPLAY-13: a day with no-shows, transfers and escalations is played to its end, and a stranger who took a ticket is served too',
  async () => {
    const speed = 600;
    const server = await startFor(madeUpDay(speed));
    const customer = (arriveSeconds: number, serviceId: string, course: Course) => ({
      arriveSeconds: 32_400 + arriveSeconds,
      serviceId: serviceId as ServiceId,
      classId: 'standard' as ClassId,
      course,
    });
    const step = (serviceId: string, seconds: number, escalates = false) => ({
      serviceId: serviceId as ServiceId,
      seconds,
      escalates,
    });
    const presence = [{ fromSeconds: 32_400, toSeconds: 32_700 }];
    const plan: DayPlan = {
      customers: [
        customer(0, 'cash', { kind: 'served', steps: [step('cash', 60), step('cards', 90)] }),
        customer(5, 'cash', { kind: 'no-show' }),
        customer(10, 'cards', { kind: 'served', steps: [step('cards', 200, true)] }),
        customer(20, 'cards', { kind: 'leaves', afterSeconds: 15 }),
        customer(290, 'cash', { kind: 'served', steps: [step('cash', 30), step('cards', 30)] }),
      ],
      agents: [
        { name: 'simulated-counter-1', counterId: 'counter-1' as CounterId, presence },
        { name: 'simulated-counter-4', counterId: 'counter-4' as CounterId, presence },
      ],
    };
    const supervisor = await signIn(server, new BranchClock(), 'supervisor', DEMO_PASSWORD);
    answered(await supervisor.call('openBranch'), 'opening');
    const body = { serviceId: 'cash' as ServiceId };
    const stranger = answered(await supervisor.call('issueTicket', { body }), 'a ticket').visit.id;
    const played = await playDay({
      server,
      plan,
      midnight: 'today',
      password: DEMO_PASSWORD,
      speed,
      tell: () => undefined,
    });
    expect(figuresOf(played)).toMatchObject({
      served: 3,
      left: 2,
      lost: 0,
      otherwise: 0,
      doubleCalls: 0,
      transfers: 2,
      escalations: 1,
    });
    const params = { visitId: stranger };
    const { items } = answered(await supervisor.call('visitHistory', { params }), 'its history');
    expect(readStory(items)).toMatchObject({ endings: ['served'], doubleCalls: 0 });
  },
  LONGEST_DAY,
);

test(
  'REPLAY-14: what can’t be played is refused in one sentence: no branch, another speed, another branch, no day',
  async () => {
    const file = await recordFile();
    const play = async (...args: readonly string[]) => {
      const { code, output } = await run(process.execPath, [PLAYER, ...args]);
      return { code, lines: output.trim().split('\n') };
    };
    expect(await play('--server', 'http://127.0.0.1:9', '--file', file)).toEqual({
      code: 1,
      lines: [expect.any(String), expect.stringContaining('No connection to the branch server')],
    });
    const server = await startFor(madeUpDay(60));
    expect((await play('--server', server, '--simulate', '--speed', '30')).lines.at(-1)).toBe(
      'The branch’s clock runs 60 times as fast as the wall’s, not 30.',
    );
    expect((await play('--server', server, '--file', file)).lines.at(-1)).toMatch(
      /^(server-x\d|stand-in) could not sign in: /,
    );
    expect((await play('--server', server, '--file', file, '--date', '240399')).lines).toEqual([
      'The record has no day 240399; it has 240304, 240305.',
    ]);
    expect((await play('--server', server)).lines[0]).toMatch(/^Either --file or --simulate\. Usage: /);
  },
  LONGEST_DAY,
);

test(
  'REPLAY-15: a branch whose clock is past the day’s beginning plays the day later, and says so',
  async () => {
    const file = await recordFile();
    const speed = 1200;
    // In the morning, whenever it is tested: no day ends while it is played.
    const morning = Date.UTC(2026, 2, 2, 8) as Instant;
    const server = await startFor({ ...dayOf(file, speed), clock: scaledClock(morning, speed) });
    const player = await run(process.execPath, [PLAYER, '--server', server, '--file', file, '--json']);
    expect(player.output).toMatch(/everything happens \d+ minutes later/);
    expect(JSON.parse(player.stdout)).toMatchObject({ tickets: 12, served: 8, left: 4, lost: 0, doubleCalls: 0 });
  },
  LONGEST_DAY,
);
