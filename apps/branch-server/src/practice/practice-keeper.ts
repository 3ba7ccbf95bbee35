import { mkdirSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { type AgentId, err, ok, type Result } from '@foyer/basics';
import type { BranchConfig } from '@foyer/configuration';
import type { Practice, User } from '@foyer/contract';
import type { Logger } from 'pino';
import type { Part } from '../parts.ts';
import { WorkerProcess } from '../workers/worker-process.ts';
import type { PracticeSetup, PracticeTold } from './messages.ts';

/** What practice may cost; times in wall milliseconds. */
export interface PracticeLimits {
  /** Who may practise at once: each has a server of their own. */
  readonly most: number;
  /** One that does not answer by then is given up. */
  readonly beginWithin: number;
  /** One whose page has not asked for so long is over: the page is gone. */
  readonly unwatched: number;
  /** One in which nothing was done for so long is over too. */
  readonly idle: number;
}

const LIMITS: PracticeLimits = { most: 3, beginWithin: 60_000, unwatched: 3 * 60_000, idle: 30 * 60_000 };

/** A practice that answers. */
export interface RunningPractice {
  /** Where its server answers, on this machine. */
  readonly address: string;
  /** By which it knows its trainee; nobody else has it. */
  readonly session: string;
  /** What the trainee is to know now. */
  practice: Practice;
  /** When the page last asked, and when something was last done. */
  watchedAt: number;
  usedAt: number;
}

interface Entry {
  readonly worker: WorkerProcess<never, PracticeTold>;
  readonly begun: Promise<Practice>;
  /** Resolves when it is over and its folder is gone. */
  readonly gone: Promise<void>;
  running: RunningPractice | null;
}

export interface PracticeKeeperOptions {
  /** The branch's data; practices have theirs in a folder of it while they last. */
  readonly folder: string;
  readonly log: Logger;
  readonly limits?: Partial<PracticeLimits>;
}

/** Keeps the practice branches of those who practise, one a person: each a process beside the server, over a folder that goes with it. */
export class PracticeKeeper implements Part {
  readonly name = 'practice';
  readonly #folder: string;
  readonly #log: Logger;
  readonly #limits: PracticeLimits;
  readonly #entries = new Map<AgentId, Entry>();
  #look: NodeJS.Timeout | null = null;

  constructor({ folder, log, limits = {} }: PracticeKeeperOptions) {
    this.#folder = path.join(folder, 'practice');
    this.#log = log;
    this.#limits = { ...LIMITS, ...limits };
  }

  /** Removes what a machine that lost its power left behind. */
  async start(): Promise<void> {
    await this.#remove(this.#folder);
    const { unwatched, idle } = this.#limits;
    this.#look = setInterval(() => this.#endForgotten(), Math.min(unwatched, idle) / 4);
    this.#look.unref();
  }

  /**
   * Begins somebody's practice, or goes on with the one they have.
   *
   * @returns what they are to know; the error is how many may practise at once. Rejects when the practice can't begin.
   */
  async begin(person: User, config: BranchConfig): Promise<Result<Practice, number>> {
    const known = this.#entries.get(person.id);
    if (known === undefined && this.#entries.size >= this.#limits.most) return err(this.#limits.most);
    const { begun } = known ?? this.#start(person, config);
    return ok(await begun);
  }

  /** Somebody's practice that answers; `null`: they have none. */
  of(personId: AgentId): RunningPractice | null {
    return this.#entries.get(personId)?.running ?? null;
  }

  /** Ends somebody's practice; resolves when nothing is left of it. */
  async end(personId: AgentId): Promise<void> {
    const entry = this.#entries.get(personId);
    await entry?.worker.end();
    await entry?.gone;
  }

  async close(): Promise<void> {
    if (this.#look !== null) clearInterval(this.#look);
    await Promise.all([...this.#entries.keys()].map((id) => this.end(id)));
  }

  #start({ id, displayName, language, counters, services, profileId }: User, config: BranchConfig): Entry {
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    const folder = mkdtempSync(path.join(this.#folder, 'of-'));
    const { promise: begun, resolve, reject } = Promise.withResolvers<Practice>();
    const { promise: gone, resolve: isGone } = Promise.withResolvers<void>();
    const trainee = { displayName, language, counters, services, profileId };
    const worker = new WorkerProcess<never, PracticeTold>({
      file: new URL('./practice-worker.ts', import.meta.url),
      setup: { folder, config, trainee } satisfies PracticeSetup,
      onAnswer: (told) => {
        if (told.kind === 'progress') {
          if (entry.running !== null) entry.running.practice = told.practice;
          return;
        }
        const now = performance.now();
        const { address, session, practice } = told;
        entry.running = { address, session, practice, watchedAt: now, usedAt: now };
        clearTimeout(late);
        resolve(practice);
      },
      onEnd: (end) => {
        clearTimeout(late);
        this.#entries.delete(id);
        void this.#remove(folder).then(isGone);
        reject(new Error(`The practice ended before it answered, with ${end.code ?? end.signal ?? String(end.err)}`));
      },
    });
    const late = setTimeout(() => {
      this.#log.warn('a practice did not begin in time; it is given up');
      void worker.end();
    }, this.#limits.beginWithin);
    late.unref();
    const entry: Entry = { worker, begun, gone, running: null };
    this.#entries.set(id, entry);
    return entry;
  }

  #endForgotten(): void {
    const now = performance.now();
    const { unwatched, idle } = this.#limits;
    for (const [id, { running }] of this.#entries) {
      if (running === null) continue;
      if (now - running.watchedAt >= unwatched || now - running.usedAt >= idle) void this.end(id);
    }
  }

  /** Those processes of a practice that end a moment after it may still be writing. */
  async #remove(folder: string): Promise<void> {
    try {
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    } catch (error) {
      this.#log.warn({ err: error, folder }, 'what a practice left behind could not be removed');
    }
  }
}
