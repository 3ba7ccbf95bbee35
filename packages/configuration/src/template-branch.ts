import { HELP } from '@foyer/basics';
import type { LocalText, OpeningHours } from './branch-config.ts';
import { WEEKDAYS, type Weekday } from './hours.ts';
import { standardSettings } from './read-branch-config.ts';
import { EVERYTHING, TEMPLATE_CLASSES, TEMPLATE_OUTCOMES, TEMPLATES, type TemplateId } from './templates.ts';

/** What a name belongs to. */
export type TemplateNameKind = 'category' | 'service' | 'profile' | 'zone' | 'class' | 'need' | 'outcome';

/** What a founder says of a branch, under the names that a configuration has; nobody has checked it yet. */
export interface TemplateFacts {
  readonly branchId: string;
  readonly name: Readonly<Record<string, string>>;
  readonly timeZone: string;
  readonly locale: string;
  readonly languages: readonly string[];
  /** How many; see `MOST_TEMPLATE_COUNTERS`. */
  readonly counters: number;
  /** Absent: opened and closed by hand. */
  readonly hours?: unknown;
}

/** More than this are added in the settings. */
export const MOST_TEMPLATE_COUNTERS = 60;

/**
 * A whole configuration made of a template, to be checked by `checkBranchConfig`.
 *
 * @param nameOf what something is called in the branch's languages; `shared` names are the same in every template
 */
export function templateBranch(
  template: TemplateId,
  facts: TemplateFacts,
  nameOf: (of: TemplateId | 'shared', kind: TemplateNameKind, id: string) => LocalText,
): unknown {
  const { counterNoun, categories, services, profiles, counters, classes, outcomes } = TEMPLATES[template];
  const { counters: count, hours, ...place } = facts;
  return {
    ...standardSettings,
    ...place,
    cutOverHour: 3,
    categories: Object.entries(categories).map(([id, pictogram]) => ({
      id,
      name: nameOf(template, 'category', id),
      pictogram,
    })),
    series: services.map(({ id }, at) => ({
      id,
      prefix: String.fromCharCode(65 + at),
      first: 1,
      last: 999,
      step: 1,
      width: 3,
    })),
    services: services.map(({ id, category, pictogram, targetMinutes, meanMinutes }) => ({
      id,
      categoryId: category,
      name: nameOf(template, 'service', id),
      pictogram,
      seriesId: id,
      target: { share: 0.8, withinSeconds: targetMinutes * 60 },
      meanServiceSeconds: meanMinutes * 60,
      maxWaiting: 500,
    })),
    profiles: [
      ...Object.entries(profiles).map(([id, tiers]) => ({ id, name: nameOf(template, 'profile', id), tiers })),
      { id: EVERYTHING, name: nameOf('shared', 'profile', EVERYTHING), tiers: [services.map(({ id }) => id)] },
    ],
    counters: Array.from({ length: count }, (_, at) => ({
      id: `counter-${at + 1}`,
      number: String(at + 1),
      zone: nameOf('shared', 'zone', 'hall'),
      // Where there are too few for every profile, each serves everything: nobody is to wait for ever.
      profileId: count < counters.length ? EVERYTHING : counters[at % counters.length],
    })),
    classes: classes.map((id) => ({
      id,
      name: nameOf('shared', 'class', id),
      ...TEMPLATE_CLASSES[id],
      ...(id === 'assisted' ? { need: nameOf('shared', 'need', id) } : {}),
    })),
    outcomes: outcomes.map((id) => ({ id, name: nameOf('shared', 'outcome', id), resolved: TEMPLATE_OUTCOMES[id] })),
    policy: { kind: 'accumulating', maxOvertakes: 10 },
    escalationDeadlineSeconds: 180,
    // Who is asked for help and does not come must not be the end of it.
    escalations: [{ reason: HELP, levels: [{ role: 'agent' }, { role: 'supervisor' }] }],
    words: { counter: counterNoun },
    ...(hours === undefined ? {} : { hours }),
  };
}

/** The hours a template's branch begins with, on the working days of its country. */
export function templateHours(template: TemplateId, locale: string): OpeningHours {
  const { day, weekend } = TEMPLATES[template];
  const [first, second] = weekendOf(locale);
  const spansOf = (weekday: Weekday) => {
    const spans = weekday === second ? [] : weekday === first ? weekend : day;
    return spans.map(([from, until]) => ({ from, until }));
  };
  const [monday, tuesday, wednesday, thursday, friday, saturday, sunday] = WEEKDAYS;
  return {
    weekly: {
      monday: spansOf(monday),
      tuesday: spansOf(tuesday),
      wednesday: spansOf(wednesday),
      thursday: spansOf(thursday),
      friday: spansOf(friday),
      saturday: spansOf(saturday),
      sunday: spansOf(sunday),
    },
    exceptions: [],
    services: [],
    openBySelf: true,
    closeBySelf: true,
    warningMinutes: 15,
    lastTicket: true,
  };
}

interface WithWeek extends Intl.Locale {
  getWeekInfo?: () => { readonly weekend: readonly number[] };
}

/** The days of the weekend that shops are open on and that they are not; the same one where it has a single day. */
function weekendOf(locale: string): readonly [open: Weekday, shut: Weekday] {
  const place: WithWeek = new Intl.Locale(locale);
  const days = (place.getWeekInfo?.().weekend ?? [6, 7]).flatMap((number) => WEEKDAYS[number - 1] ?? []);
  // Where Friday is of the weekend it is the one of rest.
  const [open = 'saturday', shut = open] = days.includes('friday') ? days.toReversed() : days;
  return [open, shut];
}
