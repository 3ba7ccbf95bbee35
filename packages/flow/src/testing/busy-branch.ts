import type {
  AgentId,
  BranchDay,
  BranchId,
  CategoryId,
  ClassId,
  CommandId,
  CounterId,
  Instant,
  OutcomeId,
  ProfileId,
  SeriesId,
  ServiceId,
  VisitId,
} from '@foyer/basics';
import { type BranchConfig, type ServiceConfig, standardSettings } from '@foyer/configuration';
import { type BranchEvent, type BranchState, type Command, decide, evolveAll, initialState } from '@foyer/queue-core';
import { Learning } from '../learning/learning.ts';

export const cash = 'cash' as ServiceId;
export const cards = 'cards' as ServiceId;
export const loans = 'loans' as ServiceId;
export const services = [cash, cards, loans] as const;
export const regular = 'regular' as ClassId;
export const priority = 'priority' as ClassId;
export const classes = [regular, priority] as const;
export const counter1 = 'counter-1' as CounterId;
export const counter2 = 'counter-2' as CounterId;
export const counter3 = 'counter-3' as CounterId;
const counter4 = 'counter-4' as CounterId;
export const counters = [counter1, counter2, counter3, counter4] as const;

/** One series for all: what numbers say is not looked at here. */
const SERIES = { id: 'all' as SeriesId, prefix: 'A', first: 1, last: 99_999, step: 1, width: 5 };

function serviceNamed(id: ServiceId, targetSeconds: number): ServiceConfig {
  return {
    id,
    categoryId: 'desk' as CategoryId,
    name: { en: id },
    seriesId: SERIES.id,
    target: { share: 0.8, withinSeconds: targetSeconds },
    meanServiceSeconds: 240,
    maxWaiting: 5000,
  };
}

/** Two counters for cash and cards, then loans; one for loans alone; one for cards before cash. */
export const bank: BranchConfig = {
  branchId: 'quay' as BranchId,
  name: { en: 'Quay' },
  timeZone: 'UTC',
  locale: 'en-GB',
  cutOverHour: 3,
  languages: ['en'],
  categories: [{ id: 'desk' as CategoryId, name: { en: 'Desk' } }],
  series: [SERIES],
  services: [serviceNamed(cash, 300), serviceNamed(cards, 600), serviceNamed(loans, 900)],
  profiles: [
    { id: 'teller' as ProfileId, name: { en: 'Teller' }, tiers: [[cash, cards], [loans]] },
    { id: 'lender' as ProfileId, name: { en: 'Lender' }, tiers: [[loans]] },
    { id: 'carder' as ProfileId, name: { en: 'Cards' }, tiers: [[cards], [cash]] },
  ],
  counters: counters.map((id, index) => ({
    id,
    number: String(index + 1),
    zone: { en: 'Hall' },
    profileId: (['teller', 'teller', 'lender', 'carder'][index] ?? 'teller') as ProfileId,
  })),
  classes: [
    { id: regular, name: { en: 'Regular' }, rate: 1, headStartSeconds: 0 },
    { id: priority, name: { en: 'Priority' }, rate: 2, headStartSeconds: 120 },
  ],
  outcomes: [{ id: 'done' as OutcomeId, name: { en: 'Done' }, resolved: true }],
  ...standardSettings,
  policy: { kind: 'accumulating', maxOvertakes: 4 },
  escalationDeadlineSeconds: 180,
};

/** Enough finished services to quote minutes on: each service takes this long on average. */
export function learningOf(seconds: Readonly<Record<string, number>>): Learning {
  const learning = new Learning();
  for (const [serviceId, mean] of Object.entries(seconds)) {
    for (let count = 0; count < 20; count += 1) {
      const lasted = mean * (count % 2 === 0 ? 0.5 : 1.5);
      learning.serviceTimes.observe(serviceId as ServiceId, `agent-${count % 3}` as AgentId, lasted, 240);
    }
  }
  return learning;
}

/** A branch whose day is told command by command. */
export class BusyBranch {
  state: BranchState = initialState;
  now = 1_772_438_400_000 as Instant;
  /** All that has happened, for who follows the log. */
  readonly events: BranchEvent[] = [];
  #ids = 0;
  #commands = 0;

  /** Configured and open; the counters are still closed. */
  constructor(config: BranchConfig = bank) {
    this.must({ type: 'configure-branch', config });
    this.must({ type: 'open-branch' });
  }

  /** Does what a command asks, or nothing when it is refused; tells which. */
  try(command: Command): boolean {
    this.#commands += 1;
    const decided = decide(this.state, command, {
      now: this.now,
      today: '2026-03-02' as BranchDay,
      actor: { kind: 'system' },
      commandId: `command-${this.#commands}` as CommandId,
      newId: () => {
        this.#ids += 1;
        return `id-${String(this.#ids).padStart(6, '0')}`;
      },
    });
    if (decided.ok) {
      this.state = evolveAll(this.state, decided.value);
      this.events.push(...decided.value);
    }
    return decided.ok;
  }

  must(command: Command): this {
    if (!this.try(command)) throw new Error(`${command.type} was refused`);
    return this;
  }

  /** Counters with an agent each. */
  open(...ids: readonly CounterId[]): this {
    for (const counterId of ids) {
      this.must({ type: 'open-counter', counterId, agentId: `agent-of-${counterId}` as AgentId });
    }
    return this;
  }

  wait(seconds: number): this {
    this.now = (this.now + seconds * 1000) as Instant;
    return this;
  }

  /** Takes a ticket; whose it is. */
  issue(serviceId: ServiceId, classId: ClassId = regular): VisitId {
    this.must({ type: 'issue-ticket', serviceId, classId, channel: 'kiosk', printing: false });
    return `id-${String(this.#ids).padStart(6, '0')}` as VisitId;
  }

  waiting(): VisitId[] {
    return [...this.state.visits.values()].filter(({ stage }) => stage.kind === 'waiting').map(({ id }) => id);
  }
}
