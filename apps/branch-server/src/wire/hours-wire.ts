import type { Instant, ServiceId } from '@foyer/basics';
import type { BranchConfig } from '@foyer/configuration';
import { calendarOf, type Stretch } from '@foyer/configuration/calendar';
import type * as contract from '@foyer/contract';
import { type BranchState, type BranchTurn, nextTurnOfDay } from '@foyer/queue-core';
import { isoOf } from './time.ts';

/** When the branch opens again; `null` while it is open, where its hours don't say, and once it should have. */
function opensAtOf(config: BranchConfig, { branch }: BranchState, now: Instant): Instant | null {
  const calendar = calendarOf(config);
  if (branch.kind === 'open') return null;
  return nextOpening(calendar.branchAt(now), branch.since, (at) => calendar.branchAt(at));
}

/** The same of a service, which may have hours of its own. */
export function serviceOpensAt(config: BranchConfig, id: ServiceId, state: BranchState, now: Instant): Instant | null {
  const calendar = calendarOf(config);
  const own = calendar.serviceAt(id, now);
  if (own === null) return opensAtOf(config, state, now);
  if (state.branch.kind === 'open') return own.open ? null : own.until;
  return nextOpening(own, state.branch.since, (at) => calendar.serviceAt(id, at));
}

function nextOpening(
  present: Stretch | null,
  since: Instant,
  stretchAt: (at: Instant) => Stretch | null,
): Instant | null {
  if (present === null) return null;
  if (!present.open) return present.until;
  // Closed by hand within its hours: it stays so for the rest of them.
  const byHand = present.from === null || since >= present.from;
  return byHand && present.until !== null ? (stretchAt(present.until)?.until ?? null) : null;
}

/** Has a service hours of its own that are over? */
export function isOutOfHours(config: BranchConfig, id: ServiceId, now: Instant): boolean {
  return calendarOf(config).serviceAt(id, now)?.open === false;
}

const NAMES: Readonly<Record<BranchTurn['type'], NonNullable<contract.Branch['next']>['what']>> = {
  'open-branch': 'open',
  'announce-closing': 'announce-closing',
  'close-branch': 'close',
  'end-day': 'end-day',
};

/** When the branch opens and closes, as its record says it. */
export function branchHoursWire(
  config: BranchConfig,
  state: BranchState,
  now: Instant,
): Pick<contract.Branch, 'opensAt' | 'closesAt' | 'next'> {
  const opensAt = opensAtOf(config, state, now);
  const next = nextTurnOfDay(state, now);
  // What was announced holds only as long as the hours say the same.
  const { closesAt } = state.branch;
  const holds = closesAt !== null && calendarOf(config).branchAt(closesAt)?.from === closesAt;
  return {
    opensAt: opensAt === null ? null : isoOf(opensAt),
    closesAt: holds && closesAt !== null ? isoOf(closesAt) : null,
    next: next === null ? null : { what: NAMES[next.command.type], at: isoOf(next.at) },
  };
}
