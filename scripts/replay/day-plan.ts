import type { ClassId, CounterId, ServiceId } from '@foyer/basics';

/** What a customer does, in seconds. */
export type Course =
  /** Waits until called, however long it takes, and is served: one step for each service. */
  | { readonly kind: 'served'; readonly steps: readonly PlannedStep[] }
  /** Gives up so long after the ticket; does not come when called before. */
  | { readonly kind: 'leaves'; readonly afterSeconds: number }
  /** Says nothing, and does not come when called. */
  | { readonly kind: 'no-show' };

export interface PlannedStep {
  readonly serviceId: ServiceId;
  readonly seconds: number;
  /** The agent asks a supervisor in during this step. */
  readonly escalates: boolean;
}

export interface PlannedCustomer {
  /** Since the day's midnight, as all moments of a plan. */
  readonly arriveSeconds: number;
  readonly serviceId: ServiceId;
  readonly classId: ClassId;
  readonly course: Course;
  /** Wants to be texted at this number; absent: does not. */
  readonly mobile?: string;
}

/** A stretch of time in which an agent is there. */
export interface Presence {
  readonly fromSeconds: number;
  readonly toSeconds: number;
}

export interface PlannedAgent {
  /** The account's name. */
  readonly name: string;
  readonly counterId: CounterId;
  /** In order and apart. */
  readonly presence: readonly Presence[];
}

/** All that people mean to do in a branch on one day; what comes of it is up to the branch. */
export interface DayPlan {
  /** In order of arrival. */
  readonly customers: readonly PlannedCustomer[];
  readonly agents: readonly PlannedAgent[];
}

/** The first moment of a plan at which anything happens. */
export function beginningOf({ customers, agents }: DayPlan): number {
  const firsts = agents.flatMap(({ presence }) => presence[0]?.fromSeconds ?? []);
  return Math.min(customers[0]?.arriveSeconds ?? Number.POSITIVE_INFINITY, ...firsts);
}
