import type { BranchConfig, LocalText, NumberSeries, ServiceConfig, WorkProfile } from './branch-config.ts';
import { seriesSize } from './number-series.ts';

/** More numbers than any branch calls in a day; bounds the search for a free one. */
const MOST_NUMBERS = 100_000;

/**
 * What is wrong with a configuration: a sentence for each mistake, for the person who wrote it; none when it holds
 * together.
 */
export function configurationProblems(config: BranchConfig): readonly string[] {
  return [
    ...branchProblems(config),
    ...listProblems(config),
    ...nameProblems(config),
    ...categoryProblems(config),
    ...config.services.flatMap((service) => [...serviceProblems(config, service)]),
    ...seriesProblems(config.services),
    ...config.profiles.flatMap((profile) => [...profileProblems(config, profile)]),
    ...counterProblems(config),
    ...breakProblems(config),
    ...classProblems(config),
  ];
}

function* branchProblems(config: BranchConfig): Iterable<string> {
  if (!isTimeZone(config.timeZone)) yield `"${config.timeZone}" is not an IANA time zone, such as Europe/Madrid.`;
  const { cutOverHour } = config;
  if (!Number.isInteger(cutOverHour) || cutOverHour < 0 || cutOverHour > 23) {
    yield `The cut-over hour must be a whole hour from 0 to 23, not ${cutOverHour}.`;
  }
  const { kind, maxOvertakes } = config.policy;
  if (!['accumulating', 'arrival', 'strict'].includes(kind)) yield `"${kind}" is not a calling policy.`;
  if (!Number.isInteger(maxOvertakes) || maxOvertakes < 1) {
    yield `A visit may be overtaken a whole number of times, at least once; maxOvertakes is ${maxOvertakes}.`;
  }
  if (!isPositive(config.escalationDeadlineSeconds)) {
    yield `The deadline of escalations must be longer than 0 s, not ${config.escalationDeadlineSeconds}.`;
  }
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
function* listProblems(config: BranchConfig): Iterable<string> {
  if (config.languages.length === 0) yield 'A branch needs at least one language.';
  const lists: readonly (readonly [string, readonly { readonly id: string }[]])[] = [
    ['category', config.categories],
    ['service', config.services],
    ['work profile', config.profiles],
    ['counter', config.counters],
    ['priority class', config.classes],
    ['outcome', config.outcomes],
  ];
  for (const [what, items] of lists) {
    if (items.length === 0) yield `A branch needs at least one ${what}.`;
    const ids = items.map(({ id }) => id);
    for (const id of ids) {
      if (!isUsableId(id)) yield `"${id}" can't be the id of a ${what}: use visible characters, at least one.`;
    }
    for (const id of repeated(ids)) yield `Two of the ${what} entries have the id "${id}"; ids must differ.`;
  }
}

/** Ids go into keys and addresses: no spaces, line breaks or control characters. */
function isUsableId(id: string): boolean {
  return /^[^\s\p{C}]+$/u.test(id);
}

/** What is there more than once, each named once. */
function repeated(values: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  return new Set(values.filter((value) => seen.size === seen.add(value).size));
}

function* nameProblems(config: BranchConfig): Iterable<string> {
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
  for (const [what, name] of named) {
    if ((name[language] ?? '').trim() === '')
      yield `${what} has no name in "${language}", the branch's first language.`;
  }
}

function* breakProblems({ counters }: BranchConfig): Iterable<string> {
  for (const { id, breaks = [] } of counters) {
    for (const { from, until } of breaks) {
      const times = [from, until].every((time) => /^([01]\d|2[0-3]):[0-5]\d$/.test(time));
      if (!times) yield `Counter "${id}" has a break from "${from}" until "${until}"; write both as HH:MM.`;
      else if (from >= until) yield `Counter "${id}" has a break until ${until} that begins no earlier, at ${from}.`;
    }
  }
}

function* categoryProblems({ categories }: BranchConfig): Iterable<string> {
  const parents = new Map(categories.map(({ id, parentId }) => [id, parentId]));
  for (const { id, parentId } of categories) {
    if (parentId === undefined) continue;
    if (!parents.has(parentId)) {
      yield `Category "${id}" stands under "${parentId}", which does not exist.`;
      continue;
    }
    let above: typeof parentId | undefined = parentId;
    let depth = 0;
    while (above !== undefined && above !== id && depth <= categories.length) {
      above = parents.get(above);
      depth += 1;
    }
    if (above !== undefined) yield `Category "${id}" stands under itself.`;
  }
}

function* serviceProblems(config: BranchConfig, service: ServiceConfig): Iterable<string> {
  const of = `Service "${service.id}"`;
  if (!config.categories.some(({ id }) => id === service.categoryId)) {
    yield `${of} is in category "${service.categoryId}", which does not exist.`;
  }
  const { share, withinSeconds } = service.target;
  if (!(share >= 0 && share <= 1)) yield `${of} aims at a share of ${share}; a share lies between 0 and 1.`;
  if (!isPositive(withinSeconds)) yield `${of} must be called within more than 0 s, not ${withinSeconds}.`;
  if (!isPositive(service.meanServiceSeconds)) {
    yield `${of} must last longer than 0 s on average, not ${service.meanServiceSeconds}.`;
  }
  if (!Number.isInteger(service.maxWaiting) || service.maxWaiting < 1) {
    yield `${of} must let a whole number of people wait, at least one; maxWaiting is ${service.maxWaiting}.`;
  }
  const numbering = numberingProblem(of, service.numbering);
  if (numbering !== null) yield numbering;
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
function* seriesProblems(services: readonly ServiceConfig[]): Iterable<string> {
  for (const [index, a] of services.entries()) {
    for (const b of services.slice(index + 1)) {
      const [shorter, longer] = a.numbering.prefix.length <= b.numbering.prefix.length ? [a, b] : [b, a];
      const [start, prefix] = [shorter.numbering.prefix, longer.numbering.prefix];
      if (!prefix.startsWith(start) || !/^\p{Nd}*$/u.test(prefix.slice(start.length))) continue;
      yield `Services "${shorter.id}" and "${longer.id}" could give the same number: ` +
        `"${start}" and "${prefix}" don't keep them apart.`;
    }
  }
}

function* profileProblems({ services }: BranchConfig, { id, tiers }: WorkProfile): Iterable<string> {
  const known = new Set<string>(services.map((service) => service.id));
  const listed = tiers.flat();
  if (tiers.length === 0 || tiers.some((tier) => tier.length === 0)) {
    yield `Work profile "${id}" needs at least one tier, and a service in each.`;
  }
  for (const service of new Set(listed)) {
    if (!known.has(service)) yield `Work profile "${id}" names service "${service}", which does not exist.`;
  }
  for (const service of repeated(listed)) yield `Work profile "${id}" names service "${service}" twice.`;
}

function* counterProblems({ counters, profiles }: BranchConfig): Iterable<string> {
  const known = new Set<string>(profiles.map(({ id }) => id));
  for (const { id, number, profileId } of counters) {
    if (number.trim() === '') yield `Counter "${id}" needs a number.`;
    if (!known.has(profileId)) yield `Counter "${id}" has work profile "${profileId}", which does not exist.`;
  }
  for (const number of repeated(counters.map((counter) => counter.number))) {
    yield `Two counters have the number "${number}"; people couldn't tell them apart.`;
  }
}

function* classProblems({ classes }: BranchConfig): Iterable<string> {
  for (const { id, rate, headStartSeconds } of classes) {
    if (!isPositive(rate)) yield `Priority class "${id}" must gain urgency: its rate must be above 0, not ${rate}.`;
    if (!Number.isFinite(headStartSeconds) || headStartSeconds < 0) {
      yield `Priority class "${id}" must have a head start of 0 s or more, not ${headStartSeconds}.`;
    }
  }
}
