import type {
  AgentId,
  BranchDay,
  BranchId,
  CategoryId,
  ClassId,
  CounterId,
  OutcomeId,
  ProfileId,
  SeriesId,
  ServiceId,
} from '@foyer/basics';
import type {
  BranchConfig,
  HoursSpan,
  NumberSeries,
  OpeningHours,
  ServiceConfig,
  WeeklyHours,
} from '../branch-config.ts';
import { standardSettings } from '../read-branch-config.ts';

/** A small bank: cash and cards are everyday services, loans are a counter's second tier or another's only one. */
export const cash = 'cash' as ServiceId;
export const cards = 'cards' as ServiceId;
export const loans = 'loans' as ServiceId;
export const regular = 'regular' as ClassId;
export const priority = 'priority' as ClassId;
export const counter1 = 'counter-1' as CounterId;
export const counter2 = 'counter-2' as CounterId;
export const counter3 = 'counter-3' as CounterId;
export const everything = 'everything' as ProfileId;
export const onlyLoans = 'only-loans' as ProfileId;
export const solved = 'solved' as OutcomeId;
export const unsolved = 'unsolved' as OutcomeId;
export const ana = 'ana' as AgentId;
export const ben = 'ben' as AgentId;
export const cleo = 'cleo' as AgentId;
export const monday = '2026-03-02' as BranchDay;
export const tuesday = '2026-03-03' as BranchDay;

const desk = 'desk' as CategoryId;

/** The series of a service's own, from `prefix` + `001`. */
export function seriesNamed(id: ServiceId, prefix: string, changes: Partial<NumberSeries> = {}): NumberSeries {
  return { id: seriesOf(id), prefix, first: 1, last: 999, step: 1, width: 3, ...changes };
}

const seriesOf = (id: ServiceId): SeriesId => String(id) as SeriesId;

/** A service with a series of its own, to be called within five minutes. */
export function serviceNamed(id: ServiceId, changes: Partial<ServiceConfig> = {}): ServiceConfig {
  return {
    id,
    categoryId: desk,
    name: { en: id, ar: id },
    seriesId: seriesOf(id),
    target: { share: 0.8, withinSeconds: 300 },
    meanServiceSeconds: 240,
    maxWaiting: 200,
    ...changes,
  };
}

/** The bank's configuration. */
export const bank: BranchConfig = {
  branchId: 'harbour' as BranchId,
  name: { en: 'Harbour', ar: 'الميناء' },
  timeZone: 'Europe/Madrid',
  locale: 'en-GB',
  cutOverHour: 3,
  languages: ['en', 'ar'],
  categories: [{ id: desk, name: { en: 'Desk' } }],
  series: [seriesNamed(cash, 'A'), seriesNamed(cards, 'B'), seriesNamed(loans, 'L')],
  services: [serviceNamed(cash), serviceNamed(cards), serviceNamed(loans)],
  profiles: [
    { id: everything, name: { en: 'Everything' }, tiers: [[cash, cards], [loans]] },
    { id: onlyLoans, name: { en: 'Loans' }, tiers: [[loans]] },
  ],
  counters: [
    { id: counter1, number: '1', zone: { en: 'Hall', ar: 'الصالة' }, profileId: everything },
    { id: counter2, number: '2', zone: { en: 'Hall', ar: 'الصالة' }, profileId: everything },
    { id: counter3, number: '3', zone: { en: 'Hall', ar: 'الصالة' }, profileId: onlyLoans },
  ],
  classes: [
    { id: regular, name: { en: 'Regular' }, rate: 1, headStartSeconds: 0 },
    { id: priority, name: { en: 'Priority' }, rate: 2, headStartSeconds: 60 },
  ],
  outcomes: [
    { id: solved, name: { en: 'Solved' }, resolved: true },
    { id: unsolved, name: { en: 'Not solved' }, resolved: false },
  ],
  ...standardSettings,
  segments: [{ id: 'gold', name: { en: 'Gold' } }],
  tags: [
    { id: 'vip', name: { en: 'VIP' } },
    { id: 'documents', name: { en: 'Documents missing' } },
    { id: 'old', name: { en: 'Old' }, retired: true },
  ],
  policy: { kind: 'accumulating', maxOvertakes: 3 },
  escalationDeadlineSeconds: 180,
};

/** The same hours from Monday to Friday, and none on the weekend. */
export function workdays(...spans: readonly HoursSpan[]): WeeklyHours {
  return { monday: spans, tuesday: spans, wednesday: spans, thursday: spans, friday: spans, saturday: [], sunday: [] };
}

/** The same hours on every day. */
export function daily(...spans: readonly HoursSpan[]): WeeklyHours {
  return { ...workdays(...spans), saturday: spans, sunday: spans };
}

/** Nine to five on workdays, closed on one of them and shorter on another; loans end at noon. */
export const bankHours: OpeningHours = {
  weekly: workdays({ from: '09:00', until: '17:00' }),
  exceptions: [
    { date: '2026-04-03', name: { en: 'Good Friday' }, spans: [] },
    { date: '2026-12-24', name: { en: 'Christmas Eve' }, spans: [{ from: '09:00', until: '12:30' }] },
  ],
  services: [{ serviceId: loans, weekly: workdays({ from: '09:00', until: '12:00' }) }],
  openBySelf: true,
  closeBySelf: true,
  warningMinutes: 15,
  lastTicket: true,
};
