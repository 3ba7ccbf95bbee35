import type { BranchId, CategoryId, OutcomeId, ProfileId, SeriesId } from '@foyer/basics';
import { DEMO_PASSWORD, demoStaff, type Settings } from '@foyer/branch-server';
import { type BranchConfig, type LocalText, type PriorityClass, standardSettings } from '@foyer/configuration';
import type { RecordRow } from './record.ts';
import { accountsOf, classIdOf, counterIdOf, STAND_IN, serviceIdOf } from './record-ids.ts';

const text = (en: string, ar: string): LocalText => ({ en, ar });

/** What a bank's record may call its services; others are shown by their code. */
const SERVICE_NAMES: Readonly<Record<string, LocalText>> = {
  PS: text('Everyday banking', 'الخدمات المصرفية اليومية'),
  PE: text('Everyday banking in English', 'الخدمات اليومية بالإنجليزية'),
  NE: text('Stock trading', 'تداول الأسهم'),
  NW: text('New customers', 'العملاء الجدد'),
  IN: text('Online banking support', 'دعم الخدمات الإلكترونية'),
  TT: text('Returned calls', 'معاودة الاتصال'),
};

/** Unidentified, regular and priority customers: the later class is as if it had waited so long already. Seconds. */
const HEAD_START_SECONDS = 90;
const CLASS_NAMES: readonly LocalText[] = [
  text('Unidentified', 'غير معرّف'),
  text('Regular', 'عادي'),
  text('Priority', 'ذو أولوية'),
];

/** The order of the bank is by head starts alone, so the limit on overtaking is out of everybody's reach. */
const NO_LIMIT_OF_OVERTAKES = 10_000;
/** "80 % within two minutes", for every service alike: urgency is waiting as a share of the target. */
const TARGET = { share: 0.8, withinSeconds: 120 };
const EVERYTHING = 'everything' as ProfileId;
const BANKING = 'banking' as CategoryId;

/** A branch in which a recorded day can take place. */
export interface RecordedBranch {
  readonly branch: BranchConfig;
  /** The demo's accounts and one for each server of the record. */
  readonly staff: Settings['staff'];
}

/**
 * The branch of a record: its types are the services, its priorities the classes, with head starts of 0, 90 and 180 s
 * at the same rate; a counter and an account for each server; prefixes by how many come for a service.
 */
export function branchOfRecord(rows: readonly RecordRow[]): RecordedBranch {
  const accounts = accountsOf(rows);
  const types = Map.groupBy(rows, ({ type }) => type);
  const byDemand = [...types].toSorted(([a, { length: as }], [b, { length: bs }]) => bs - as || a.localeCompare(b));
  const series = byDemand.map(([type, { length }], index) => {
    const width = length > 900 ? 4 : 3;
    return { id: seriesIdOf(type), prefix: prefixOf(index), first: 1, last: 10 ** width - 1, step: 1, width };
  });
  const services = byDemand.map(([type, ofType]) => {
    const times = ofType.flatMap(({ service }) => service?.seconds ?? []);
    const mean = times.reduce((sum, seconds) => sum + seconds, 0) / Math.max(times.length, 1);
    return {
      id: serviceIdOf(type),
      categoryId: BANKING,
      name: SERVICE_NAMES[type] ?? text(type, type),
      seriesId: seriesIdOf(type),
      target: TARGET,
      // To the half minute: what a bank knows of its services before the day.
      meanServiceSeconds: Math.max(30, Math.round(mean / 30) * 30),
      maxWaiting: 1000,
    };
  });
  const serviceIds = services.map(({ id }) => id);
  const priorities = [...new Set(rows.map(({ priority }) => priority))].toSorted((a, b) => a - b);
  return {
    branch: {
      branchId: 'recorded-day' as BranchId,
      name: text('Recorded day', 'يوم مسجّل'),
      timeZone: 'UTC',
      locale: 'en-GB',
      cutOverHour: 3,
      languages: ['en', 'ar'],
      categories: [{ id: BANKING, name: text('Banking', 'الخدمات المصرفية') }],
      series,
      services,
      profiles: [{ id: EVERYTHING, name: text('Every service', 'كل الخدمات'), tiers: [serviceIds] }],
      counters: accounts.map((account, index) => ({
        id: counterIdOf(account),
        number: String(index + 1),
        zone: text('Hall', 'الصالة'),
        profileId: EVERYTHING,
      })),
      classes: priorities.map(classOf),
      outcomes: [{ id: 'done' as OutcomeId, name: text('Done', 'تم'), resolved: true }],
      ...standardSettings,
      policy: { kind: 'accumulating', maxOvertakes: NO_LIMIT_OF_OVERTAKES },
      escalationDeadlineSeconds: 180,
    },
    staff: [
      ...demoStaff,
      ...accounts.map((name, index) => ({
        name,
        displayName: name === STAND_IN ? 'Stand-in' : `Agent ${index + 1}`,
        role: 'agent' as const,
        password: DEMO_PASSWORD,
      })),
    ],
  };
}

/** Each type's numbers are a series of their own. */
function seriesIdOf(type: string): SeriesId {
  return String(serviceIdOf(type)) as SeriesId;
}

function classOf(priority: number): PriorityClass {
  const name = CLASS_NAMES[priority] ?? text(`Class ${priority}`, `الفئة ${priority}`);
  return { id: classIdOf(priority), name, rate: 1, headStartSeconds: HEAD_START_SECONDS * priority };
}

/** `A` to `Z`, then `AA`, `AB` and so on. */
function prefixOf(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : prefixOf(Math.floor(index / 26) - 1) + last;
}
