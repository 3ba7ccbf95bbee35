import type { CounterId, Instant } from '@foyer/basics';
import type { BranchConfig } from '@foyer/configuration';
import { type BranchCalendar, calendarOf } from '@foyer/configuration/calendar';
import type { CommandOf } from './commands/index.ts';
import type { BranchState } from './state.ts';

const MINUTE = 60_000;

/** What the branch does by itself when its time has come. */
export type TimedCommand = BranchTurn | CommandOf<'close-counter'>;
/** What of it the whole branch does, so that it is announced. */
export type BranchTurn = CommandOf<'open-branch' | 'announce-closing' | 'close-branch' | 'end-day'>;

/** Something that time alone brings about. */
export interface Due {
  readonly at: Instant;
  /** What brings it about; `null` where nothing happens, and only what is shown is otherwise from then on. */
  readonly command: TimedCommand | null;
}

/** Something that a command brings about. */
export type Timed<C extends TimedCommand = TimedCommand> = Due & { readonly command: C };

/** Looks for the next thing of one kind; costs the same however many wait. */
type Source<D extends Due> = (state: BranchState, now: Instant, calendar: BranchCalendar) => D | null;

/** All that time makes the whole branch do; of what is due at the same instant the first comes first. */
const sources = [endOfBranchDay, endOfWhatIsLeft, turnOfHours, warningBeforeClosing] satisfies readonly Source<
  Timed<BranchTurn>
>[];

/**
 * The earliest thing that time alone brings about, whether it is still to come or was missed: what a later one has
 * overtaken is left out. Once its command has been carried out, the next one is another.
 *
 * @param now the branch's present instant, never before its newest event
 */
export function nextDue(state: BranchState, now: Instant): Due | null {
  const [turn, forgotten, shown] = [
    nextCommand(state, now),
    forgottenCounter(state),
    shownOtherwise(now, calendarOf(state.config)),
  ];
  return earlier(earlier(turn, forgotten), shown);
}

/** The earliest thing that the whole branch is going to do by itself. */
export function nextCommand(state: BranchState, now: Instant): Timed<BranchTurn> | null {
  const calendar = calendarOf(state.config);
  let earliest: Timed<BranchTurn> | null = null;
  for (const source of sources) {
    const due = source(state, now, calendar);
    if (due !== null && (earliest === null || due.at < earliest.at)) earliest = due;
  }
  return earliest;
}

/** Would the branch close by itself at once, if this were its configuration? */
export function wouldClose(state: BranchState, config: BranchConfig, now: Instant): boolean {
  const next = nextCommand({ ...state, config }, now);
  return next?.command.type === 'close-branch' && next.at <= now;
}

/** Is it the same thing, due at the same time? */
export function isSameDue(one: Due | null, other: Due | null): boolean {
  return one?.at === other?.at && one?.command?.type === other?.command?.type && counterOf(one) === counterOf(other);
}

function counterOf(due: Due | null): CounterId | null {
  return due?.command?.type === 'close-counter' ? due.command.counterId : null;
}

/** A counter without a customer that has called nobody for longer than anybody who is there would take. */
function forgottenCounter({ config, counters }: BranchState): Timed | null {
  const minutes = config?.closeIdleAfterMinutes;
  if (minutes === undefined) return null;
  let earliest: Timed | null = null;
  for (const [counterId, counter] of counters) {
    if (counter.kind !== 'open' || counter.visitId !== null) continue;
    const at = (counter.freeSince + minutes * MINUTE) as Instant;
    if (earliest !== null && earliest.at <= at) continue;
    earliest = { at, command: { type: 'close-counter', counterId, dueAt: at } };
  }
  return earliest;
}

/** At the cut-over; a branch that stays open over it goes on in a new day. */
function endOfBranchDay(
  { day, branch, config }: BranchState,
  now: Instant,
  calendar: BranchCalendar,
): Timed<BranchTurn> | null {
  if (day === null) return null;
  const at = calendar.endOf(day);
  const stretch = calendar.branchAt(later(at, now));
  const goesOn =
    branch.kind === 'open' &&
    config?.hours?.openBySelf === true &&
    stretch?.open === true &&
    (stretch.from === null || stretch.from < at);
  return { at, command: { type: goesOn ? 'open-branch' : 'end-day', dueAt: at } };
}

/** A while after the last closing of the day, where the hours say so. */
function endOfWhatIsLeft(
  { day, branch, config }: BranchState,
  _now: Instant,
  calendar: BranchCalendar,
): Timed<BranchTurn> | null {
  const minutes = config?.hours?.endAfterMinutes;
  if (day === null || branch.kind === 'open' || minutes === undefined) return null;
  const closing = calendar.branchAt((calendar.endOf(day) - 1) as Instant);
  if (closing === null || closing.open || closing.from === null || calendar.dayOf(closing.from) !== day) return null;
  const at = (later(closing.from, branch.since) + minutes * MINUTE) as Instant;
  return { at, command: { type: 'end-day', dueAt: at } };
}

/** The branch opens or closes where its hours begin or end, unless somebody saw to it since. */
function turnOfHours(
  { branch, config }: BranchState,
  now: Instant,
  calendar: BranchCalendar,
): Timed<BranchTurn> | null {
  const hours = config?.hours;
  let stretch = calendar.branchAt(now);
  if (hours === undefined || stretch === null) return null;
  const turn = (open: boolean, at: Instant): Timed<BranchTurn> | null => {
    if (open === (branch.kind === 'open') || !(open ? hours.openBySelf : hours.closeBySelf)) return null;
    return { at, command: { type: open ? 'open-branch' : 'close-branch', dueAt: at } };
  };
  const missed = stretch.from !== null && stretch.from > branch.since ? turn(stretch.open, stretch.from) : null;
  if (missed !== null) return missed;
  // The very next turn may find the branch as it makes it; then the one after that counts.
  for (let turns = 0; turns < 2 && stretch !== null && stretch.until !== null; turns += 1) {
    const next = turn(!stretch.open, stretch.until);
    if (next !== null) return next;
    stretch = calendar.branchAt(stretch.until);
  }
  return null;
}

function warningBeforeClosing(state: BranchState, now: Instant, calendar: BranchCalendar): Timed<BranchTurn> | null {
  const minutes = state.config?.hours?.warningMinutes ?? 0;
  const closing = turnOfHours(state, now, calendar);
  if (minutes === 0 || closing?.command.type !== 'close-branch' || closing.at <= now) return null;
  const closesAt = closing.at;
  if (state.branch.closesAt === closesAt) return null;
  const at = later((closesAt - minutes * MINUTE) as Instant, state.branch.since);
  return { at, command: { type: 'announce-closing', closesAt, dueAt: at } };
}

/** When the branch opens again, or a service with hours of its own turns, that is told without anything being done. */
function shownOtherwise(now: Instant, calendar: BranchCalendar): Due | null {
  const branch = calendar.branchAt(now)?.until ?? null;
  const service = calendar.servicesTurnAfter(now);
  const at = branch === null || (service !== null && service < branch) ? service : branch;
  return at === null ? null : { at, command: null };
}

/** The earlier of two; of what is due at the same instant the first comes first. */
function earlier(one: Due | null, other: Due | null): Due | null {
  return one === null || (other !== null && other.at < one.at) ? other : one;
}

function later(one: Instant, other: Instant): Instant {
  return one > other ? one : other;
}
