import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { branchConfigSchema } from './branch-config.ts';
import { formatMistake } from './format-mistake.ts';
import { valueAt } from './mistake.ts';
import { readBranchConfig } from './read-branch-config.ts';
import { bank, bankHours, cash, daily } from './testing/bank.ts';

type Path = readonly (string | number)[];

/** Every place in a value, the value itself first. */
function placesIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const steps = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return [path, ...steps.flatMap((step) => placesIn(valueAt(value, [step]), [...path, step]))];
}

/** The value with what stands at a place changed, or taken out where it becomes `undefined`. */
function changedAt(value: unknown, path: Path, change: (found: unknown) => unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return change(value);
  const inner = changedAt(valueAt(value, [step]), rest, change);
  if (Array.isArray(value)) {
    return inner === undefined ? value.toSpliced(Number(step), 1) : value.with(Number(step), inner);
  }
  const others = Object.entries(value ?? {}).filter(([key]) => key !== step);
  return Object.fromEntries(inner === undefined ? others : [...others, [step, inner]]);
}

const messages = {
  rules: ['nearly', 'called'],
  nearlyMinutes: 10,
  mostPerVisit: 4,
  apartMinutes: 3,
  quiet: { from: '21:00', until: '08:00' },
};
const whole = { ...bank, hours: bankHours, messages };
const places = placesIn(whole);

const written = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom('en', 'cash', 'desk', 'counter-1', 'everything', '', ' ', 'A', '12:00', 'UTC', 'en-GB', 0, 1, 99, -1),
  fc.constantFrom(...places).map((path) => valueAt(whole, path)),
);
const mutation = fc.record({
  place: fc.constantFrom(...places),
  change: fc.oneof(
    written.map((value) => () => value),
    fc.constant(() => undefined),
    fc.tuple(fc.string(), written).map(([key, value]) => (found: unknown) => {
      if (Array.isArray(found)) return [...found, value];
      return typeof found === 'object' ? { ...found, [key]: value } : value;
    }),
  ),
});

test('SETUP-11: whatever is written, reading ends with mistakes or with a configuration that is valid in full', () => {
  const mutated = fc.array(mutation, { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(mutated, (mutations) => {
      let config: unknown = whole;
      for (const { place, change } of mutations) {
        if (valueAt(config, place) !== undefined) config = changedAt(config, place, change);
      }
      const read = readBranchConfig(config);
      if (read.ok) {
        expect(branchConfigSchema.parse(read.value)).toEqual(read.value);
        // What was read can be written down and read again.
        expect(readBranchConfig(JSON.parse(JSON.stringify(read.value)))).toEqual(read);
        return;
      }
      expect(read.error).not.toEqual([]);
      for (const mistake of read.error) expect(formatMistake(mistake)).toMatch(/^.+\.$/su);
    }),
    { numRuns: 500 },
  );
});

describe('SETUP-12: what may be left out is filled in as the guide says', () => {
  const guide = readFileSync(new URL('../../../docs/configuration.md', import.meta.url), 'utf8');
  const example: unknown = JSON.parse(/^```json\n(.*?)^```/ms.exec(guide)?.[1] ?? '{}').branch;

  /** The rows of the guide's tables of a branch: which setting, and what it is by default. */
  const rows = [...guide.slice(guide.indexOf('\n## The branch\n')).matchAll(/^(?:Each of .*|\| .* \|)$/gm)];
  let list: string | null = null;
  const settings: (readonly [string, string])[] = [];
  for (const [line] of rows) {
    const lists = [...(/^Each of (.*)/.exec(line)?.[1]?.matchAll(/`(\w+)`/g) ?? [])].map(([, name = '']) => name);
    if (lists.length > 0) list = lists.length === 1 ? (lists[0] ?? null) : '';
    if (!line.startsWith('| `')) continue;
    const [, setting = '', , byDefault = ''] = line.split('|').map((cell) => cell.trim());
    const names = [...setting.matchAll(/`([\w.]+)`/g)].map(([, name = '']) => name);
    const of = list === '' ? names.shift() : list;
    for (const name of names) settings.push([of === null || of === undefined ? name : `${of}.0.${name}`, byDefault]);
  }

  const pathOf = (setting: string) => setting.split('.').map((step) => (step === '0' ? 0 : step));
  const without = (setting: string) => readBranchConfig(changedAt(example, pathOf(setting), () => undefined));

  test('every setting has a row', () => {
    const config = {
      ...bank,
      retentionDays: 30,
      closeIdleAfterMinutes: 45,
      policy: { ...bank.policy, staffSee: 'own', nextStep: 'first' },
      escalations: [{ reason: 'help', levels: [{}] }],
      counters: [{ ...bank.counters[0], breaks: [] }],
      backup: { folder: '/mnt/backups' },
      hours: { ...bankHours, endAfterMinutes: 30 },
      messages,
      categories: [{ ...bank.categories[0], parentId: 'x', pictogram: 'coins' }],
      services: [{ ...bank.services[0], pictogram: 'coins', outcomeRequired: true }],
      outcomes: [{ ...bank.outcomes[0], services: ['x'] }],
      marks: [{ id: 'x', name: {}, kind: 'counted', amountUnit: 'EUR', offer: true, services: ['x'] }],
      profiles: [{ ...bank.profiles[0], whenLate: ['x'] }],
      classes: [{ ...bank.classes[0], turns: 2, need: {} }],
      words: { counter: 'desk', welcome: {}, closing: {} },
      looks: { logo: 'x', accent: 'x' },
      noShow: { ...bank.noShow, mostRecalls: 2, automaticSeconds: 60 },
    };
    const leaves = placesIn(config)
      .filter((path) => path.every((step) => typeof step === 'string' || step === 0))
      .map((path) => path.join('.'));
    const documented = new Set(settings.map(([setting]) => setting));
    const isText = (leaf: string) => /\.(en|ar)$/.test(leaf);
    const isListOrPart = (leaf: string) =>
      leaves.some((other) => documented.has(other) && (other.startsWith(`${leaf}.`) || leaf.startsWith(`${other}.`)));
    expect(
      leaves.filter((leaf) => leaf !== '' && !isText(leaf) && !documented.has(leaf) && !isListOrPart(leaf)),
    ).toEqual([]);
    for (const [setting] of settings) expect(leaves).toContain(setting);
  });

  test.each(settings)('%s: %s', (setting, byDefault) => {
    const read = without(setting);
    if (byDefault === '') {
      const mistakes = read.ok ? [] : read.error;
      expect(mistakes).toEqual([expect.objectContaining({ code: 'missing', path: pathOf(setting) })]);
    } else {
      expect(read).toMatchObject({ ok: true });
      const found = valueAt(read.ok ? read.value : null, pathOf(setting));
      if (byDefault === 'none') expect(found).toBeUndefined();
      else expect(found).toEqual(byDefault.startsWith('`') ? JSON.parse(byDefault.slice(1, -1)) : 'en-US');
    }
  });

  test('a policy that is left out altogether, and a locale made from the first language', () => {
    const read = without('policy');
    expect(read.ok ? read.value.policy : null).toEqual({ kind: 'accumulating', maxOvertakes: 10 });
    const localeIn = (languages: readonly string[]) => {
      const { locale: _, ...rest } = bank;
      const names = Object.fromEntries(languages.map((tag) => [tag, 'x']));
      const named = JSON.parse(JSON.stringify({ ...rest, languages }).replaceAll('"en":', `"${languages[0]}":`));
      const localised = readBranchConfig({ ...named, name: names });
      return localised.ok ? localised.value.locale : localised.error.map(({ code, path }) => [code, ...path]);
    };
    expect(localeIn(['en'])).toBe('en-US');
    expect(localeIn(['ar', 'en'])).toBe('ar-EG');
    expect(localeIn(['pt-PT'])).toBe('pt-PT');
    expect(localeIn(['zh-Hant'])).toBe('zh-Hant-TW');
    // Nobody lives where this is spoken.
    expect(localeIn(['tlh'])).toEqual([['missing', 'locale']]);
  });
});

test('SETUP-15: of hours only what differs needs to be written; a day that is left out is closed', () => {
  const spans = [{ from: '09:00', until: '17:00' }];
  const read = readBranchConfig({
    ...bank,
    hours: { weekly: { monday: spans }, services: [{ serviceId: cash, weekly: {} }] },
  });
  if (!read.ok) throw new Error(read.error.map(formatMistake).join(' '));
  expect(read.value.hours).toEqual({
    weekly: { ...daily(), monday: spans },
    exceptions: [],
    services: [{ serviceId: cash, weekly: daily() }],
    openBySelf: true,
    closeBySelf: true,
    warningMinutes: 15,
    lastTicket: true,
  });
});

test('BACKUP-18: where and when backups are made is read as it is written, and each mistake stands at its place', () => {
  const backup = { folder: '/mnt/backups', atHour: 2, daily: 7, weekly: 4, monthly: 12 };
  expect(readBranchConfig({ ...bank, backup })).toMatchObject({ ok: true, value: { backup } });
  for (const folder of ['D:\\backups', '\\\\server\\share', '/']) {
    expect(readBranchConfig({ ...bank, backup: { ...backup, folder } }).ok, folder).toBe(true);
  }
  const wrong = { folder: 'backups', atHour: 24, daily: 0, weekly: 1.5 };
  const read = readBranchConfig({ ...bank, backup: wrong });
  expect(read.ok ? [] : read.error.map(formatMistake)).toEqual([
    'backup.folder: must be a folder with its whole path, such as /mnt/backups, not “backups”.',
    'backup.atHour: must be at most 23.',
    'backup.daily: must be at least 1.',
    'backup.weekly: must be a whole number.',
    'backup.monthly: is missing.',
  ]);
});
