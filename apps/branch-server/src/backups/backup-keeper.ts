import { type Clock, type CommandId, err, type Instant, ok, type Result } from '@foyer/basics';
import type { BackupConfig } from '@foyer/configuration';
import { type Actor, type CommandOf, type EventType, WITHDRAWING } from '@foyer/queue-core';
import { fingerprintOf, prepareBackupKey, readBackupKey, timeOfBackup } from '@foyer/store/backup';
import type { Logger } from 'pino';
import { uuidv7 } from 'uuidv7';
import type { Job } from '../jobs/scheduler.ts';
import type { Part } from '../parts.ts';
import type { Change, CommandRunner, RunnerRefusal } from '../runner/command-runner.ts';
import { WorkerProcess } from '../workers/worker-process.ts';
import { AGAIN_AFTER, nextBackupDue } from './backup-due.ts';
import type { BackupSetup, BackupTold } from './messages.ts';

/** A worker that takes longer is taken to hang, as on a disk of another machine that is gone; wall milliseconds. */
const LONGEST = { copy: 3 * 60 * 60 * 1000, list: 60_000 } as const;
const withdrawing: ReadonlySet<EventType> = new Set(WITHDRAWING);
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

const FAILED = { copy: 'no backup was made', list: 'the list beside the backups could not be kept' } as const;

type Fact = CommandOf<'record-backup'>['fact'];

/**
 * Makes backups each night and when asked, in a worker, and has the log know what came of it. Beside them it keeps the
 * list of what is withdrawn: at each start, for the last end may have come before it was written; whenever the log says
 * more; where backups go somewhere else; and with each copy.
 */
export class BackupKeeper implements Part, Job {
  readonly name = 'backups';
  readonly #options: BackupKeeperOptions;
  readonly #subscribers = new Set<() => void>();
  /** What the worker does; what came of it may still be on its way into the log. */
  #task: BackupSetup['task'] | null = null;
  /** The copy that the worker has made. */
  #made: string | null = null;
  /** Who wants a copy as soon as the list is kept. */
  #asked: Actor | null = null;
  /** When the list is to be looked at next; `null`: it has all that the log says. */
  #listDue: Instant | null = 0 as Instant;
  /** No copy is begun by itself before: what became of the last one could not be kept. */
  #notBefore = 0 as Instant;
  #makesKey = false;
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

  /** Calls back whenever something is over and another thing may be due. */
  subscribe(subscriber: () => void): void {
    this.#subscribers.add(subscriber);
  }

  /** Follows the log. */
  follow({ before, after, events }: Change): void {
    const moved = before.config?.backup?.folder !== after.config?.backup?.folder;
    if (moved || events.some(({ body }) => withdrawing.has(body.type))) this.#listDue = 0 as Instant;
  }

  nextDue(now: Instant): Instant | null {
    const { config, backups } = this.#options.runner.state;
    if (config?.backup === undefined || this.#task !== null || this.#makesKey) return null;
    if (this.#listDue !== null && this.#listDue <= now) return this.#listDue;
    // By the clock that it was made by, which its name tells: events never go back in time, and a wrong clock may.
    const made = backups.made.map(({ file, at }) => ({ at: timeOfBackup(file, config.branchId) ?? at }));
    const copy = nextBackupDue(config.backup, config.timeZone, { made, failed: backups.failed }, now);
    return Math.min(this.#listDue ?? Number.POSITIVE_INFINITY, Math.max(copy, this.#notBefore)) as Instant;
  }

  run(now: Instant): void {
    if (this.#listDue !== null && this.#listDue <= now) {
      this.#listDue = null;
      this.#work('list', SYSTEM);
    } else if (this.begin(SYSTEM) === 'no-key') {
      this.#task = 'copy';
      this.#over(failure('no-key'), SYSTEM);
    }
  }

  close(): Promise<void> {
    this.#asked = null;
    return this.#endWorker();
  }

  /** Begins a backup, unless something stands in the way. What comes of it is in the log. */
  begin(actor: Actor): NotNow | null {
    if (this.settings === null) return 'no-settings';
    if (this.#activity !== 'idle') return 'running';
    if (this.keyFingerprint() === null) return 'no-key';
    this.#activity = 'making';
    if (this.#task === null) this.#work('copy', actor);
    else this.#asked = actor;
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
    this.#makesKey = true;
    try {
      const prepared = prepareBackupKey(this.#options.folder);
      const { text: key, fingerprint } = prepared;
      const recorded = await this.#record({ type: 'BackupKeyMade', fingerprint }, actor);
      if (!recorded.ok) return err(recorded.error);
      prepared.use();
      return ok({ key, fingerprint });
    } finally {
      this.#makesKey = false;
      this.#tell();
    }
  }

  #work(task: BackupSetup['task'], actor: Actor): void {
    const { folder, clock, log, runner } = this.#options;
    const { config } = runner.state;
    if (config?.backup === undefined) {
      this.#free();
      return;
    }
    const { backup: settings, branchId, timeZone } = config;
    const setup: BackupSetup = { task, folder, branchId, timeZone, settings, at: clock.now() };
    this.#task = task;
    this.#made = null;
    const worker = new WorkerProcess<never, BackupTold>({
      file: new URL('./backup-worker.ts', import.meta.url),
      setup,
      onAnswer: (told) => this.#heard(told, actor),
      onEnd: (end) => {
        if (this.#worker !== worker) return;
        log.error(end, 'the worker for backups is gone');
        this.#over(this.#made === null ? failure('interrupted') : testOf(this.#made, 'interrupted'), actor);
      },
    });
    this.#worker = worker;
    this.#limit = setTimeout(() => void worker.end(), LONGEST[task]);
    this.#limit.unref();
  }

  #heard(told: BackupTold, actor: Actor): void {
    switch (told.kind) {
      case 'listed':
        void this.#endWorker();
        this.#free();
        return;
      case 'failed':
        this.#options.log.error({ trouble: told.trouble, reason: told.message }, FAILED[this.#task ?? 'copy']);
        this.#over(failure(told.trouble), actor);
        return;
      case 'made':
        this.#made = told.made.file;
        this.#activity = 'testing';
        void this.#record({ type: 'BackupMade', ...told.made }, actor);
        return;
      case 'tested': {
        if (this.#made === null) throw new Error('A copy was tried out that was not made');
        const { trouble, seconds } = told.tested;
        if (trouble !== null) this.#options.log.error({ file: this.#made, trouble }, 'a backup can’t be relied on');
        this.#over({ type: 'BackupTested', file: this.#made, trouble, seconds, removed: [...told.removed] }, actor);
      }
    }
  }

  /** The worker has done what it could: what came of it is recorded before anything else is due. */
  #over(fact: Fact, actor: Actor): void {
    void this.#endWorker();
    const { clock, runner } = this.#options;
    if (this.#task === 'list') this.#listDue = (clock.now() + AGAIN_AFTER) as Instant;
    void this.#record(fact, actor).then(({ ok: kept }) => {
      // Events don't go back in time with the clock: this failure stands at a time that is not there yet.
      const ahead = fact.type === 'BackupFailed' && runner.state.at > clock.now();
      if (!kept || ahead) this.#notBefore = (clock.now() + AGAIN_AFTER) as Instant;
      this.#free();
    });
  }

  #free(): void {
    const asked = this.#asked;
    this.#asked = null;
    this.#task = null;
    if (asked !== null && this.settings !== null) {
      this.#work('copy', asked);
      return;
    }
    this.#activity = 'idle';
    this.#tell();
  }

  #tell(): void {
    for (const subscriber of this.#subscribers) subscriber();
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
