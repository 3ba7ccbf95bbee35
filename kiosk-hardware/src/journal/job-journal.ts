import type { Clock, Instant } from '@foyer/basics';
import { z } from 'zod';
import { type JournalFile, openJournalFile } from './journal-file.ts';

const jobStates = [
  /** The customer asked; the command may or may not have reached the server. */
  'intended',
  /** The server refused: there is no ticket. */
  'refused',
  /** There is a ticket; nothing of it went to the printer. */
  'queued',
  'sending',
  'sent',
  'confirmed',
  'uncertain',
  'failed',
] as const;

export type JobState = (typeof jobStates)[number];

/** States that a job does not leave. */
export type FinalJobState = 'refused' | 'confirmed' | 'uncertain' | 'failed';

/** What the journal knows of a job. */
export interface Job<Payload> {
  readonly jobId: string;
  readonly commandId: string;
  readonly state: JobState;
  readonly payload: Payload;
  /** When its latest entry was written. */
  readonly at: Instant;
  /** Its end has been handed in where it is needed; it may be forgotten. */
  readonly settled: boolean;
}

/** A misuse of the journal (a bug), or a full journal. Disk errors are passed on as they come. */
export class JournalError extends Error {
  readonly code: 'unknown-job' | 'job-exists' | 'invalid-transition' | 'journal-full';

  constructor(code: JournalError['code'], message: string) {
    super(message);
    this.name = 'JournalError';
    this.code = code;
  }
}

/** The durable record of issue-and-print jobs: every call returns after the disk has it. */
export interface JobJournal<Payload> {
  /** Every job it remembers, in the order they began. */
  jobs(): readonly Job<Payload>[];
  job(jobId: string): Job<Payload> | undefined;
  /** Jobs whose end has not been handed in yet. */
  unsettled(): readonly Job<Payload>[];
  /** Jobs that were on their way to the printer when the process died, now `uncertain`. */
  readonly recovered: readonly string[];
  /** Lines of the file that could not be read; a copy of such a file is kept beside it. */
  readonly damaged: number;
  /** Begins a job, before its command is sent (`intended`) or with its ticket in hand (`queued`). */
  begin(job: { jobId: string; commandId: string; state: 'intended' | 'queued'; payload: Payload }): void;
  /** Moves a job on; a new payload replaces the old one. */
  advance(jobId: string, state: JobState, payload?: Payload): void;
  /** Replaces a job's payload in the state it is in. */
  amend(jobId: string, payload: Payload): void;
  /** Says that a job's end has been handed in. */
  settle(jobId: string): void;
  close(): void;
}

export interface JobJournalOptions<Payload> {
  /** The journal's file; its folder is made when missing. One process at a time may have it open. */
  readonly path: string;
  readonly clock: Pick<Clock, 'now'>;
  /** Parses a payload read back from the disk; a payload it throws at counts as damaged. */
  readonly parsePayload: (value: unknown) => Payload;
  /** Settled jobs kept for looking back; 200 by default. */
  readonly keepSettled?: number;
  /** Jobs not handed in after which `begin` refuses; 10,000 by default. */
  readonly mostUnsettled?: number;
}

const next: Readonly<Record<JobState, readonly JobState[]>> = {
  intended: ['queued', 'refused'],
  queued: ['sending', 'failed'],
  sending: ['sent', 'confirmed', 'uncertain'],
  sent: ['confirmed', 'uncertain'],
  refused: [],
  confirmed: [],
  uncertain: [],
  failed: [],
};

const entrySchema = z.object({
  jobId: z.string(),
  commandId: z.string(),
  state: z.enum(jobStates),
  payload: z.unknown(),
  at: z.number(),
  settled: z.boolean(),
});

/** Whether a job has come to its end. */
export function isFinal(state: JobState): state is FinalJobState {
  return next[state].length === 0;
}

/**
 * Opens a journal and recovers it: a job that was being sent may have become paper, so it is `uncertain`, and never
 * printed again by itself.
 */
export function openJobJournal<Payload>(options: JobJournalOptions<Payload>): JobJournal<Payload> {
  const { clock } = options;
  const keepSettled = options.keepSettled ?? 200;
  const mostUnsettled = options.mostUnsettled ?? 10_000;
  const { file, values, damaged: damagedLines } = openJournalFile(options.path);
  const jobs = new Map<string, Job<Payload>>();
  let damaged = damagedLines;
  for (const value of values) {
    const job = parseEntry(value, options.parsePayload);
    if (job === null) damaged++;
    else jobs.set(job.jobId, job);
  }

  const write = (job: Job<Payload>): void => {
    file.append(job);
    jobs.set(job.jobId, job);
  };
  const find = (jobId: string): Job<Payload> => {
    const job = jobs.get(jobId);
    if (job === undefined) throw new JournalError('unknown-job', `The journal has no job ${jobId}.`);
    return job;
  };
  const unsettled = (): Job<Payload>[] => [...jobs.values()].filter(({ settled }) => !settled);

  const recovered: string[] = [];
  for (const job of [...jobs.values()]) {
    if (job.state !== 'sending' && job.state !== 'sent') continue;
    write({ ...job, state: 'uncertain', at: clock.now() });
    recovered.push(job.jobId);
  }
  const compactWhenLong = (): void => compact(file, jobs, keepSettled);
  compactWhenLong();

  return {
    jobs: () => [...jobs.values()],
    job: (jobId) => jobs.get(jobId),
    unsettled,
    recovered,
    damaged,
    begin: ({ jobId, commandId, state, payload }) => {
      if (jobs.has(jobId)) throw new JournalError('job-exists', `The journal already has a job ${jobId}.`);
      if (unsettled().length >= mostUnsettled) {
        throw new JournalError('journal-full', `${mostUnsettled} jobs have not been handed in; no more are taken.`);
      }
      compactWhenLong();
      write({ jobId, commandId, state, payload, at: clock.now(), settled: false });
    },
    advance: (jobId, state, payload) => {
      const job = find(jobId);
      if (!next[job.state].includes(state)) {
        throw new JournalError('invalid-transition', `Job ${jobId} is ${job.state} and can’t become ${state}.`);
      }
      write({ ...job, state, payload: payload === undefined ? job.payload : payload, at: clock.now() });
    },
    amend: (jobId, payload) => write({ ...find(jobId), payload, at: clock.now() }),
    settle: (jobId) => {
      const job = find(jobId);
      if (!isFinal(job.state)) {
        throw new JournalError('invalid-transition', `Job ${jobId} is ${job.state}; only a job at its end is settled.`);
      }
      if (!job.settled) write({ ...job, settled: true, at: clock.now() });
    },
    close: () => file.close(),
  };
}

/** Rewrites the file with one line a job once it is several times longer than that, forgetting old settled jobs. */
function compact<Payload>(file: JournalFile, jobs: Map<string, Job<Payload>>, keepSettled: number): void {
  const settled = [...jobs.values()].filter((job) => job.settled);
  const open = jobs.size - settled.length;
  if (file.lines < 200 + 8 * keepSettled + 2 * open) return;
  const forgotten = settled.slice(0, Math.max(0, settled.length - keepSettled));
  file.replace([...jobs.values()].filter((job) => !forgotten.includes(job)));
  for (const { jobId } of forgotten) jobs.delete(jobId);
}

function parseEntry<Payload>(value: unknown, parsePayload: (value: unknown) => Payload): Job<Payload> | null {
  const parsed = entrySchema.safeParse(value);
  if (!parsed.success) return null;
  try {
    return { ...parsed.data, payload: parsePayload(parsed.data.payload), at: parsed.data.at as Instant };
  } catch {
    return null;
  }
}
