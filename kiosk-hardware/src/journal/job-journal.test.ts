import fs, { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Instant, manualClock } from '@foyer/basics';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { isFinal, type Job, type JobJournal, type JobState, JournalError, openJobJournal } from './job-journal.ts';

type Payload = { number: string };

let folder: string;
let path: string;
const clock = manualClock(1_000 as Instant);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'foyer-journal-'));
  path = join(folder, 'jobs.journal');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function open(limits: { keepSettled?: number; mostUnsettled?: number } = {}): JobJournal<Payload> {
  const parsePayload = (value: unknown): Payload => z.object({ number: z.string() }).parse(value);
  return openJobJournal({ path, clock, parsePayload, ...limits });
}

function begin(journal: JobJournal<Payload>, jobId: string, states: readonly JobState[]): void {
  journal.begin({ jobId, commandId: `command-${jobId}`, state: 'intended', payload: { number: '' } });
  for (const state of states) journal.advance(jobId, state, { number: `A-${jobId}` });
}

/** What a restart must make of a job. */
function afterRestart(job: Job<Payload>): JobState {
  return job.state === 'sending' || job.state === 'sent' ? 'uncertain' : job.state;
}

test('PRINT-30: a job survives a restart with its state, command and payload', () => {
  const journal = open();
  begin(journal, '1', ['queued', 'sending', 'sent', 'confirmed']);
  begin(journal, '2', ['refused']);
  begin(journal, '3', ['queued']);
  begin(journal, '4', []);
  journal.settle('1');
  const before = journal.jobs();
  journal.close();
  const again = open();
  expect(again.jobs()).toEqual(before);
  expect(again.unsettled().map(({ jobId }) => jobId)).toEqual(['2', '3', '4']);
  expect(again.recovered).toEqual([]);
  again.close();
});

test('PRINT-31: after a restart a job that was being sent is uncertain, and stays so', () => {
  const journal = open();
  begin(journal, '1', ['queued', 'sending']);
  begin(journal, '2', ['queued', 'sending', 'sent']);
  journal.close();
  const again = open();
  expect(again.recovered).toEqual(['1', '2']);
  expect(again.jobs().map(({ state }) => state)).toEqual(['uncertain', 'uncertain']);
  expect(() => again.advance('1', 'sending')).toThrow(JournalError);
  again.close();
  const third = open();
  expect(third.recovered).toEqual([]);
  expect(third.jobs().map(({ state }) => state)).toEqual(['uncertain', 'uncertain']);
  third.close();
});

test('PRINT-32: a journal torn off at any byte opens with every whole entry before the tear, and goes on', () => {
  const journal = open();
  const history: { bytes: number; jobs: readonly Job<Payload>[] }[] = [{ bytes: 0, jobs: [] }];
  const remember = (): void => {
    history.push({ bytes: readFileSync(path).length, jobs: journal.jobs() });
  };
  journal.begin({ jobId: '1', commandId: 'c1', state: 'intended', payload: { number: '' } });
  remember();
  for (const state of ['queued', 'sending', 'sent', 'confirmed'] as const) {
    journal.advance('1', state, { number: 'فرع A001' });
    remember();
  }
  journal.settle('1');
  remember();
  journal.begin({ jobId: '2', commandId: 'c2', state: 'queued', payload: { number: 'A002' } });
  remember();
  journal.advance('2', 'sending');
  remember();
  journal.close();
  const whole = readFileSync(path);
  for (let cut = 0; cut <= whole.length; cut++) {
    writeFileSync(path, whole.subarray(0, cut));
    const expected = history.findLast(({ bytes }) => bytes <= cut)?.jobs ?? [];
    const torn = open();
    expect(torn.jobs().map(({ jobId, state }) => [jobId, state])).toEqual(
      expected.map((job) => [job.jobId, afterRestart(job)]),
    );
    expect(torn.damaged).toBe(0);
    torn.begin({ jobId: 'next', commandId: 'c3', state: 'queued', payload: { number: 'A003' } });
    torn.close();
    const again = open();
    expect(again.job('next')?.payload).toEqual({ number: 'A003' });
    expect(again.jobs().length).toBe(expected.length + 1);
    again.close();
  }
});

test('PRINT-33: damage inside the file costs only the damaged entries, and the file is kept beside', () => {
  const journal = open();
  begin(journal, '1', ['queued']);
  begin(journal, '2', ['queued']);
  journal.close();
  const bytes = readFileSync(path);
  const lines = bytes.toString('utf8').split('\n');
  writeFileSync(path, lines.map((line, index) => (index === 1 ? line.replace('queued', 'qqeued') : line)).join('\n'));
  const damagedBytes = readFileSync(path);
  const again = open();
  expect(again.damaged).toBe(1);
  expect(again.job('1')?.state).toBe('intended');
  expect(again.job('2')?.state).toBe('queued');
  expect(readFileSync(`${path}.damaged`).equals(damagedBytes)).toBe(true);
  again.close();
});

test('PRINT-34: whatever bytes the file holds, the journal opens and takes a new job', () => {
  const good = open();
  begin(good, '1', ['queued', 'sending']);
  good.close();
  copyFileSync(path, `${path}.good`);
  const start = readFileSync(`${path}.good`);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(start.length), (noise, at) => {
      writeFileSync(path, Buffer.concat([start.subarray(0, at), noise, start.subarray(at)]));
      const journal = open();
      journal.begin({ jobId: 'new', commandId: 'c', state: 'queued', payload: { number: 'A1' } });
      journal.close();
      const again = open();
      expect(again.job('new')?.state).toBe('queued');
      again.close();
    }),
    { numRuns: 60 },
  );
});

test('PRINT-35: a job only moves forward; every other move is refused and changes nothing', () => {
  const moves: Record<JobState, readonly JobState[]> = {
    intended: ['queued', 'refused'],
    queued: ['sending', 'failed'],
    sending: ['sent', 'confirmed', 'uncertain'],
    sent: ['confirmed', 'uncertain'],
    refused: [],
    confirmed: [],
    uncertain: [],
    failed: [],
  };
  const ways: Record<JobState, readonly JobState[]> = {
    intended: [],
    refused: ['refused'],
    queued: ['queued'],
    sending: ['queued', 'sending'],
    sent: ['queued', 'sending', 'sent'],
    confirmed: ['queued', 'sending', 'sent', 'confirmed'],
    uncertain: ['queued', 'sending', 'uncertain'],
    failed: ['queued', 'failed'],
  };
  const states = Object.keys(moves) as JobState[];
  const journal = open();
  for (const from of states) {
    for (const to of states) {
      const jobId = `${from}-${to}`;
      begin(journal, jobId, ways[from]);
      if (moves[from].includes(to)) journal.advance(jobId, to);
      else expect(() => journal.advance(jobId, to)).toThrow(/can’t become/);
      expect(journal.job(jobId)?.state).toBe(moves[from].includes(to) ? to : from);
    }
    begin(journal, `${from}-settled`, ways[from]);
    if (isFinal(from)) journal.settle(`${from}-settled`);
    else expect(() => journal.settle(`${from}-settled`)).toThrow(/at its end/);
  }
  expect(() => journal.advance('nobody', 'queued')).toThrow(/no job nobody/);
  expect(() => begin(journal, 'sent-sent', [])).toThrow(/already/);
  journal.close();
});

test('PRINT-36: the file stays short, forgets only settled jobs, and refuses when too many are not handed in', () => {
  const journal = open({ keepSettled: 5, mostUnsettled: 10 });
  begin(journal, 'waiting', ['queued']);
  let longest = 0;
  for (let serial = 0; serial < 300; serial++) {
    begin(journal, `job-${serial}`, ['queued', 'sending', 'sent', 'confirmed']);
    journal.settle(`job-${serial}`);
    longest = Math.max(longest, readFileSync(path, 'utf8').split('\n').length);
  }
  expect(longest).toBeLessThan(260);
  expect(journal.jobs().length).toBeLessThan(60);
  expect(journal.job('waiting')?.state).toBe('queued');
  expect(journal.job('job-299')?.state).toBe('confirmed');
  journal.close();
  const again = open({ keepSettled: 5, mostUnsettled: 10 });
  expect(again.job('waiting')?.state).toBe('queued');
  expect(again.job('job-299')?.settled).toBe(true);
  for (let serial = 0; serial < 9; serial++) begin(again, `more-${serial}`, []);
  expect(() => begin(again, 'one-too-many', [])).toThrow(/no more are taken/);
  again.close();
});

test('PRINT-37: a crash while the file is rewritten leaves the old entries or the new ones', () => {
  const journal = open();
  begin(journal, '1', ['queued']);
  journal.close();
  writeFileSync(`${path}.new`, 'half a fi');
  const again = open();
  expect(again.job('1')?.state).toBe('queued');
  again.close();
  expect(existsSync(path)).toBe(true);
  expect(readdirSync(folder)).not.toContain('jobs.journal.damaged');
});

/** A disk that syncs files and refuses to sync folders while `work` runs. */
function withoutFolderSync(work: () => void): void {
  const { fsyncSync } = fs;
  fs.fsyncSync = (descriptor) => {
    if (fs.fstatSync(descriptor).isDirectory()) throw new Error('EIO: i/o error, fsync');
    fsyncSync(descriptor);
  };
  syncBuiltinESMExports();
  try {
    work();
  } finally {
    fs.fsyncSync = fsyncSync;
    syncBuiltinESMExports();
  }
}

test('PRINT-37: when the folder can’t be synced after the file was rewritten, no entry is lost or taken too early', () => {
  const journal = open({ keepSettled: 0 });
  begin(journal, 'in hand', ['queued']);
  withoutFolderSync(() => {
    expect(() => {
      for (let serial = 0; ; serial++) {
        begin(journal, String(serial), ['refused']);
        journal.settle(String(serial));
      }
    }).toThrow(/EIO/);
    // A power cut could still take the file's new name, and the entry with it.
    expect(() => journal.advance('in hand', 'failed')).toThrow(/EIO/);
  });
  expect(journal.job('in hand')?.state).toBe('queued');
  journal.advance('in hand', 'failed');
  journal.close();
  const again = open();
  expect(again.job('in hand')?.state).toBe('failed');
  again.close();
});
