import type { Branch, Service } from '@foyer/contract';
import type { KioskSettled } from './kiosk-context.ts';

/** A category with its services, in the branch's order. */
export interface ServiceGroup {
  readonly categoryId: string;
  readonly name: Branch['categories'][number]['name'];
  readonly pictogram: Branch['categories'][number]['pictogram'];
  readonly services: readonly Service[];
}

/** More services than this don't fit on a screen as large cards: the customer chooses a category first. */
const MOST_ON_A_SCREEN = { usual: 10, largeText: 6 };

/** The services that a kiosk is to offer: those that are named, and those of categories and what stands below them. */
export function offeredBy(
  offers: KioskSettled['offers'],
  branch: Pick<Branch, 'categories'>,
  services: readonly Service[],
): readonly Service[] {
  if (offers === null) return services;
  const parents = new Map<string, string | null>(branch.categories.map(({ id, parentId }) => [id, parentId]));
  const isWithin = (categoryId: string): boolean => {
    let next: string | null = categoryId;
    for (let steps = 0; next !== null && steps <= parents.size; steps += 1) {
      if (offers.categories.some((id) => id === next)) return true;
      next = parents.get(next) ?? null;
    }
    return false;
  };
  return services.filter(({ id, categoryId }) => offers.services.includes(id) || isWithin(categoryId));
}

/** The services by category; a category below another counts as a group of its own, empty ones are left out. */
export function groupServices(
  branch: Pick<Branch, 'categories'>,
  services: readonly Service[],
): readonly ServiceGroup[] {
  return branch.categories
    .map(({ id, name, pictogram }) => ({
      categoryId: id,
      name,
      pictogram,
      services: services.filter((service) => service.categoryId === id && service.status !== 'retired'),
    }))
    .filter((group) => group.services.length > 0);
}

/** What the screen shows: every service at once where they fit (one touch less), else the categories. */
export function shownGroups(
  groups: readonly ServiceGroup[],
  categoryId: string | null,
  { largeText, overflows }: { readonly largeText: boolean; readonly overflows: boolean },
): { readonly kind: 'services' | 'categories'; readonly groups: readonly ServiceGroup[] } {
  const chosen = groups.filter((group) => group.categoryId === categoryId);
  // A category that has gone meanwhile was not chosen.
  if (chosen.length > 0) return { kind: 'services', groups: chosen };
  const count = groups.reduce((sum, group) => sum + group.services.length, 0);
  const most = largeText ? MOST_ON_A_SCREEN.largeText : MOST_ON_A_SCREEN.usual;
  return { kind: (count <= most && !overflows) || groups.length < 2 ? 'services' : 'categories', groups };
}

/** Of services that may be had, does none have an open counter? Then it is said once, and not of each. */
export function isUnstaffed(services: readonly Service[]): boolean {
  const had = services.filter((service) => !isNotOffered(service));
  return had.length > 1 && had.every(({ status }) => status === 'unstaffed');
}

/** The service whose newcomers wait shortest, those with an open counter first; `null` where none can be had. */
export function soonestOf(services: readonly Service[]): Service | null {
  const minutes = ({ estimate }: Service) => (estimate.kind === 'minutes' ? estimate.aboutMinutes : Infinity);
  const isLater = (one: Service, other: Service) => {
    if (one.status !== other.status) return one.status === 'unstaffed';
    return minutes(one) === minutes(other) ? one.ahead > other.ahead : minutes(one) > minutes(other);
  };
  const had = services.filter((service) => !isNotOffered(service));
  return had.reduce<Service | null>((best, next) => (best === null || isLater(best, next) ? next : best), null);
}

/** A service for which there is no ticket now. */
export type NotOffered = Service & { readonly status: Exclude<Service['status'], 'open' | 'unstaffed'> };

/** Is there no ticket for it? `unstaffed` services issue too: a counter will open. */
export function isNotOffered(service: Service): service is NotOffered {
  return service.status !== 'open' && service.status !== 'unstaffed';
}
