import type {
  AgentId,
  BranchId,
  CategoryId,
  ClassId,
  CounterId,
  OutcomeId,
  ProfileId,
  SeriesId,
  ServiceId,
} from '@foyer/basics';
import { type BranchConfig, standardSettings } from '@foyer/configuration';
import { Learning } from '@foyer/flow';
import { type Chance, chanceFrom } from '../../replay/chance.ts';
import { DrivenBranch } from './driven-branch.ts';

const COUNTERS = 20;
const SERVICES = 10;
const CLASSES = 3;
/** Services that the learning has seen before the lobby fills. */
const HISTORY = 4000;
/** Milliseconds from step to step. */
const STEP = 5000;
/** Of those in service so many are done with each step: services of 100 s on average. */
const FINISH_SHARE = 0.05;
/** Somebody comes in so many steps: counters that are 85 % busy. In a rush so many come with each step. */
const ARRIVAL_SHARE = 0.85;
const RUSH = 5;
/** Four kinds of counter: generalists, two of their own services first, two of few services. */
const PROFILES: readonly (readonly (readonly number[])[])[] = [
  [[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]],
  [
    [0, 1, 2],
    [3, 4, 5],
    [6, 7, 8, 9],
  ],
  [
    [5, 6, 7],
    [8, 9],
    [0, 1, 2, 3, 4],
  ],
  [
    [3, 4],
    [8, 9],
  ],
];
const BEGINNING = Date.UTC(2026, 2, 2, 8);

const serviceId = (index: number) => `service-${index}` as ServiceId;
const classId = (index: number) => `class-${index}` as ClassId;
const counterId = (index: number) => `counter-${index}` as CounterId;

/** A made-up branch of 20 counters, 10 services and 3 classes that has learned from thousands of services. */
export class BusyLobby {
  readonly branch: DrivenBranch;
  readonly #chance: Chance;
  #now = BEGINNING;

  /** The same seed gives the same branch, learned the same. */
  constructor(seed: number) {
    this.#chance = chanceFrom(seed);
    this.branch = new DrivenBranch(lobbyConfig(), new Learning(), this.#now);
    this.branch.mustDo({ type: 'open-branch' }, this.#now);
    for (let index = 0; index < COUNTERS; index += 1) {
      const agentId = `agent-${index}` as AgentId;
      this.branch.mustDo({ type: 'open-counter', counterId: counterId(index), agentId }, this.#now);
    }
    this.#learn();
  }

  get now(): number {
    return this.#now;
  }

  /** A rush: people come faster than they are served until so many wait; every counter serves on. */
  fill(waiting: number): void {
    while (this.#waiting() < waiting) {
      this.#goOn();
      for (let arrival = 0; arrival < RUSH && this.#waiting() < waiting; arrival += 1) this.#issue();
    }
  }

  #learn(): void {
    while (this.branch.learning.serviceTimes.observed < HISTORY) {
      this.#goOn();
      if (this.#chance.next() < ARRIVAL_SHARE) this.#issue();
    }
  }

  /** One step: some services end, free counters call. */
  #goOn(): void {
    this.#now += STEP;
    for (const [, counter] of this.branch.state.counters) {
      if (counter.kind !== 'open' || counter.visitId === null || this.#chance.next() > FINISH_SHARE) continue;
      this.branch.mustDo({ type: 'finish', visitId: counter.visitId }, this.#now);
    }
    this.#callAtFreeCounters();
  }

  #issue(): void {
    const service = serviceId(Math.floor(this.#chance.next() * SERVICES));
    const priority = classId(Math.floor(this.#chance.next() * CLASSES));
    this.branch.mustDo(
      { type: 'issue-ticket', serviceId: service, classId: priority, channel: 'kiosk', printing: false },
      this.#now,
    );
  }

  #callAtFreeCounters(): void {
    for (const [id, counter] of this.branch.state.counters) {
      if (counter.kind !== 'open' || counter.visitId !== null) continue;
      // Refused while nobody waits for it.
      const called = this.branch.do({ type: 'call-next', counterId: id }, this.#now);
      for (const { body } of called.ok ? called.value : []) {
        if (body.type === 'VisitCalled') this.branch.mustDo({ type: 'start', visitId: body.visitId }, this.#now);
      }
    }
  }

  #waiting(): number {
    let waiting = 0;
    for (const { visits } of this.branch.state.queues.values()) waiting += visits.size;
    return waiting;
  }
}

function lobbyConfig(): BranchConfig {
  const every = 'every' as CategoryId;
  return {
    branchId: 'lobby' as BranchId,
    name: { en: 'Lobby' },
    timeZone: 'UTC',
    locale: 'en-GB',
    cutOverHour: 3,
    languages: ['en'],
    categories: [{ id: every, name: { en: 'Every service' } }],
    series: [{ id: 'all' as SeriesId, prefix: 'A', first: 1, last: 99_999, step: 1, width: 5 }],
    services: Array.from({ length: SERVICES }, (_, index) => ({
      id: serviceId(index),
      categoryId: every,
      name: { en: `Service ${index}` },
      seriesId: 'all' as SeriesId,
      target: { share: 0.8, withinSeconds: 300 + 60 * index },
      meanServiceSeconds: 60 + 30 * index,
      maxWaiting: 9999,
    })),
    profiles: PROFILES.map((tiers, index) => ({
      id: `profile-${index}` as ProfileId,
      name: { en: `Profile ${index}` },
      tiers: tiers.map((tier) => tier.map(serviceId)),
    })),
    counters: Array.from({ length: COUNTERS }, (_, index) => ({
      id: counterId(index),
      number: String(index + 1),
      zone: { en: 'Hall' },
      profileId: `profile-${index % PROFILES.length}` as ProfileId,
    })),
    classes: Array.from({ length: CLASSES }, (_, index) => ({
      id: classId(index),
      name: { en: `Class ${index}` },
      rate: 1 + index / 2,
      headStartSeconds: 60 * index,
    })),
    outcomes: [{ id: 'done' as OutcomeId, name: { en: 'Done' }, resolved: true }],
    ...standardSettings,
    policy: { kind: 'accumulating', maxOvertakes: 10 },
    escalationDeadlineSeconds: 180,
  };
}
