import { type Clock, type CommandId, err, ok, type Result } from '@foyer/basics';
import type { BackupConfig } from '@foyer/configuration';
import type { Actor, CommandOf } from '@foyer/queue-core';
import { fingerprintOf, prepareBackupKey, readBackupKey } from '@foyer/store/backup';
import type { Logger } from 'pino';
import { v7 as uuidv7 } from 'uuid';
import type { Part } from '../parts.ts';
import type { CommandRunner, RunnerRefusal } from '../runner/command-runner.ts';
import { WorkerProcess } from '../workers/worker-process.ts';
import { nextBackupDue } from './backup-due.ts';
import type { BackupSetup, BackupTold } from './messages.ts';

/** Wall milliseconds between looks at whether one is due. */
const ROUND = 30_000;
/** A worker that takes longer is taken to hang, as on a disk of another machine that is gone; wall milliseconds. */
const LONGEST = 3 * 60 * 60 * 1000;
const SYSTEM: Actor = { kind: 'system' };

export interface BackupKeeperOptions {
  /** The data. */
  readonly folder: string;
  readonly runner: CommandRunner;
  readonly clock: Clock;
  readonly log: Logger;
}

/** What goes on at the moment. */
export type BackupActivity = 'idle' | 'making' | 'testing';

/** Why no backup can be begun now. */
export type NotNow = 'no-settings' | 'no-key' | 'running';

type Fact = CommandOf<'record-backup'>['fact'];

/** Makes backups each night and when asked, in a worker, and has the log know what came of it. */
export class BackupKeeper implements Part {
  readonly name = 'backups';
  readonly #options: BackupKeeperOptions;
  #timer: NodeJS.Timeout | null = null;
  #limit: NodeJS.Timeout | null = null;
  #worker: WorkerProcess<never, BackupTold> | null = null;
  #activity: BackupActivity = 'idle';

  constructor(options: BackupKeeperOptions) {
    this.#options = options;
  }

  /** Where the data are. */
  get dataFolder(): string {
    return this.#options.folder;
  }

  get activity(): BackupActivity {
    return this.#activity;
  }

  /** When and where the branch wants backups; `null`: none by themselves. */
  get settings(): BackupConfig | null {
    return this.#options.runner.state.config?.backup ?? null;
  }

  start(): void {
    // A fast clock's nights come sooner by the wall.
    this.#timer = setInterval(() => this.#round(), Math.max(1_000, ROUND / this.#options.clock.speed));
    this.#timer.unref();
  }

  async close(): Promise<void> {
    if (this.#timer !== null) clearInterval(this.#timer);
    await this.#endWorker();
  }

  /** Begins a backup, unless something stands in the way. What comes of it is in the log. */
  begin(actor: Actor): NotNow | null {
    const { config } = this.#options.runner.state;
    if (config?.backup === undefined) return 'no-settings';
    if (this.#activity !== 'idle') return 'running';
    if (this.keyFingerprint() === null) return 'no-key';
    const { folder, clock } = this.#options;
    const { backup: settings, branchId, timeZone } = config;
    const setup: BackupSetup = { folder, branchId, timeZone, settings, at: clock.now() };
    this.#activity = 'making';
    const made = { file: '' };
    this.#worker = new WorkerProcess<never, BackupTold>({
      file: new URL('./backup-worker.ts', import.meta.url),
      setup,
      onAnswer: (told) => this.#heard(told, made, actor),
      onEnd: (end) => {
        if (this.#activity === 'idle') return;
        this.#options.log.error(end, 'the worker for backups is gone');
        this.#over(made.file === '' ? failure('interrupted') : testOf(made.file, 'interrupted'), actor);
      },
    });
    this.#limit = setTimeout(() => void this.#worker?.end(), LONGEST);
    this.#limit.unref();
    return null;
  }

  /** What the key in use is recognised by; `null`: there is none that could be used. */
  keyFingerprint(): string | null {
    try {
      const key = readBackupKey(this.#options.folder);
      return key === null ? null : fingerprintOf(key);
    } catch (error) {
      this.#options.log.error({ err: error }, 'the key of the backups can’t be read');
      return null;
    }
  }

  /** Makes a key that copies are encrypted with from now on. Its text is nowhere but in the answer. */
  async makeKey(actor: Actor): Promise<Result<{ readonly key: string; readonly fingerprint: string }, RunnerRefusal>> {
    const prepared = prepareBackupKey(this.#options.folder);
    const { text: key, fingerprint } = prepared;
    const recorded = await this.#record({ type: 'BackupKeyMade', fingerprint }, actor);
    if (!recorded.ok) return err(recorded.error);
    prepared.use();
    return ok({ key, fingerprint });
  }

  #round(): void {
    const { runner, clock } = this.#options;
    const { config, backups } = runner.state;
    if (config?.backup === undefined || this.#activity !== 'idle') return;
    const now = clock.now();
    if (nextBackupDue(config.backup, config.timeZone, backups, now) > now) return;
    if (this.begin(SYSTEM) === 'no-key') void this.#record(failure('no-key'), SYSTEM);
  }

  #heard(told: BackupTold, made: { file: string }, actor: Actor): void {
    switch (told.kind) {
      case 'failed':
        this.#options.log.error({ trouble: told.trouble, reason: told.message }, 'no backup was made');
        this.#over(failure(told.trouble), actor);
        return;
      case 'made':
        made.file = told.made.file;
        this.#activity = 'testing';
        void this.#record({ type: 'BackupMade', ...told.made }, actor);
        return;
      case 'tested': {
        const { trouble, seconds } = told.tested;
        if (trouble !== null) this.#options.log.error({ file: made.file, trouble }, 'a backup can’t be relied on');
        this.#over({ type: 'BackupTested', file: made.file, trouble, seconds, removed: [...told.removed] }, actor);
      }
    }
  }

  /** Nothing goes on any more: what came of it is recorded before the next round looks. */
  #over(fact: Fact, actor: Actor): void {
    void this.#endWorker();
    void this.#record(fact, actor).then(() => {
      this.#activity = 'idle';
    });
  }

  async #endWorker(): Promise<void> {
    if (this.#limit !== null) clearTimeout(this.#limit);
    const worker = this.#worker;
    this.#worker = null;
    await worker?.end();
  }

  async #record(fact: Fact, actor: Actor): Promise<Result<unknown, RunnerRefusal>> {
    const { runner, log } = this.#options;
    const answer = await runner.submit({
      commandId: uuidv7() as CommandId,
      actor,
      command: { type: 'record-backup', fact },
      requestHash: '',
      reply: () => null,
    });
    if (!answer.ok) log.warn({ refusal: answer.error, fact: fact.type }, 'what became of a backup could not be kept');
    return answer;
  }
}

function failure(trouble: Extract<Fact, { type: 'BackupFailed' }>['trouble']): Fact {
  return { type: 'BackupFailed', trouble };
}

function testOf(file: string, trouble: Extract<Fact, { type: 'BackupFailed' }>['trouble']): Fact {
  return { type: 'BackupTested', file, trouble, seconds: 0, removed: [] };
}
