import { moved, type Target } from '../list/entries.ts';
import { readKey } from '../list/service-tree.ts';

/** Services by tier, the first tier served first. */
export type Tiers = readonly (readonly string[])[];

/** The services that a form's tiers, or a list of services, hold. */
export function idsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.flat().map(String) : [];
}

/** A row of the tiers' tree: `tier/0`, or `service/cash`. */
export const tierKey = (tier: number) => `tier/${tier}`;
export const serviceKey = (id: string) => `service/${id}`;

/** The tiers with a row put elsewhere: a tier beside another, a service beside another or at the end of a tier. */
export function withRowPut(tiers: Tiers, key: string, target: Target<string>): Tiers {
  const [kind, name] = readKey(key);
  const [otherKind, other] = readKey(target.key);
  if (kind === 'service') return withServicePut(tiers, name, target);
  if (otherKind !== 'tier' || target.position === 'on') return tiers;
  const [from, to] = [Number(name), Number(other) + (target.position === 'after' ? 1 : 0)];
  return moved(tiers, from, to > from ? to - 1 : to);
}

/** The tiers with a service put beside another one or at the end of a tier; the same where it can't be put there. */
export function withServicePut(tiers: Tiers, id: string, target: Target<string>): Tiers {
  const [kind, other] = readKey(target.key);
  if (other === id) return tiers;
  const without = tiers.map((services) => services.filter((each) => each !== id));
  if (kind === 'tier') {
    if (target.position !== 'on' || without[Number(other)] === undefined) return tiers;
    return without.map((services, tier) => (tier === Number(other) ? [...services, id] : services));
  }
  if (target.position === 'on') return tiers;
  return without.map((services) => {
    const at = services.indexOf(other);
    return at === -1 ? services : services.toSpliced(target.position === 'before' ? at : at + 1, 0, id);
  });
}

/** The tiers with a service one tier further up (-1) or down (1); a tier that it leaves empty goes. */
export function withServiceShifted(tiers: Tiers, id: string, by: -1 | 1): Tiers {
  const from = tiers.findIndex((services) => services.includes(id));
  const to = from + by;
  if (from === -1 || to < 0) return tiers;
  const wide = to === tiers.length ? [...tiers, []] : tiers;
  return withServicePut(wide, id, { key: tierKey(to), position: 'on' }).filter((services) => services.length > 0);
}
