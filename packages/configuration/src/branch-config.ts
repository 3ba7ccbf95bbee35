import type { BranchId, CategoryId, ClassId, CounterId, OutcomeId, ProfileId, ServiceId } from '@foyer/basics';

/** One text in several languages, keyed by BCP 47 tag; the branch's first language is always there. */
export type LocalText = Readonly<Record<string, string>>;

/** How a service's tickets are numbered: `prefix` + number padded to `width`, from `first` to `last` by `step`. */
export interface NumberSeries {
  readonly prefix: string;
  readonly first: number;
  readonly last: number;
  readonly step: number;
  readonly width: number;
}

/** "`share` of customers called within `withinSeconds`". */
export interface ServiceTarget {
  /** 0–1. */
  readonly share: number;
  readonly withinSeconds: number;
}

export interface CategoryConfig {
  readonly id: CategoryId;
  readonly name: LocalText;
  /** Absent for a root of the service tree. */
  readonly parentId?: CategoryId;
}

export interface ServiceConfig {
  readonly id: ServiceId;
  readonly categoryId: CategoryId;
  readonly name: LocalText;
  readonly numbering: NumberSeries;
  readonly target: ServiceTarget;
  /** The configured mean service time, used until the branch's own data come. Seconds. */
  readonly meanServiceSeconds: number;
  /** Refuse new tickets (`queue-full`) while this many wait. */
  readonly maxWaiting: number;
}

/** Which services a counter serves: a lower tier is looked at only when every tier above it is empty. */
export interface WorkProfile {
  readonly id: ProfileId;
  readonly name: LocalText;
  readonly tiers: readonly (readonly ServiceId[])[];
}

export interface CounterConfig {
  readonly id: CounterId;
  /** What the screen says: "3", "B2". */
  readonly number: string;
  /** Where customers find it: "Hall, left". */
  readonly zone: LocalText;
  readonly profileId: ProfileId;
  /** When nobody is there, every day; estimates reckon with it, nothing enforces it. */
  readonly breaks?: readonly PlannedBreak[];
}

/** Local times of day in the branch's time zone, `HH:MM`; it begins when the customer present then is done. */
export interface PlannedBreak {
  readonly from: string;
  readonly until: string;
}

export interface PriorityClass {
  readonly id: ClassId;
  readonly name: LocalText;
  /** Urgency gained a second of waiting, relative to the other classes; > 0. */
  readonly rate: number;
  /** Urgency on arrival, as seconds of waiting at rate 1. */
  readonly headStartSeconds: number;
}

export interface OutcomeConfig {
  readonly id: OutcomeId;
  readonly name: LocalText;
  /** Did the customer get what they came for? Counts in first-contact resolution. */
  readonly resolved: boolean;
}

export interface CallingPolicy {
  /**
   * `accumulating`: urgency grows with waiting at the class's rate, scaled by the service's target;
   * `arrival`: first come first served; `strict`: a higher class (larger rate) always first.
   */
  readonly kind: 'accumulating' | 'arrival' | 'strict';
  /** No visit is overtaken by policy more often than this. */
  readonly maxOvertakes: number;
}

/** Everything about a branch that decides how its queue behaves. A change of it is an event in the log. */
export interface BranchConfig {
  readonly branchId: BranchId;
  readonly name: LocalText;
  /** IANA time zone. */
  readonly timeZone: string;
  /** Local hour, 0–23, at which one branch day becomes the next. */
  readonly cutOverHour: number;
  /** BCP 47 tags, the default first. */
  readonly languages: readonly string[];
  readonly categories: readonly CategoryConfig[];
  readonly services: readonly ServiceConfig[];
  readonly profiles: readonly WorkProfile[];
  readonly counters: readonly CounterConfig[];
  /** The default class first. */
  readonly classes: readonly PriorityClass[];
  /** The default outcome first. */
  readonly outcomes: readonly OutcomeConfig[];
  readonly policy: CallingPolicy;
  /** How long a supervisor has to acknowledge an escalation or a call for help. Seconds. */
  readonly escalationDeadlineSeconds: number;
}
