import type { Instant } from '@foyer/basics';
import type { BranchConfig } from '@foyer/configuration';
import { type BranchCalendar, calendarOf } from '@foyer/configuration/calendar';
import type { CommandOf } from './commands/index.ts';
import { type EscalationDue, nextOfEscalations } from './escalations.ts';
import { noShowRulesOf } from './no-show.ts';
import { noticesTurnAfter } from './notices.ts';
import type { BranchState } from './state.ts';
import { isAt, type VisitAt } from './visit.ts';

const MINUTE = 60_000;

/** What the branch does by itself when its time has come. */
export type TimedCommand = BranchTurn | CommandOf<'no-show' | 'close-counter'> | EscalationDue['command'];
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
const ofTheDay = [endOfBranchDay, endOfWhatIsLeft, turnOfHours, warningBeforeClosing] satisfies readonly Source<
  Timed<BranchTurn>
>[];
const sources = [...ofTheDay, noShow, forgottenCounter, nextOfEscalations] satisfies readonly Source<Timed>[];

/**
 * The earliest thing that time alone brings about, whether it is still to come or was missed: what a later one has
 * overtaken is left out. Once its command has been carried out, the next one is another.
 *
 * @param now the branch's present instant, never before its newest event
 */
export function nextDue(state: BranchState, now: Instant): Due | null {
  const done = earliestOf<Timed>(sources, state, now);
  const shown = shownOtherwise(state, now, calendarOf(state.config));
  return done === null || (shown !== null && shown.at < done.at) ? shown : done;
}

/** The earliest of those that open, close or end the branch's day. */
export function nextTurnOfDay(state: BranchState, now: Instant): Timed<BranchTurn> | null {
  return earliestOf<Timed<BranchTurn>>(ofTheDay, state, now);
}

function earliestOf<D extends Due>(from: readonly Source<D>[], state: BranchState, now: Instant): D | null {
  const calendar = calendarOf(state.config);
  let earliest: D | null = null;
  for (const source of from) {
    const due = source(state, now, calendar);
    if (due !== null && (earliest === null || due.at < earliest.at)) earliest = due;
  }
  return earliest;
}

/** Would the branch close by itself at once, if this were its configuration? */
export function wouldClose(state: BranchState, config: BranchConfig, now: Instant): boolean {
  const next = nextTurnOfDay({ ...state, config }, now);
  return next?.command.type === 'close-branch' && next.at <= now;
}

/** Is it the same thing, due at the same time? */
export function isSameDue(one: Due | null, other: Due | null): boolean {
  return one?.at === other?.at && nameOf(one) === nameOf(other);
}

/** What is done, and about what. */
function nameOf(due: Due | null): string | undefined {
  const command = due?.command ?? null;
  if (command === null) return undefined;
  if ('visitId' in command) return `${command.type} ${command.visitId}`;
  if ('counterId' in command) return `${command.type} ${command.counterId}`;
  return 'escalationId' in command ? `${command.type} ${command.escalationId}` : command.type;
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

/** Who was called and has not come in time, where that ends the visit by itself. Looks at the counters, not at those who wait. */
function noShow(state: BranchState): Timed | null {
  const seconds = state.config?.noShow.automaticSeconds;
  if (seconds === undefined) return null;
  let earliest: VisitAt<'called'> | null = null;
  for (const counter of state.counters.values()) {
    const visit = counter.kind === 'open' && counter.visitId !== null ? state.visits.get(counter.visitId) : undefined;
    if (visit === undefined || !isAt(visit, 'called')) continue;
    const isEarlier = earliest === null || visit.stage.lastCalledAt < earliest.stage.lastCalledAt;
    if (isEarlier) earliest = visit;
  }
  if (earliest === null) return null;
  // Nobody is a no-show within the grace, whatever else the branch says.
  const wait = Math.max(seconds, noShowRulesOf(state).graceSeconds);
  const at = (earliest.stage.lastCalledAt + wait * 1000) as Instant;
  return { at, command: { type: 'no-show', visitId: earliest.id, dueAt: at } };
}

/** When the branch opens again, a service with hours of its own turns, or a notice begins or ends, that is shown without anything being done. */
function shownOtherwise({ notices }: BranchState, now: Instant, calendar: BranchCalendar): Due | null {
  const turns = [calendar.branchAt(now)?.until, calendar.servicesTurnAfter(now), noticesTurnAfter(notices, now)];
  const at = turns.reduce<Instant | null>(
    (first, next) => (next != null && (first === null || next < first) ? next : first),
    null,
  );
  return at === null ? null : { at, command: null };
}

function later(one: Instant, other: Instant): Instant {
  return one > other ? one : other;
}
