import { CALLING_POLICIES } from '@foyer/basics';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type BranchConfig, branchConfigSchema } from './branch-config.ts';
import { formatMistake } from './format-mistake.ts';
import { checkBranchConfig } from './read-branch-config.ts';
import { bank, bankHours, cash, daily, loans } from './testing/bank.ts';

/** The mistakes of a configuration as people read them. */
function mistakesIn(config: unknown): readonly string[] {
  const checked = checkBranchConfig(config);
  return checked.ok ? [] : checked.error.map(formatMistake);
}

type List = 'categories' | 'series' | 'services' | 'profiles' | 'counters' | 'classes' | 'outcomes';

/** The bank with the first item of a list changed, to whatever somebody may write. */
function changed<K extends List>(list: K, changes: { readonly [M in keyof BranchConfig[K][number]]?: unknown }) {
  const [first, ...rest] = bank[list];
  return { ...bank, [list]: [{ ...first, ...changes }, ...rest] };
}

const numbered = (changes: { readonly [M in keyof BranchConfig['series'][number]]?: unknown }) =>
  changed('series', changes);

/** The bank with a way of its own for a reason. */
function escalating(reason: string, level: object): object {
  return { ...bank, escalations: [{ reason, levels: [level] }] };
}

test('SETUP-7: the bank’s configuration holds together', () => {
  expect(checkBranchConfig(bank)).toEqual({ ok: true, value: bank });
});

test('the schema can be shown to programmers: closed, with the ids’ pattern and what each setting means', () => {
  expect(z.toJSONSchema(branchConfigSchema).$defs?.BranchConfig).toMatchObject({
    additionalProperties: false,
    required: expect.arrayContaining(['branchId', 'locale', 'policy', 'escalationDeadlineSeconds']),
    properties: {
      cutOverHour: { type: 'integer', minimum: 0, maximum: 23, description: expect.any(String) },
      services: { items: { properties: { id: { type: 'string', pattern: expect.any(String), examples: ['cash'] } } } },
      policy: { properties: { kind: { enum: [...CALLING_POLICIES] } } },
    },
  });
});

describe('SETUP-8: a configuration that contradicts itself is refused with a sentence that says where', () => {
  const cases: readonly (readonly [string, object, string])[] = [
    ['time zone', { ...bank, timeZone: 'Mars/Base' }, 'timeZone: must be an IANA time zone such as Europe/Madrid'],
    ['cut-over hour', { ...bank, cutOverHour: 24 }, 'cutOverHour: must be at most 23.'],
    ['policy', { ...bank, policy: { kind: 'random', maxOvertakes: 1 } }, 'policy.kind: must be one of accumulating'],
    [
      'maxOvertakes',
      { ...bank, policy: { ...bank.policy, maxOvertakes: 0 } },
      'policy.maxOvertakes: must be at least 1',
    ],
    // What is later than any date can't be written down in the log.
    [
      'deadline beyond time',
      { ...bank, escalationDeadlineSeconds: 1e306 },
      'escalationDeadlineSeconds: must be at most 604800.',
    ],
    ['step beyond numbers', numbered({ step: Number.MAX_SAFE_INTEGER }), 'step: must be at most 999999.'],
    ['deadline', { ...bank, escalationDeadlineSeconds: 0 }, 'escalationDeadlineSeconds: must be at least 1.'],
    [
      'a character that can’t be seen',
      changed('services', { name: { en: 'Cash', 'en-GB': 'Cash\u0000' } }),
      'service “cash”, name.en-GB: “Cash\u0000” has letters that there is no font for; there are Latin, Greek, Cyrillic, Arabic, Hebrew.',
    ],
    [
      'a mark that turns what follows',
      changed('services', { name: { en: '\u202ehsaC' } }),
      'service “cash”, name.en: “\u202ehsaC” has letters that there is no font for; there are Latin, Greek, Cyrillic, Arabic, Hebrew.',
    ],
    [
      'a name without end',
      changed('services', { name: { en: 'x'.repeat(201) } }),
      'service “cash”, name.en: must have at most 200 characters.',
    ],
    [
      'a name in no language',
      changed('services', { name: { en: 'Cash', 'no such': 'Cash' } }),
      'service “cash”, name.no such: must be a language tag',
    ],
    [
      'a name in more languages than there are',
      changed('services', {
        name: { en: 'Cash', ...Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`en-${200 + at}`, 'Cash'])) },
      }),
      'service “cash”, name: must have at most 40 entries.',
    ],
    [
      'a script without a font',
      changed('services', { name: { en: 'Cash', th: 'เงินสด ที่นี่' } }),
      'service “cash”, name.th: “เงินสด” has letters that there is no font for; there are Latin, Greek, Cyrillic, Arabic, Hebrew.',
    ],
    [
      'digits of such a script',
      changed('counters', { number: '๑' }),
      'counter “counter-1”, number: “๑” has letters that there is no font for',
    ],
    ['letters on tickets', numbered({ prefix: '現' }), 'series “cash”, prefix: “現” has letters that there'],
    ['no language', { ...bank, languages: [] }, 'languages: must have at least 1 entry.'],
    ['not a language', { ...bank, languages: ['en', 'e_n'] }, 'languages[1]: must be a language tag'],
    ['language twice', { ...bank, languages: ['en', 'ar', 'en'] }, 'languages[2]: “en” is written twice.'],
    ['locale without a region', { ...bank, locale: 'en' }, 'locale: must be a language and a region'],
    ['locale spelt otherwise', { ...bank, locale: 'en-gb' }, 'locale: must be a language and a region'],
    ['no category', { ...bank, categories: [] }, 'categories: must have at least 1 entry.'],
    ['no service', { ...bank, services: [] }, 'services: must have at least 1 entry.'],
    ['no counter', { ...bank, counters: [] }, 'counters: must have at least 1 entry.'],
    ['no class', { ...bank, classes: [] }, 'classes: must have at least 1 entry.'],
    ['no outcome', { ...bank, outcomes: [] }, 'outcomes: must have at least 1 entry.'],
    ['escalations for a reason there is not', escalating('rage', {}), 'there is no reason “rage” to escalate'],
    [
      'escalations to nobody',
      { ...bank, escalations: [{ reason: 'help', levels: [] }] },
      'must have at least 1 entry.',
    ],
    ['escalations to customers', escalating('help', { role: 'customer' }), 'role: must be one of agent, supervisor'],
    [
      'two ways for a reason',
      { ...bank, escalations: [1, 2].map(() => ({ reason: 'help', levels: [{}] })) },
      '[1].reason: “help” is written twice.',
    ],
    ['somebody asked twice', escalating('help', { people: ['ana', 'ana'] }), 'people[1]: “ana” is written twice.'],
    [
      'a reminder before there is anything to be reminded of',
      escalating('complaint', { withinSeconds: 60, remindSeconds: 60 }),
      'remindSeconds: is to be less than the 60 seconds that there are to answer',
    ],
    [
      'a reminder before the usual time begins',
      escalating('complaint', { remindSeconds: 200 }),
      'less than the 180 seconds',
    ],
    ['unusable id', changed('counters', { id: 'counter\n1' }), ', id: must be 1–64 letters'],
    ['no id', changed('counters', { id: undefined }), 'counters[0].id: is missing.'],
    [
      'same id',
      { ...bank, services: [...bank.services, bank.services[1]] },
      'service “cards”, id: “cards” is written twice',
    ],
    ['no name', changed('services', { name: { ar: 'نقد' } }), 'service “cash”, name: has no text in “en”'],
    ['blank name', { ...bank, name: { en: ' ' } }, 'name: has no text in “en”'],
    [
      'unknown parent',
      changed('categories', { parentId: 'lost' }),
      'category “desk”, parentId: there is no category “lost”',
    ],
    [
      'unknown category',
      changed('services', { categoryId: 'lost' }),
      'service “cash”, categoryId: there is no category “lost”',
    ],
    [
      'target share',
      changed('services', { target: { share: 1.5, withinSeconds: 60 } }),
      'target.share: must be at most 1.',
    ],
    [
      'target time',
      changed('services', { target: { share: 1, withinSeconds: 0 } }),
      'target.withinSeconds: must be at least 1.',
    ],
    ['mean service', changed('services', { meanServiceSeconds: Number.NaN }), 'meanServiceSeconds: must be a number.'],
    ['maxWaiting', changed('services', { maxWaiting: 0.5 }), 'service “cash”, maxWaiting: must be a whole number.'],
    ['fractions', numbered({ step: 0.5 }), 'series “cash”, step: must be a whole number.'],
    ['downwards', numbered({ first: 9, last: 3 }), 'series “cash”: numbers must go up, not from 9 to 3'],
    ['width', numbered({ width: 2 }), 'series “cash”, width: its last number, 999, does not fit into 2 digits'],
    ['too many', numbered({ first: 0, last: 999_999, width: 6 }), 'has 1000000 numbers, more than 100000'],
    ['prefix', numbered({ prefix: 'A 1' }), 'series “cash”, prefix: must be at most 4 visible characters'],
    [
      'same prefix',
      numbered({ prefix: 'B' }),
      'series “cards”, prefix: “B” and “B” of series “cash” could give the same',
    ],
    ['like prefix', numbered({ prefix: 'B1' }), 'series “cards”, prefix: “B” and “B1” of series “cash” could give the'],
    ['no tier', changed('profiles', { tiers: [] }), 'work profile “everything”, tiers: must have at least 1 entry.'],
    [
      'empty tier',
      changed('profiles', { tiers: [[cash], []] }),
      'work profile “everything”, tiers[1]: must have at least 1',
    ],
    ['unknown service', changed('profiles', { tiers: [['lost']] }), 'tiers[0][0]: there is no service “lost”'],
    [
      'service in a tier and when late',
      changed('profiles', { whenLate: [cash] }),
      'whenLate[0]: “cash” is written twice',
    ],
    ['service twice', changed('profiles', { tiers: [[cash], [cash]] }), 'tiers[1][0]: “cash” is written twice'],
    ['no number', changed('counters', { number: '' }), 'counter “counter-1”, number: is empty.'],
    ['blank number', changed('counters', { number: ' ' }), 'counter “counter-1”, number: is empty.'],
    ['zone unnamed', changed('counters', { zone: { ar: 'الصالة' } }), 'counter “counter-1”, zone: has no text in “en”'],
    ['long zone', changed('counters', { zone: { en: 'H'.repeat(41) } }), 'zone.en: must have at most 40 characters.'],
    [
      'unknown profile',
      changed('counters', { profileId: 'lost' }),
      'counter “counter-1”, profileId: there is no work profile “lost”',
    ],
    ['same number', changed('counters', { number: '2' }), 'counter “counter-2”, number: “2” is written twice'],
    [
      'break backwards',
      changed('counters', { breaks: [{ from: '12:30', until: '12:00' }] }),
      'begins no earlier, at 12:30',
    ],
    [
      'break of no time',
      changed('counters', { breaks: [{ from: 'noon', until: '13:00' }] }),
      'breaks[0].from: must be a time of day',
    ],
    ['no rate', changed('classes', { rate: 0 }), 'priority class “regular”, rate: must be more than 0.'],
    ['head start', changed('classes', { headStartSeconds: -1 }), 'headStartSeconds: must be at least 0.'],
    [
      'unknown setting',
      changed('outcomes', { color: 'red' } as object),
      'outcome “solved”, color: there is no such setting',
    ],
    ['no object', [], 'Must be an object.'],
  ];
  test.each(cases)('%s', (_, config, sentence) => {
    expect(mistakesIn(config)).toEqual([expect.stringContaining(sentence)]);
  });

  test('a category under itself', () => {
    const [desk] = bank.categories;
    if (desk === undefined) throw new Error('The bank has a category');
    const inner = { ...desk, id: `${desk.id}-inner` as typeof desk.id, parentId: desk.id };
    const round = { ...bank, categories: [{ ...desk, parentId: inner.id }, inner] };
    expect(mistakesIn(round)).toEqual([
      'category “desk”, parentId: stands under itself.',
      'category “desk-inner”, parentId: stands under itself.',
    ]);
  });
});

test('SETUP-7: names may have marks, digits and signs of any kind, and letters of every script there is a font for', () => {
  for (const name of ['Zoe\u0308 №\u00a07 – “½” €', 'مُحَمَّد ٣', 'Ψηφιακή', 'Ґанок', 'שָׁלוֹם', 'Đặng']) {
    expect(mistakesIn(changed('services', { name: { en: name } })), name).toEqual([]);
  }
});

test('SETUP-9: prefixes that only letters tell apart may begin alike', () => {
  expect(mistakesIn(numbered({ prefix: 'BA' }))).toEqual([]);
});

describe('SETUP-10: every mistake of a configuration is told, not only the first', () => {
  test('each as data: a code, the item by its id, the place, the facts', () => {
    const [first, second, ...rest] = bank.counters;
    const counters = [{ ...first, profileId: 'lost', color: 1 }, { ...second, zone: { en: '' } }, ...rest];
    const [cashService, ...services] = bank.services;
    const written = {
      ...bank,
      timeZone: 'Mars/Base',
      cutOverHour: '3',
      services: [{ ...cashService, categoryId: 'lost', maxWaiting: 0 }, ...services],
      counters,
    };
    const checked = checkBranchConfig(written);
    expect(checked.ok ? [] : checked.error).toEqual([
      { code: 'wrong-type', item: null, path: ['cutOverHour'], facts: { expected: 'number' } },
      {
        code: 'too-small',
        item: { kind: 'service', id: 'cash' },
        path: ['services', 0, 'maxWaiting'],
        facts: { minimum: 1, inclusive: true },
      },
      {
        code: 'unknown-setting',
        item: { kind: 'counter', id: 'counter-1' },
        path: ['counters', 0, 'color'],
        facts: {},
      },
      { code: 'malformed', item: null, path: ['timeZone'], facts: { form: 'time-zone', found: 'Mars/Base' } },
      {
        code: 'unnamed',
        item: { kind: 'counter', id: 'counter-2' },
        path: ['counters', 1, 'zone'],
        facts: { language: 'en' },
      },
      {
        code: 'unknown-category',
        item: { kind: 'service', id: 'cash' },
        path: ['services', 0, 'categoryId'],
        facts: { categoryId: 'lost' },
      },
      {
        code: 'unknown-profile',
        item: { kind: 'counter', id: 'counter-1' },
        path: ['counters', 0, 'profileId'],
        facts: { profileId: 'lost' },
      },
    ]);
  });

  test('but none that only follows from another', () => {
    // Nobody knows what the first language is, which services and categories there are, or what the series is.
    expect(mistakesIn({ ...bank, languages: [7, 'ar'] })).toEqual(['languages[0]: must be a text.']);
    expect(mistakesIn({ ...bank, services: 'all' })).toEqual(['services: must be a list.']);
    expect(mistakesIn({ ...bank, services: [] })).toEqual(['services: must have at least 1 entry.']);
    expect(mistakesIn(changed('categories', { id: 7 }))).toEqual(['categories[0].id: must be a text.']);
    expect(mistakesIn(numbered({ last: 'many' }))).toEqual(['series “cash”, last: must be a number.']);
    expect(mistakesIn(changed('services', { name: { en: 5 } }))).toEqual(['service “cash”, name.en: must be a text.']);
    expect(mistakesIn({ ...bank, profiles: [bank.profiles[0], null] })).toEqual(['profiles[1]: must be an object.']);
    expect(mistakesIn(changed('profiles', { tiers: [[loans], 'x'] }))).toEqual([
      'work profile “everything”, tiers[1]: must be a list.',
    ]);
  });
});

describe('SETUP-14: hours that contradict themselves are refused, each mistake at its place', () => {
  const hours = (changes: object) => mistakesIn({ ...bank, hours: { ...bankHours, ...changes } });
  const [goodFriday, christmas] = bankHours.exceptions;
  const cases: readonly (readonly [string, readonly string[], string])[] = [
    [
      'end before they begin',
      hours({ weekly: daily({ from: '17:00', until: '09:00' }) }).slice(0, 1),
      'hours.weekly.monday[0]: ends at 09:00, but begins no earlier, at 17:00.',
    ],
    [
      'overlap',
      hours({
        exceptions: [
          {
            ...goodFriday,
            spans: [
              { from: '09:00', until: '12:30' },
              { from: '12:00', until: '13:00' },
            ],
          },
        ],
      }),
      'hours.exceptions[0].spans[1]: overlaps the hours from 09:00 to 12:30 of the same day.',
    ],
    [
      'same date twice',
      hours({ exceptions: [christmas, christmas] }),
      'hours.exceptions[1].date: “2026-12-24” is written twice.',
    ],
    [
      'no such date',
      hours({ exceptions: [{ ...goodFriday, date: '2026-02-29' }] }),
      'hours.exceptions[0].date: must be a date that there is, such as 2026-12-24, not “2026-02-29”.',
    ],
    [
      'no such service',
      hours({ services: [{ serviceId: 'gold', weekly: bankHours.weekly }] }),
      'hours.services[0].serviceId: there is no service “gold”.',
    ],
    [
      'a service twice',
      hours({ services: [...bankHours.services, ...bankHours.services] }),
      'hours.services[1].serviceId: “loans” is written twice.',
    ],
    [
      'no such time',
      hours({ exceptions: [{ ...goodFriday, spans: [{ from: '09:00', until: '24:30' }] }] }),
      'hours.exceptions[0].spans[0].until: must be a time of day such as 17:30, or 24:00, not “24:30”.',
    ],
    [
      'a holiday without a name',
      hours({ exceptions: [{ ...goodFriday, name: { es: 'Viernes Santo' } }] }),
      "hours.exceptions[0].name: has no text in “en”, the branch's first language.",
    ],
    ['too long a warning', hours({ warningMinutes: 500 }), 'hours.warningMinutes: must be at most 120.'],
  ];
  test.each(cases)('%s', (_what, found, expected) => expect(found).toEqual([expected]));

  test('stretches that touch, and a day until midnight, are none', () => {
    expect(hours({ weekly: daily({ from: '00:00', until: '12:00' }, { from: '12:00', until: '24:00' }) })).toEqual([]);
    expect(hours({ exceptions: [{ ...goodFriday, date: '2028-02-29' }] })).toEqual([]);
  });
});

test.each([
  ['2', '٢'],
  ['12', '১২'],
  ['7', '７'],
  ['A1', ' A1 '],
])('SETTINGS-83: counters numbered “%s” and “%s” read the same, so the second is refused', (first, second) => {
  const counters = bank.counters.map((counter, at) => ({ ...counter, number: [first, second][at] ?? `${at}0` }));
  expect(mistakesIn({ ...bank, counters })).toContainEqual(
    expect.stringContaining(`number: “${second}” is written twice`),
  );
});

describe('SETTINGS-41: a large branch', () => {
  const series = (index: number, prefix: string) => ({
    id: `n${index}`,
    prefix,
    first: 1,
    last: 99,
    step: 1,
    width: 2,
  });
  const letters = (index: number) => String.fromCharCode(65 + Math.floor(index / 26), 65 + (index % 26));

  test('may have 500 services in 200 categories, each with numbers of its own', () => {
    const branch = {
      ...bank,
      categories: Array.from({ length: 200 }, (_, index) => ({ id: `c${index}`, name: { en: `Category ${index}` } })),
      series: Array.from({ length: 500 }, (_, index) => series(index, letters(index))),
      services: Array.from({ length: 500 }, (_, index) => ({
        ...bank.services[0],
        id: `s${index}`,
        categoryId: `c${index % 200}`,
        seriesId: `n${index}`,
      })),
      profiles: bank.profiles.map((profile) => ({ ...profile, tiers: [['s0']] })),
    };
    expect(checkBranchConfig(branch)).toMatchObject({ ok: true });
    expect(mistakesIn({ ...branch, services: [...branch.services, bank.services[0]] })).toContain(
      'services: must have at most 500 entries.',
    );
  });

  test('each series that could be mistaken for an earlier one is told once, whichever prefix is the longer', () => {
    const of = (prefixes: readonly string[]) =>
      mistakesIn({
        ...bank,
        series: prefixes.map((prefix, index) => series(index, prefix)),
        services: bank.services.map((service) => ({ ...service, seriesId: 'n0' })),
      });
    expect(of(['A1', 'A', 'A12'])).toEqual([
      'series “n1”, prefix: “A” and “A1” of series “n0” could give the same number.',
      'series “n2”, prefix: “A12” and “A1” of series “n0” could give the same number.',
    ]);
    expect(of(Array.from({ length: 500 }, () => 'A'))).toHaveLength(499);
  });
});
