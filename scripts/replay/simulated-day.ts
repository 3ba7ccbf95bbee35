import type { ClassId, CounterId, ServiceId } from '@foyer/basics';
import { DEMO_PASSWORD, demoBranch, demoStaff, type Settings } from '@foyer/branch-server';
import { type Chance, chanceFrom } from './chance.ts';
import type { Course, DayPlan, PlannedAgent, PlannedCustomer, PlannedStep, Presence } from './day-plan.ts';

/** How many come for each service of the demo's bank, on average; and where one in so many is sent on to. */
const DEMAND: readonly { serviceId: string; customers: number; onward?: string }[] = [
  { serviceId: 'cash', customers: 90, onward: 'cards' },
  { serviceId: 'transfers', customers: 48, onward: 'business' },
  { serviceId: 'exchange', customers: 20 },
  { serviceId: 'cards', customers: 38, onward: 'details' },
  { serviceId: 'new-account', customers: 15, onward: 'cards' },
  { serviceId: 'details', customers: 24 },
  { serviceId: 'loans', customers: 7 },
  { serviceId: 'business', customers: 12, onward: 'loans' },
];
/** How busy each hour is beside the others, from nine o'clock on. */
const BUSY: readonly (readonly [number, number])[] = [
  [9, 0.8],
  [10, 1.3],
  [11, 1.5],
  [12, 1.2],
  [13, 0.8],
  [14, 0.9],
  [15, 1.1],
  [16, 0.7],
];
const CLASSES: readonly (readonly [string, number])[] = [
  ['standard', 80],
  ['assisted', 8],
  ['premier', 12],
];
/** Shares of all customers. */
const LEAVES = 0.05;
const NO_SHOW = 0.03;
const SENT_ON = 0.06;
const ESCALATED = 0.04;
/** How long who gives up waits first, seconds. */
const PATIENCE = 12 * 60;
const SERVICE_SPREAD = 0.55;
const PATIENCE_SPREAD = 0.5;
const SHORTEST_SERVICE = 20;

/** Counter 3 stays free, for anybody who wants to try being an agent. */
const AGENTS: readonly { counterId: string; displayName: string }[] = [
  { counterId: 'counter-1', displayName: 'Lena' },
  { counterId: 'counter-2', displayName: 'Omar' },
  { counterId: 'counter-4', displayName: 'Mei' },
  { counterId: 'counter-5', displayName: 'Tomás' },
  { counterId: 'counter-6', displayName: 'Farah' },
];
const OPENS = 9 * 3600;
const CLOSES = 17 * 3600;

function nameAt(counterId: string): string {
  return `simulated-${counterId}`;
}

/** The demo's accounts and those of the agents who work on a made-up day. */
export const simulatedStaff: Settings['staff'] = [
  ...demoStaff,
  ...AGENTS.map(({ counterId, displayName }) => ({
    name: nameAt(counterId),
    displayName,
    role: 'agent' as const,
    password: DEMO_PASSWORD,
  })),
];

/**
 * Makes up a working day of the demo's bank, nine to five: two peaks of arrivals, service times log-normal around the
 * configured means, some who leave or don't come, some sent on, some escalated, agents with a break and a lunch hour.
 * The same seed makes the same day.
 */
export function simulatedDay(seed: number): DayPlan {
  const chance = chanceFrom(seed);
  const customers = DEMAND.flatMap(({ serviceId, customers: count, onward }) =>
    Array.from({ length: Math.round(count * (0.85 + 0.3 * chance.next())) }, () =>
      customerFor(chance, serviceId as ServiceId, onward as ServiceId | undefined),
    ),
  );
  return {
    customers: customers.toSorted((a, b) => a.arriveSeconds - b.arriveSeconds).map(withMobile),
    agents: AGENTS.map(({ counterId }, index) => agentAt(counterId, index)),
  };
}

/** Every so manieth wants to be texted, each a while after another at one of these numbers that are kept free for plays. */
const WANTS_TEXTS = 7;
const MOBILES = 40;

function withMobile(customer: PlannedCustomer, index: number): PlannedCustomer {
  if (index % WANTS_TEXTS !== 0) return customer;
  const last = String((index / WANTS_TEXTS) % MOBILES).padStart(3, '0');
  return { ...customer, mobile: `+447700900${last}` };
}

function customerFor(chance: Chance, serviceId: ServiceId, onward: ServiceId | undefined): PlannedCustomer {
  const arriveSeconds = Math.floor((chance.pick(BUSY) + chance.next()) * 3600);
  const classId = chance.pick(CLASSES) as ClassId;
  const kind = chance.pick<Course['kind']>([
    ['leaves', LEAVES],
    ['no-show', NO_SHOW],
    ['served', 1 - LEAVES - NO_SHOW],
  ]);
  if (kind === 'leaves') {
    const afterSeconds = Math.round(chance.around(PATIENCE, PATIENCE_SPREAD));
    return { arriveSeconds, serviceId, classId, course: { kind, afterSeconds } };
  }
  if (kind === 'no-show') return { arriveSeconds, serviceId, classId, course: { kind } };
  const steps = [stepFor(chance, serviceId)];
  if (onward !== undefined && chance.next() < SENT_ON) steps.push(stepFor(chance, onward));
  return { arriveSeconds, serviceId, classId, course: { kind, steps } };
}

function stepFor(chance: Chance, serviceId: ServiceId): PlannedStep {
  const mean = demoBranch.services.find(({ id }) => id === serviceId)?.meanServiceSeconds ?? 0;
  const seconds = Math.max(SHORTEST_SERVICE, Math.round(chance.around(mean, SERVICE_SPREAD)));
  return { serviceId, seconds, escalates: chance.next() < ESCALATED };
}

/** There from opening to closing, with a short break in the morning and a longer one at noon, after one another. */
function agentAt(counterId: string, index: number): PlannedAgent {
  const breaks = [
    { from: 10 * 3600 + index * 15 * 60, minutes: 12 },
    { from: 12 * 3600 + index * 35 * 60, minutes: 35 },
  ];
  const presence: Presence[] = [];
  let fromSeconds = OPENS - 5 * 60;
  for (const { from, minutes } of breaks) {
    presence.push({ fromSeconds, toSeconds: from });
    fromSeconds = from + minutes * 60;
  }
  presence.push({ fromSeconds, toSeconds: CLOSES });
  return { name: nameAt(counterId), counterId: counterId as CounterId, presence };
}
