import { REASON_KINDS, type Result, recordOf, STANDARD_REASONS } from '@foyer/basics';
import { type BranchConfig, branchConfigSchema } from './branch-config.ts';
import { checkBranch } from './checks.ts';
import { WEEKDAYS } from './hours.ts';
import type { ConfigurationMistake } from './mistake.ts';
import { validate } from './validate.ts';

/**
 * Says whether a whole configuration holds together.
 *
 * @returns the configuration, its members in the schema's order, or every mistake in it
 */
export function checkBranchConfig(config: unknown): Result<BranchConfig, readonly ConfigurationMistake[]> {
  return validate(branchConfigSchema, config, checkBranch);
}

/**
 * Reads a configuration as a person writes it: what may be left out is filled in (docs/configuration.md says with
 * what), then it is checked as a whole.
 *
 * @returns the whole configuration, or every mistake in it
 */
export function readBranchConfig(written: unknown): Result<BranchConfig, readonly ConfigurationMistake[]> {
  return checkBranchConfig(fillIn(written));
}

/** What a branch has that says nothing of it. */
export const standardSettings: Pick<
  BranchConfig,
  'segments' | 'tags' | 'marks' | 'reasons' | 'words' | 'looks' | 'noShow'
> = {
  segments: [],
  tags: [],
  marks: [],
  reasons: recordOf(REASON_KINDS, (kind) => STANDARD_REASONS[kind].map((id) => ({ id }))),
  words: { counter: 'counter' },
  looks: {},
  noShow: { graceSeconds: 0, returnMinutes: 15, returnPosition: 'original' },
};

function fillIn(written: unknown): unknown {
  if (!isObject(written)) return written;
  return {
    cutOverHour: 3,
    escalationDeadlineSeconds: 180,
    ...localeOf(written.languages),
    ...standardSettings,
    ...written,
    reasons: over(standardSettings.reasons, written.reasons === undefined ? {} : written.reasons),
    noShow: over(standardSettings.noShow, written.noShow === undefined ? {} : written.noShow),
    words: over(standardSettings.words, written.words === undefined ? {} : written.words),
    policy: over({ kind: 'accumulating', maxOvertakes: 10 }, written.policy === undefined ? {} : written.policy),
    services: eachOf(written.services, (service) => ({
      maxWaiting: 500,
      ...service,
    })),
    series: eachOf(written.series, (series) => ({ step: 1, width: 3, ...series })),
    classes: eachOf(written.classes, (priorityClass) => ({ headStartSeconds: 0, ...priorityClass })),
    ...(written.hours === undefined ? {} : { hours: fillInHours(written.hours) }),
  };
}

function fillInHours(written: unknown): unknown {
  if (!isObject(written)) return written;
  return {
    openBySelf: true,
    closeBySelf: true,
    warningMinutes: 15,
    lastTicket: true,
    exceptions: [],
    ...written,
    weekly: weekOf(written.weekly),
    services: eachOf(written.services ?? [], (service) => ({ ...service, weekly: weekOf(service.weekly) })),
  };
}

/** A day of which nothing is written is closed. */
function weekOf(written: unknown): unknown {
  return over(Object.fromEntries(WEEKDAYS.map((day) => [day, []])), written);
}

type Written = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Written {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `defaults` where the value leaves something out; what is no object stays for the schema to refuse. */
function over(defaults: Written, value: unknown): unknown {
  return isObject(value) ? { ...defaults, ...value } : value;
}

function eachOf(list: unknown, fill: (item: Written) => Written): unknown {
  return Array.isArray(list) ? list.map((item: unknown) => (isObject(item) ? fill(item) : item)) : list;
}

/** The first language where most of those who speak it live: the best guess, and none where there is none. */
function localeOf(languages: unknown): { locale?: string } {
  try {
    const first: unknown = Array.isArray(languages) ? languages[0] : undefined;
    const language = new Intl.Locale(String(first));
    const { region } = language.maximize();
    return region === undefined ? {} : { locale: new Intl.Locale(language, { region }).baseName };
  } catch {
    // The languages are refused; that the locale follows from them is no second mistake.
    return { locale: 'und-ZZ' };
  }
}
