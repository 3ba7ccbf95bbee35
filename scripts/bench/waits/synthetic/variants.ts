import type { AgentId, ServiceId } from '@foyer/basics';
import type { BranchConfig } from '@foyer/configuration';
import { accounts, advice, agents, branch, business, everyday } from './branch.ts';

/** A way in which the synthetic branch can be. */
export interface Variant {
  readonly config: BranchConfig;
  /** Where some of those who came for a service go on to when they have had it, and what share of them. */
  readonly goingOn: ReadonlyMap<ServiceId, { readonly to: ServiceId; readonly share: number }>;
  /** What agents may serve; who is not named serves everything. */
  readonly skills: ReadonlyMap<AgentId, readonly ServiceId[]>;
}

export const plain: Variant = { config: branch, goingOn: new Map(), skills: new Map() };

/**
 * Nearly a third of the visits have a second step, three of the eight agents can't advise, and of any three calls two are
 * of business customers where such wait: the opposite of what urgency would do.
 */
export const itineraries: Variant = {
  config: {
    ...branch,
    policy: { kind: 'ratio', maxOvertakes: 20 },
    classes: branch.classes.map((each) => (each.id === business ? { ...each, turns: 2 } : each)),
  },
  goingOn: new Map([
    [everyday, { to: accounts, share: 0.3 }],
    [accounts, { to: advice, share: 0.2 }],
    [advice, { to: everyday, share: 0.4 }],
  ]),
  skills: new Map(agents.slice(0, 3).map((id) => [id, [everyday, accounts]])),
};
