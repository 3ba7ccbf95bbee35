import type { BranchConfig, LocalText, NumberSeries, ServiceConfig } from '../config.ts';
import { seriesSize } from '../numbering.ts';

/** More numbers than any branch calls in a day; bounds the search for a free one. */
const MOST_NUMBERS = 100_000;

/** What is wrong with a configuration, as a sentence for the person who wrote it; `null` when it holds together. */
export function configurationProblem(config: BranchConfig): string | null {
  return (
    branchProblem(config) ??
    listsProblem(config) ??
    namesProblem(config) ??
    categoriesProblem(config) ??
    firstProblem(config.services, (service) => serviceProblem(config, service)) ??
    seriesProblem(config.services) ??
    profilesProblem(config) ??
    countersProblem(config) ??
    classesProblem(config)
  );
}

function firstProblem<T>(items: readonly T[], problemOf: (item: T) => string | null): string | null {
  for (const item of items) {
    const problem = problemOf(item);
    if (problem !== null) return problem;
  }
  return null;
}

function branchProblem(config: BranchConfig): string | null {
  if (!isTimeZone(config.timeZone)) return `"${config.timeZone}" is not an IANA time zone, such as Europe/Madrid.`;
  const { cutOverHour } = config;
  if (!Number.isInteger(cutOverHour) || cutOverHour < 0 || cutOverHour > 23) {
    return `The cut-over hour must be a whole hour from 0 to 23, not ${cutOverHour}.`;
  }
  const { kind, maxOvertakes } = config.policy;
  if (!['accumulating', 'arrival', 'strict'].includes(kind)) return `"${kind}" is not a calling policy.`;
  if (!Number.isInteger(maxOvertakes) || maxOvertakes < 1) {
    return `A visit may be overtaken a whole number of times, at least once; maxOvertakes is ${maxOvertakes}.`;
  }
  return isPositive(config.escalationDeadlineSeconds)
    ? null
    : `The deadline of escalations must be longer than 0 s, not ${config.escalationDeadlineSeconds}.`;
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
}

function isPositive(value: number): boolean {
  return Number.isFinite(value) && value > 0;
}

/** Each list has something in it, and its ids are usable and different. */
function listsProblem(config: BranchConfig): string | null {
  if (config.languages.length === 0) return 'A branch needs at least one language.';
  const lists: readonly (readonly [string, readonly { readonly id: string }[]])[] = [
    ['category', config.categories],
    ['service', config.services],
    ['work profile', config.profiles],
    ['counter', config.counters],
    ['priority class', config.classes],
    ['outcome', config.outcomes],
  ];
  return firstProblem(lists, ([what, items]) => {
    if (items.length === 0) return `A branch needs at least one ${what}.`;
    const ids = items.map(({ id }) => id);
    const unusable = ids.find((id) => !isUsableId(id));
    if (unusable !== undefined)
      return `"${unusable}" can't be the id of a ${what}: use visible characters, at least one.`;
    const twice = findRepeated(ids);
    return twice === null ? null : `Two of the ${what} entries have the id "${twice}"; ids must differ.`;
  });
}

/** Ids go into keys and addresses: no spaces, line breaks or control characters. */
function isUsableId(id: string): boolean {
  return /^[^\s\p{C}]+$/u.test(id);
}

function findRepeated(values: readonly string[]): string | null {
  const seen = new Set<string>();
  for (const value of values) {
    if (seen.has(value)) return value;
    seen.add(value);
  }
  return null;
}

function namesProblem(config: BranchConfig): string | null {
  const language = config.languages[0] ?? '';
  const named: readonly (readonly [string, LocalText])[] = [
    ['The branch', config.name],
    ...config.categories.map(({ id, name }) => [`Category "${id}"`, name] as const),
    ...config.services.map(({ id, name }) => [`Service "${id}"`, name] as const),
    ...config.profiles.map(({ id, name }) => [`Work profile "${id}"`, name] as const),
    ...config.classes.map(({ id, name }) => [`Priority class "${id}"`, name] as const),
    ...config.outcomes.map(({ id, name }) => [`Outcome "${id}"`, name] as const),
    ...config.counters.map(({ id, zone }) => [`The zone of counter "${id}"`, zone] as const),
  ];
  return firstProblem(named, ([what, name]) =>
    (name[language] ?? '').trim() === '' ? `${what} has no name in "${language}", the branch's first language.` : null,
  );
}

function categoriesProblem({ categories }: BranchConfig): string | null {
  const parents = new Map(categories.map(({ id, parentId }) => [id, parentId]));
  return firstProblem(categories, ({ id, parentId }) => {
    if (parentId === undefined) return null;
    if (!parents.has(parentId)) return `Category "${id}" stands under "${parentId}", which does not exist.`;
    let above = parents.get(parentId);
    for (let depth = 0; above !== undefined; depth += 1) {
      if (above === id || depth > categories.length) return `Category "${id}" stands under itself.`;
      above = parents.get(above);
    }
    return parentId === id ? `Category "${id}" stands under itself.` : null;
  });
}

function serviceProblem(config: BranchConfig, service: ServiceConfig): string | null {
  const of = `Service "${service.id}"`;
  if (!config.categories.some(({ id }) => id === service.categoryId)) {
    return `${of} is in category "${service.categoryId}", which does not exist.`;
  }
  const { share, withinSeconds } = service.target;
  if (!(share >= 0 && share <= 1)) return `${of} aims at a share of ${share}; a share lies between 0 and 1.`;
  if (!isPositive(withinSeconds)) return `${of} must be called within more than 0 s, not ${withinSeconds}.`;
  if (!isPositive(service.meanServiceSeconds)) {
    return `${of} must last longer than 0 s on average, not ${service.meanServiceSeconds}.`;
  }
  if (!Number.isInteger(service.maxWaiting) || service.maxWaiting < 1) {
    return `${of} must let a whole number of people wait, at least one; maxWaiting is ${service.maxWaiting}.`;
  }
  return numberingProblem(of, service.numbering);
}

function numberingProblem(of: string, series: NumberSeries): string | null {
  const { first, last, step, width } = series;
  if (![first, last, step, width].every(Number.isSafeInteger)) return `${of} must be numbered in whole numbers.`;
  if (first < 0 || step < 1 || last < first) {
    return `${of} is numbered from ${first} to ${last} by ${step}: numbers must go up, from 0 or more.`;
  }
  if (String(last).length > width || width > 6) {
    return `${of} shows numbers with ${width} digits: its last, ${last}, must fit, and 6 digits are the most.`;
  }
  if (seriesSize(series) > MOST_NUMBERS) return `${of} has more than ${MOST_NUMBERS} numbers.`;
  return /^[^\s\p{C}]{0,8}$/u.test(series.prefix)
    ? null
    : `${of} has the prefix "${series.prefix}": at most 8 visible characters.`;
}

/** Two series may not write the same number, nor numbers that people could mistake: `A1`+`01` and `A`+`101`. */
function seriesProblem(services: readonly ServiceConfig[]): string | null {
  return firstProblem(services, (a) =>
    firstProblem(services, (b) => {
      if (a === b || !b.numbering.prefix.startsWith(a.numbering.prefix)) return null;
      const rest = b.numbering.prefix.slice(a.numbering.prefix.length);
      return /^\p{Nd}*$/u.test(rest)
        ? `Services "${a.id}" and "${b.id}" could give the same number: ` +
            `"${a.numbering.prefix}" and "${b.numbering.prefix}" don't keep them apart.`
        : null;
    }),
  );
}

function profilesProblem({ profiles, services }: BranchConfig): string | null {
  const known = new Set<string>(services.map(({ id }) => id));
  return firstProblem(profiles, ({ id, tiers }) => {
    const listed = tiers.flat();
    if (tiers.length === 0 || tiers.some((tier) => tier.length === 0)) {
      return `Work profile "${id}" needs at least one tier, and a service in each.`;
    }
    const unknown = listed.find((service) => !known.has(service));
    if (unknown !== undefined) return `Work profile "${id}" names service "${unknown}", which does not exist.`;
    const twice = findRepeated(listed);
    return twice === null ? null : `Work profile "${id}" names service "${twice}" twice.`;
  });
}

function countersProblem({ counters, profiles }: BranchConfig): string | null {
  const known = new Set<string>(profiles.map(({ id }) => id));
  const nameless = counters.find(({ number }) => number.trim() === '');
  if (nameless !== undefined) return `Counter "${nameless.id}" needs a number.`;
  const lost = counters.find(({ profileId }) => !known.has(profileId));
  if (lost !== undefined) return `Counter "${lost.id}" has work profile "${lost.profileId}", which does not exist.`;
  const twice = findRepeated(counters.map(({ number }) => number));
  return twice === null ? null : `Two counters have the number "${twice}"; people couldn't tell them apart.`;
}

function classesProblem({ classes }: BranchConfig): string | null {
  return firstProblem(classes, ({ id, rate, headStartSeconds }) => {
    if (!isPositive(rate)) return `Priority class "${id}" must gain urgency: its rate must be above 0, not ${rate}.`;
    if (!Number.isFinite(headStartSeconds) || headStartSeconds < 0) {
      return `Priority class "${id}" must have a head start of 0 s or more, not ${headStartSeconds}.`;
    }
    return null;
  });
}
