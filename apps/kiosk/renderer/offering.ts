import type { Branch, Service } from '@foyer/contract';
import type { KioskSettled } from './kiosk-context.ts';

/** A category with its services, in the branch's order. */
export interface ServiceGroup {
  readonly categoryId: string;
  readonly parentId: string | null;
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
    .map(({ id, parentId, name, pictogram }) => ({
      categoryId: id,
      parentId,
      name,
      pictogram,
      services: services.filter((service) => service.categoryId === id && service.status !== 'retired'),
    }))
    .filter((group) => group.services.length > 0);
}

/** What a touch on a category leads to: its own services and all that stand below it. */
export interface Choice extends ServiceGroup {
  /** The categories that stand directly below, each with something in it. */
  readonly below: readonly Choice[];
  /** The services that stand directly in it. */
  readonly own: readonly Service[];
}

/** The tree of what is offered; a category that leads to one other alone is passed over. */
export function treeOf(branch: Pick<Branch, 'categories'>, services: readonly Service[]): readonly Choice[] {
  const own = new Map(groupServices(branch, services).map((group) => [group.categoryId, group.services]));
  const known = new Set<string>(branch.categories.map(({ id }) => id));
  const childrenOf = (parent: string | null, steps: number): readonly Choice[] =>
    branch.categories
      .filter(({ parentId }) => (parentId !== null && known.has(parentId) ? parentId : null) === parent)
      .map((category) => choiceOf(category, steps))
      .filter(({ services: found }) => found.length > 0);
  const choiceOf = ({ id, parentId, name, pictogram }: Branch['categories'][number], steps: number): Choice => {
    const below = steps > known.size ? [] : childrenOf(id, steps + 1);
    const [only, ...others] = below;
    const here = own.get(id) ?? [];
    if (only !== undefined && others.length === 0 && here.length === 0) return { ...only, parentId };
    const all = [...here, ...below.flatMap(({ services: found }) => found)];
    return { categoryId: id, parentId, name, pictogram, services: all, own: here, below };
  };
  return childrenOf(null, 0);
}

/** One question of the kiosk. */
export interface Level {
  /** `services`: every service of every group at once; `categories`: one card for each choice, and for each of `own`. */
  readonly kind: 'services' | 'categories';
  readonly groups: readonly ServiceGroup[];
  /** Services that stand beside the categories. */
  readonly own: readonly Service[];
  /** Where the way back leads: a category, or `null` for the first question. */
  readonly back: string | null;
  /** The category that was chosen; `null` at the first question. */
  readonly chosen: ServiceGroup | null;
}

/**
 * What the screen shows: every service below the chosen category at once where they fit (a touch less), else one level of
 * the tree. A level with one choice is no question and is passed over.
 */
export function levelOf(
  tree: readonly Choice[],
  categoryId: string | null,
  { largeText, overflows }: { readonly largeText: boolean; readonly overflows: boolean },
): Level {
  const path = pathTo(tree, categoryId);
  // A category that has gone meanwhile was not chosen.
  const chosen = path.at(-1) ?? null;
  const [only] = tree;
  const at = chosen ?? (tree.length === 1 && only !== undefined ? only : null);
  const [own, below] = at === null ? [[], tree] : [at.own, at.below];
  const groups = below.flatMap(flat);
  const here: readonly ServiceGroup[] =
    at === null || own.length === 0 ? groups : [{ ...at, services: own }, ...groups];
  const count = here.reduce((sum, { services }) => sum + services.length, 0);
  const most = largeText ? MOST_ON_A_SCREEN.largeText : MOST_ON_A_SCREEN.usual;
  const back = path.at(-2)?.categoryId ?? null;
  const shown = { chosen, back };
  if (below.length === 0 || (count <= most && !overflows)) return { ...shown, kind: 'services', groups: here, own: [] };
  return { ...shown, kind: 'categories', groups: below, own };
}

/** A category with services of its own, and each below it, as groups. */
function flat(choice: Choice): readonly ServiceGroup[] {
  const below = choice.below.flatMap(flat);
  return choice.own.length === 0 ? below : [{ ...choice, services: choice.own }, ...below];
}

/** The way down to a category; nothing where it is not offered. */
function pathTo(choices: readonly Choice[], categoryId: string | null): readonly Choice[] {
  for (const choice of choices) {
    if (choice.categoryId === categoryId) return [choice];
    const rest = pathTo(choice.below, categoryId);
    if (rest.length > 0) return [choice, ...rest];
  }
  return [];
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
