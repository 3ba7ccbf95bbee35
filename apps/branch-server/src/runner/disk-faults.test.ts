import { copyFileSync, existsSync } from 'node:fs';
import path from 'node:path';
import type { AgentId, CommandId, DeviceId, Instant, Result, SessionId, TextRef } from '@foyer/basics';
import { manualClock } from '@foyer/basics';
import { bank, cash } from '@foyer/configuration/testing/bank';
import { catchUpReports, type Disturb, openStore, StorageUnavailable, type Store, verify } from '@foyer/store';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { MORNING, makeFolder } from '../followers/testing/house.ts';
import { type Answer, CommandRunner, type RunnerRefusal, type Submission } from './command-runner.ts';

/** Every statement fails once in a campaign (`FOYER_DISK_FAULTS=1`); among the other tests each eighth. */
const STEP = process.env.FOYER_DISK_FAULTS === undefined ? 8 : 1;

const log = pino({ level: 'silent' });
const at = MORNING as Instant;
const LATER = (MORNING + 86_400_000) as Instant;

/** What goes wrong at a statement. `taken`: it took effect, and the disk says that it failed. */
const FAULTS = {
  full: { moment: 'before', error: new StorageUnavailable('refused', 'SQLITE_FULL', 'full') },
  failed: { moment: 'before', error: new StorageUnavailable('failed', 'SQLITE_IOERR_FSYNC', 'disk I/O error') },
  taken: { moment: 'after', error: new StorageUnavailable('failed', 'SQLITE_IOERR_FSYNC', 'disk I/O error') },
  thrown: { moment: 'before', error: new Error('a mistake of our own') },
} as const;
type Fault = keyof typeof FAULTS;

/** A branch on a disk that fails at one statement; what became of what it was asked. */
class Trial {
  readonly outcomes = new Map<string, Result<Answer, RunnerRefusal>>();
  readonly told: string[] = [];
  readonly statements: string[] = [];
  readonly store: Store;
  readonly runner: CommandRunner;

  constructor(folder: string, fault: Fault | null = null, statement = -1) {
    const { moment, error } = FAULTS[fault ?? 'thrown'];
    let armed = false;
    const disturb: Disturb = (sql, when) => {
      if (!armed || when !== moment) return;
      if (this.statements.push(sql) - 1 === statement && fault !== null) throw error;
    };
    const opened = openStore({ folder, now: () => at, disturb, onFailed: ({ message }) => this.told.push(message) });
    if (!opened.ok) throw new Error(opened.error.message);
    this.store = opened.value;
    const quote = () => ({ kind: 'withheld', reason: 'no-evidence', ahead: 0 }) as const;
    this.runner = new CommandRunner({
      store: this.store,
      state: this.store.load().state,
      clock: manualClock(MORNING),
      log,
      quote,
    });
    armed = true;
  }

  /** Everything that is written while a branch runs; the commands of each row share a commit. */
  async day(): Promise<void> {
    const { store } = this;
    for (const id of ['found', 'open']) {
      await this.submit(id);
      // A disk that refused takes it now.
      if (this.told.length === 0 && this.outcomes.get(id)?.ok === false) await this.submit(id);
    }
    await this.submit('ticket-1', 'ticket-2', 'ticket-3');
    this.beside(() => store.sessions.used('token', at));
    this.beside(() => store.secrets.used('anna', 'password', at));
    this.beside(() => store.sightings.seen('kiosk' as DeviceId, at));
    this.beside(() => {
      store.outbox.begin('phones', 'first');
      store.batch(() => store.outbox.advance('phones', 0, store.clock, [{ key: 'one', payload: null, seq: 1 }]));
    });
    this.beside(() => store.outbox.answered('phones', 'one', at));
    this.beside(() => store.saveSnapshot(this.runner.state));
    this.beside(() => store.purgeTexts(at) + store.purgeContacts(at) + store.purgeCommands(at) + store.purgeOutbox(at));
    this.beside(() => store.sessions.purge(LATER));
    this.beside(() => store.checkpoint());
    await this.submit('ticket-4', 'ticket-5');
  }

  async submit(...ids: readonly string[]): Promise<void> {
    const answers = await Promise.all(ids.map((id) => this.runner.submit(this.#submission(id))));
    for (const [index, answer] of answers.entries()) this.outcomes.set(ids[index] ?? '', answer);
  }

  /** What nobody waits for; a disk that fails there is told of like any other. */
  beside(work: () => unknown): void {
    try {
      work();
    } catch (error) {
      if (!Object.values(FAULTS).some((fault) => fault.error === error)) throw error;
    }
  }

  #submission(id: string): Submission {
    const { sessions, secrets } = this.store;
    const command: Submission['command'] =
      id === 'found'
        ? { type: 'configure-branch', config: bank }
        : id === 'open'
          ? { type: 'open-branch' }
          : { type: 'issue-ticket', serviceId: cash, channel: 'kiosk', printing: false };
    return {
      commandId: id as CommandId,
      actor: { kind: 'system' },
      command,
      requestHash: '',
      texts: [{ ref: `text of ${id}` as TextRef, kind: 'note', text: 'in a hurry' }],
      contact: { name: 'Ada', phone: null, email: null },
      alongside: () => {
        if (id !== 'found') return;
        const personId = 'anna' as AgentId;
        const dates = { createdAt: at, lastUsedAt: at, expiresAt: LATER };
        sessions.create({ id: 's' as SessionId, tokenHash: 'token', personId, ...dates, address: '', browser: '' });
        secrets.put({ owner: personId, kind: 'password', hash: 'hash', expiresAt: null });
      },
      reply: (after) => ({ id, clock: after.clock }),
    };
  }
}

/** What the end of the process leaves: the files as they stand, without what its memory holds. */
function leftBehind(folder: string): string {
  const copy = makeFolder();
  for (const name of ['branch.sqlite', 'branch.sqlite-wal', 'branch.key', 'organisation.key', 'branch.head']) {
    if (existsSync(path.join(folder, name))) copyFileSync(path.join(folder, name), path.join(copy, name));
  }
  return copy;
}

/** A day on a disk that fails at one statement, and what is found after it; how many statements there were. */
async function fail(fault: Fault | null, statement: number): Promise<number> {
  const folder = makeFolder();
  const trial = new Trial(folder, fault, statement);
  await trial.day();
  const where = `${fault} at ${statement}: ${trial.statements[statement]}`;
  const hasFailed = fault === 'failed' || fault === 'taken';
  expect(trial.told, where).toHaveLength(hasFailed ? 1 : 0);
  const count = trial.statements.length;
  trial.store.close();
  const left = hasFailed ? leftBehind(folder) : folder;
  const after = new Trial(left);
  const acknowledged = new Map<string, Answer>();
  for (const [id, outcome] of trial.outcomes) {
    const kept = after.store.findCommand(id as CommandId);
    if (outcome.ok) {
      expect(kept?.reply, `${id}, ${where}`).toEqual(outcome.value.reply);
      acknowledged.set(id, outcome.value);
    } else if (
      outcome.error.code === 'internal-error' ||
      ('changed' in outcome.error && outcome.error.changed === 'nothing')
    ) {
      expect(kept, `${id}, ${where}`).toBeNull();
    } else if (hasFailed) {
      expect(outcome.error, where).toEqual({ code: 'storage-unavailable', changed: 'unknown' });
    }
  }
  // Whoever repeats a command learns what became of it, and nothing is done twice.
  for (const id of trial.outcomes.keys()) await after.submit(id);
  const refused = [...after.outcomes].filter(([, outcome]) => !outcome.ok);
  expect(refused, where).toEqual([]);
  for (const [id, { reply }] of acknowledged) expect(after.outcomes.get(id), where).toMatchObject({ value: { reply } });
  expect(after.runner.state.visits.size, where).toBe(5);
  after.store.close();
  catchUpReports({ folder: left });
  expect(verify(left), where).toMatchObject({ ok: true });
  return count;
}

test.each(['full', 'failed', 'taken', 'thrown'] as const)(
  'DISK-1, TRUST-5: whichever statement of a day the disk fails at (%s), nothing acknowledged is lost, and nothing that is said not to be done is there',
  async (fault) => {
    const count = await fail(null, -1);
    expect(count).toBeGreaterThan(60);
    for (let statement = 0; statement < count; statement += STEP) await fail(fault, statement);
  },
  120_000,
);
