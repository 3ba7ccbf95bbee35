/**
 * Tells of a service that is offered whether no work profile has it: tickets are given for it, and no counter calls
 * them. It can be saved so, for the profiles are settled on another page.
 */
export function unservedBy(
  profiles: readonly { readonly tiers: readonly (readonly string[])[]; readonly whenLate?: readonly string[] }[],
): (service: { readonly id: string; readonly retired?: unknown }) => boolean {
  const served = new Set<string>(profiles.flatMap(({ tiers, whenLate = [] }) => [...tiers.flat(), ...whenLate]));
  return ({ id, retired }) => retired !== true && !served.has(id);
}
