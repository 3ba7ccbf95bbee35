import type { AgentId, ClassId, CounterId, Instant, ServiceId, VisitId } from '@foyer/basics';
import type { BranchModel, Lengths, ModelQueue, Span } from '../simulate/branch-model.ts';
import { type Onward, Simulation } from '../simulate/simulation.ts';

const now = 1_800_000_000_000 as Instant;
const service = {
  id: 'cash' as ServiceId,
  targetShare: 0.8,
  targetSeconds: 300,
  meanServiceSeconds: 1,
  suspended: false,
  retired: false,
};

/** A long run is made of so many, each with chance of its own. */
const PARTS = 8;

/** A span that is always over. */
const nothing: Span & Lengths = { mean: 0, remaining: () => 0, whole: () => 0 };

/** A textbook queue: one service, exponential services of mean 1 s, as many counters, customers as impatient. */
export interface TextbookQueue {
  readonly counters: number;
  /** Arrivals a second and priority rate of each class. */
  readonly classes: readonly { readonly arrivals: number; readonly rate: number }[];
  /** Customers leave at this rate a second; 0: never. */
  readonly leaving?: number;
  /** Customers present when a new one comes: the counters taken first, the others waiting in the first class. */
  readonly present?: number;
}

/** The textbook queue as the simulation takes it. */
export function modelOf({ counters, classes, leaving = 0, present = 0 }: TextbookQueue): BranchModel {
  const pictured = Array.from({ length: counters }, (_, index) => ({
    id: `counter-${index}` as CounterId,
    status: 'open' as const,
    agentId: `agent-${index}` as AgentId,
    tiers: [[service.id]],
    whenLate: [],
    breaks: [],
    returnsAt: null,
    since: now,
    customer: index < present ? { serviceId: service.id, serving: true } : null,
  }));
  const queues = classes.map(({ arrivals, rate }, index): ModelQueue => {
    const priorityClass = {
      id: `class-${index}` as ClassId,
      rate,
      headStartSeconds: 0,
      place: index,
      turns: 1,
      retired: false,
    };
    const waiting = index === 0 ? Math.max(0, present - counters) : 0;
    return {
      service,
      serviceIndex: 0,
      class: priorityClass,
      first: false,
      pinned: false,
      open: true,
      arrivals: { now: arrivals, later: arrivals },
      served: true,
      visits: Array.from({ length: waiting }, (_, place) => ({
        id: `visit-${place}` as VisitId,
        serviceId: service.id,
        classId: priorityClass.id,
        seniority: now,
        since: now,
        sequence: place,
        pin: null,
        first: false,
        overtakes: 0,
      })),
    };
  });
  const exponential = {
    mean: 1,
    whole: (chance: number) => -Math.log1p(-chance),
    remaining: (_: number, chance: number) => -Math.log1p(-chance),
  };
  return {
    input: {
      clock: 0,
      at: now,
      open: true,
      policy: { kind: 'accumulating', maxOvertakes: Number.MAX_SAFE_INTEGER },
      turns: [],
      services: [service],
      classes: queues.map((queue) => queue.class),
      counters: pictured,
      waiting: [],
    },
    now,
    behaviour: {
      walks: nothing,
      turnaround: nothing,
      pauses: nothing,
      patience: { remaining: (_, chance) => (leaving === 0 ? Number.POSITIVE_INFINITY : chance / leaving) },
      noShowShare: 0,
    },
    walks: nothing,
    gaps: nothing,
    queues,
    counters: pictured.map((input) => ({
      input,
      breaks: [],
      away: null,
      queues: queues.map((_, queue) => ({ queue, tier: 0, whenLate: false })),
      durations: [exponential],
    })),
  };
}

/** Mean wait of each class over a long time, and the share of all customers who leave. */
export function longRun(queue: TextbookQueue, customers: number): { waits: readonly number[]; left: number } {
  const model = modelOf(queue);
  const simulation = new Simulation(model, 7, PARTS);
  const perSecond = queue.classes.reduce((sum, { arrivals }) => sum + arrivals, 0);
  const until = (customers / PARTS / perSecond) * 1.05;
  const sums = model.queues.map(() => ({ wait: 0, count: 0 }));
  let left = 0;
  const called: Onward['called'] = (queue, cameAt, at, hasLeft) => {
    // The beginning, from an empty branch, is not yet what it will be in the long run.
    if (cameAt < until * 0.05) return;
    const sum = sums[model.queues.indexOf(queue)];
    if (sum === undefined) return;
    sum.wait += at - cameAt;
    sum.count += 1;
    if (hasLeft) left += 1;
  };
  while (simulation.paths < PARTS) simulation.walk({ until, called });
  const count = sums.reduce((total, sum) => total + sum.count, 0);
  return { waits: sums.map(({ wait, count: of }) => wait / of), left: left / count };
}
