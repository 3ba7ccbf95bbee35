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
import {
  type BranchConfig,
  type PlannedBreak,
  type ServiceConfig,
  standardSettings,
  type WorkProfile,
} from '@foyer/configuration';

export const everyday = 'everyday' as ServiceId;
export const accounts = 'accounts' as ServiceId;
export const advice = 'advice' as ServiceId;
export const regular = 'regular' as ClassId;
export const elderly = 'elderly' as ClassId;
export const business = 'business' as ClassId;

const minutes = (count: number) => count * 60;

/** A break somebody takes every day; minutes since the doors open. */
export interface DailyBreak {
  readonly from: number;
  readonly length: number;
}

/** A counter of the synthetic branch. */
export interface SyntheticCounter {
  readonly id: CounterId;
  readonly profile: WorkProfile;
  readonly breaks: readonly DailyBreak[];
  /** Written in the configuration, or does the counter just pause? */
  readonly known: boolean;
}

export const DOORS_OPEN_HOUR = 9;
/** The last ticket is given so long after the doors open; who waits then is still served. Seconds. */
export const DOORS_OPEN_FOR = minutes(450);

function profile(id: string, ...tiers: readonly (readonly ServiceId[])[]): WorkProfile {
  return { id: id as ProfileId, name: { en: id }, tiers };
}

const teller = profile('teller', [everyday], [accounts]);
const desk = profile('desk', [everyday, accounts]);
const allRounder = profile('all-rounder', [everyday, accounts, advice]);
const adviser = profile('adviser', [advice], [accounts]);
export const profiles = [teller, desk, allRounder, adviser] as const;

/** Coffee of a quarter of an hour and lunch of half an hour, staggered so that at most two are away on a break. */
export const counters: readonly SyntheticCounter[] = [teller, teller, desk, allRounder, adviser, adviser].map(
  (counterProfile, index) => ({
    id: `counter-${index + 1}` as CounterId,
    profile: counterProfile,
    breaks: [
      { from: 75 + index * 15, length: 15 },
      { from: 180 + index * 15, length: 30 },
    ],
    known: index % 2 === 0,
  }),
);

/** Six of these eight are there on a day, at changing counters. */
export const agents: readonly AgentId[] = Array.from({ length: 8 }, (_, index) => `agent-${index + 1}` as AgentId);

/** What the branch believes before it has data: round minutes, neither far off nor exact. */
/** One series for all: what numbers say is not looked at here. */
const SERIES = { id: 'all' as SeriesId, prefix: 'A', first: 1, last: 99_999, step: 1, width: 5 };

function service(id: ServiceId, believedMinutes: number, targetMinutes: number): ServiceConfig {
  return {
    id,
    categoryId: 'desk' as CategoryId,
    name: { en: id },
    seriesId: SERIES.id,
    target: { share: 0.8, withinSeconds: minutes(targetMinutes) },
    meanServiceSeconds: minutes(believedMinutes),
    maxWaiting: 5000,
  };
}

/** The synthetic branch: three services, six counters with four work profiles, three classes. */
export const branch: BranchConfig = {
  branchId: 'synthetic' as BranchId,
  name: { en: 'Synthetic branch' },
  timeZone: 'UTC',
  locale: 'en-GB',
  cutOverHour: 3,
  languages: ['en'],
  categories: [{ id: 'desk' as CategoryId, name: { en: 'Desk' } }],
  series: [SERIES],
  services: [service(everyday, 5, 10), service(accounts, 10, 15), service(advice, 15, 20)],
  profiles: [...profiles],
  counters: counters.map(({ id, profile: { id: profileId }, breaks, known }, index) => ({
    id,
    number: String(index + 1),
    zone: { en: 'Hall' },
    profileId,
    ...(known ? { breaks: breaks.map(planned) } : {}),
  })),
  classes: [
    { id: regular, name: { en: 'Regular' }, rate: 1, headStartSeconds: 0 },
    { id: elderly, name: { en: 'Elderly' }, rate: 2, headStartSeconds: 60 },
    { id: business, name: { en: 'Business' }, rate: 1.5, headStartSeconds: 300 },
  ],
  outcomes: [{ id: 'done' as OutcomeId, name: { en: 'Done' }, resolved: true }],
  ...standardSettings,
  policy: { kind: 'accumulating', maxOvertakes: 10 },
  escalationDeadlineSeconds: 180,
};

function planned({ from, length }: DailyBreak): PlannedBreak {
  return { from: timeOfDay(from), until: timeOfDay(from + length) };
}

function timeOfDay(minutesSinceOpening: number): string {
  const at = DOORS_OPEN_HOUR * 60 + minutesSinceOpening;
  return `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
}
