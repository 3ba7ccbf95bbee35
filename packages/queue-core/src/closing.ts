import type { Instant, ServiceId } from '@foyer/basics';
import type { BranchConfig } from '@foyer/configuration';
import { calendarOf } from '@foyer/configuration/calendar';

/** When a service closes next: with the branch, or before it by hours of its own. `null`: its hours don't say. */
export function closingOf(config: BranchConfig, serviceId: ServiceId, now: Instant): Instant | null {
  const calendar = calendarOf(config);
  const branch = calendar.branchAt(now);
  if (branch?.open !== true) return null;
  const service = calendar.serviceAt(serviceId, now);
  if (service?.open !== true || service.until === null) return branch.until;
  return branch.until === null || service.until < branch.until ? service.until : branch.until;
}

/**
 * Is it too late for a customer who is called after at most so many seconds, by the 90 % bound? Then the closing that
 * they would miss; `null` where they would not, nothing is known, or the branch has no such rule.
 */
export function missedClosing(
  config: BranchConfig,
  serviceId: ServiceId,
  now: Instant,
  mostSeconds: number,
): Instant | null {
  if (config.hours?.lastTicket !== true) return null;
  const closesAt = closingOf(config, serviceId, now);
  return closesAt !== null && now + mostSeconds * 1000 > closesAt ? closesAt : null;
}
