import type { Call } from '@foyer/contract';

/** A call has the stage at least this long: in the branch's time, and, however fast that runs, on the wall. Milliseconds. */
const MIN_SHOWN = { branch: 8_000, wall: 2_000 } as const;
/** How many calls share the stage; what comes on top waits for its turn. */
export const STAGE_PLACES = 6;

/**
 * A call shown large; `silent` calls were sounded before or are from before this screen. From `mayLeaveAt` on, in wall
 * milliseconds, it gives way where there is a reason.
 */
export interface StagedCall {
  readonly call: Call;
  readonly mayLeaveAt: number;
  readonly silent: boolean;
}

/** What a screen shows large and has sounded. Plain data, changed only by the functions of this file. */
export interface Schedule {
  /** The server's epoch that the calls came from; `null` before the first list. */
  readonly epoch: string | null;
  /** Every call up to this sequence has been sounded, or must not be; `null` on a screen without a history. */
  readonly soundedUpTo: number | null;
  /** Has the present epoch shown that `soundedUpTo` belongs to its log? A list without calls can't. */
  readonly confirmed: boolean;
  /** Every call up to this sequence was staged, put in line or only listed by this run of the page. */
  readonly seenUpTo: number;
  /** Shown large now, oldest first, at most `STAGE_PLACES`. */
  readonly stage: readonly StagedCall[];
  /** Waiting for a place on the stage, oldest first. */
  readonly line: readonly Call[];
  /** Sequences to be sounded, oldest first; taken away by `markSounded`. */
  readonly toSound: readonly number[];
}

/**
 * A screen that has just been started.
 *
 * @param soundedUpTo - what the last run of this screen left behind; `null` without one
 */
export function startSchedule(soundedUpTo: number | null): Schedule {
  return { epoch: null, soundedUpTo, confirmed: false, seenUpTo: 0, stage: [], line: [], toSound: [] };
}

/**
 * How long a call has the stage at least, in wall milliseconds.
 *
 * @param speed - branch seconds in one second on the wall
 */
export function minShownMs(speed: number): number {
  return Math.max(MIN_SHOWN.wall, MIN_SHOWN.branch / speed);
}

/**
 * Takes in the view's calls and the passing of time: who enters the stage, who gives way, what sounds.
 *
 * A call enters the stage when it is new and still pending, and stays at least `minShown`, then until its customer
 * has come or a newer call needs the attention. A recall has a sequence of its own and takes the place of its call.
 *
 * @param calls - the calls of the view, in any order
 * @param now - wall milliseconds
 * @param minShown - of a call that enters now, in wall milliseconds
 */
export function advance(
  schedule: Schedule,
  epoch: string,
  calls: readonly Call[],
  now: number,
  minShown: number,
): Schedule {
  const inOrder = calls.toSorted((a, b) => a.sequence - b.sequence);
  const current = latestByNumber(inOrder);
  const next = restage(withoutTakenBack(settle(schedule, epoch, inOrder), inOrder), current, now, minShown);
  return schedule.epoch === null ? putBackPending(next, current, now) : next;
}

/** The sound of this call has begun, or there is no way to make it: it never sounds again. */
export function markSounded(schedule: Schedule, sequence: number): Schedule {
  return {
    ...schedule,
    soundedUpTo: Math.max(schedule.soundedUpTo ?? 0, sequence),
    toSound: schedule.toSound.filter((each) => each > sequence),
  };
}

/** When `advance` has something to do though nothing new comes, in wall milliseconds; `null`: never. */
export function nextChangeAt(schedule: Schedule): number | null {
  const due = schedule.stage
    .filter((staged, index) => givesWay(staged, index, schedule.stage, schedule.line))
    .map(({ mayLeaveAt }) => mayLeaveAt);
  return due.length === 0 ? null : Math.min(...due);
}

/** The stage as it is read: as it is, but a counter's newer call has the place before its older one's. */
export function inReadingOrder(stage: readonly StagedCall[]): StagedCall[] {
  const newestFirst = Map.groupBy(stage.toReversed(), ({ call }) => call.counterId);
  return stage.flatMap(({ call }) => newestFirst.get(call.counterId)?.shift() ?? []);
}

/** The calls to list beside the stage: the newest of each number first, without the ones on the stage. */
export function listedCalls(schedule: Schedule, calls: readonly Call[], atMost: number): Call[] {
  const staged = new Set(schedule.stage.map(({ call }) => call.number));
  return latestByNumber(calls.toSorted((a, b) => a.sequence - b.sequence))
    .filter(({ number }) => !staged.has(number))
    .slice(-atMost)
    .reverse();
}

/** Decides what `soundedUpTo` means for the log that these calls are from. */
function settle(schedule: Schedule, epoch: string, inOrder: readonly Call[]): Schedule {
  const newEpoch = epoch !== schedule.epoch;
  const highest = inOrder.at(-1)?.sequence ?? null;
  const mark = schedule.soundedUpTo;
  if (mark === null) return { ...schedule, epoch, soundedUpTo: highest ?? 0, confirmed: highest !== null };
  if (highest === null) return { ...schedule, epoch, confirmed: schedule.confirmed && !newEpoch };
  if (highest >= mark) return { ...schedule, epoch, confirmed: true };
  if (schedule.confirmed && !newEpoch) return schedule;
  // The newest call is older than one that has sounded: the branch was given another log, or that call was taken back.
  // Where this epoch began without any calls, these ones came since, so they are new.
  const began = newEpoch ? highest : (inOrder[0]?.sequence ?? highest) - 1;
  return { ...schedule, epoch, soundedUpTo: began, confirmed: true, seenUpTo: began, stage: [], line: [], toSound: [] };
}

/** A call that staff took back is shown no longer and not sounded any more; one that is only too old to be listed is not. */
function withoutTakenBack(schedule: Schedule, inOrder: readonly Call[]): Schedule {
  const listed = new Set(inOrder.map(({ sequence }) => sequence));
  const stands = (sequence: number): boolean => listed.has(sequence) || sequence < (inOrder[0]?.sequence ?? 0);
  return {
    ...schedule,
    stage: schedule.stage.filter(({ call }) => stands(call.sequence)),
    line: schedule.line.filter(({ sequence }) => stands(sequence)),
    toSound: schedule.toSound.filter(stands),
  };
}

function restage(schedule: Schedule, current: readonly Call[], now: number, minShown: number): Schedule {
  const bySequence = new Map(current.map((call) => [call.sequence, call]));
  const newFrom = Math.max(schedule.seenUpTo, schedule.soundedUpTo ?? 0);
  const line = [
    ...schedule.line.flatMap(({ sequence }) => bySequence.get(sequence) ?? []),
    ...current.filter(({ sequence }) => sequence > newFrom),
  ].filter(({ pending }) => pending);
  const stage = schedule.stage
    .map((staged) => ({ ...staged, call: bySequence.get(staged.call.sequence) ?? { ...staged.call, pending: false } }))
    .filter((staged, index, all) => now < staged.mayLeaveAt || !givesWay(staged, index, all, line));
  const seenUpTo = Math.max(schedule.seenUpTo, current.at(-1)?.sequence ?? 0);
  return enter({ ...schedule, seenUpTo, stage, line }, now + minShown);
}

/** Lets as many of the line onto the stage as have a place, strictly in order. */
function enter(schedule: Schedule, mayLeaveAt: number): Schedule {
  let stage = schedule.stage;
  const entered: number[] = [];
  for (const call of schedule.line) {
    const others = stage.filter((staged) => staged.call.number !== call.number);
    if (others.length >= STAGE_PLACES) break;
    stage = [...others, { call, mayLeaveAt, silent: false }];
    entered.push(call.sequence);
  }
  return {
    ...schedule,
    stage,
    line: schedule.line.slice(entered.length),
    toSound: [...schedule.toSound, ...entered],
  };
}

/** After a reload the calls that people are still expected to follow stand there as before, without a sound. */
function putBackPending(schedule: Schedule, current: readonly Call[], now: number): Schedule {
  if (schedule.stage.length > 0) return schedule;
  const pending = current.filter((call) => call.pending).slice(-STAGE_PLACES);
  return { ...schedule, stage: pending.map((call) => ({ call, mayLeaveAt: now, silent: true })) };
}

/** Is there a reason for this call to leave the stage once its time is over? */
function givesWay(staged: StagedCall, index: number, stage: readonly StagedCall[], line: readonly Call[]): boolean {
  const newerBeside = stage.slice(index + 1).some((other) => !other.silent);
  return !staged.call.pending || newerBeside || line.length > 0;
}

function latestByNumber(inOrder: readonly Call[]): Call[] {
  const latest = new Map<string, Call>();
  for (const call of inOrder) {
    latest.delete(call.number);
    latest.set(call.number, call);
  }
  return [...latest.values()];
}
