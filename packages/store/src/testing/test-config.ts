import type {
  BranchId,
  CategoryId,
  ClassId,
  CounterId,
  MarkId,
  OutcomeId,
  ProfileId,
  SeriesId,
  ServiceId,
} from '@foyer/basics';
import { MESSAGE_RULES } from '@foyer/basics';
import { type BranchConfig, type ServiceConfig, standardSettings } from '@foyer/configuration';

const services = ['cash', 'cards', 'loans'].map(
  (id): ServiceConfig => ({
    id: id as ServiceId,
    categoryId: 'bank' as CategoryId,
    name: { en: id },
    seriesId: id as SeriesId,
    target: { share: 0.8, withinSeconds: 600 },
    meanServiceSeconds: 300,
    maxWaiting: 200,
  }),
);

/** A small branch: three services, three counters, two classes. */
export const testConfig: BranchConfig = {
  branchId: 'test' as BranchId,
  name: { en: 'Test' },
  timeZone: 'Europe/Berlin',
  locale: 'en-GB',
  cutOverHour: 3,
  languages: ['en'],
  categories: [{ id: 'bank' as CategoryId, name: { en: 'Bank' } }],
  series: services.map(({ seriesId: id }, index) => ({
    id,
    prefix: 'ABC'.charAt(index),
    first: 1,
    last: 999,
    step: 1,
    width: 3,
  })),
  services,
  profiles: [{ id: 'all' as ProfileId, name: { en: 'All' }, tiers: [services.map(({ id }) => id)] }],
  counters: ['1', '2', '3'].map((number) => ({
    id: `counter-${number}` as CounterId,
    number,
    zone: { en: 'Hall' },
    profileId: 'all' as ProfileId,
  })),
  classes: [
    { id: 'normal' as ClassId, name: { en: 'Normal' }, rate: 1, headStartSeconds: 0 },
    { id: 'priority' as ClassId, name: { en: 'Priority' }, rate: 2, headStartSeconds: 60 },
  ],
  ...standardSettings,
  messages: { rules: MESSAGE_RULES, nearlyMinutes: 10, mostPerVisit: 4, apartMinutes: 3 },
  marks: [
    { id: 'forms' as MarkId, name: { en: 'Forms' }, kind: 'counted' },
    { id: 'card' as MarkId, name: { en: 'Card' }, kind: 'counted', amountUnit: 'EUR', offer: true },
    { id: 'copies' as MarkId, name: { en: 'Copies' }, kind: 'timed' },
    { id: 'call' as MarkId, name: { en: 'Call' }, kind: 'timed' },
  ],
  tags: ['vip', 'documents'].map((id) => ({ id, name: { en: id } })),
  outcomes: [
    { id: 'solved' as OutcomeId, name: { en: 'Solved' }, resolved: true },
    { id: 'unsolved' as OutcomeId, name: { en: 'Unsolved' }, resolved: false },
  ],
  policy: { kind: 'accumulating', maxOvertakes: 3 },
  escalationDeadlineSeconds: 120,
  escalations: ['complaint', 'approval'].map((reason) => ({
    reason,
    levels: [{ withinSeconds: 120, remindSeconds: 30 }, { role: 'manager' as const }],
  })),
};
