import type { CategoryId, CounterId, ProfileId, ServiceId } from '@foyer/basics';
import { describe, expect, test } from 'vitest';
import type { BranchConfig } from './branch-config.ts';
import { configurationProblems } from './problems.ts';
import { bank, cash } from './testing/bank.ts';

/** The bank with one item of a list changed. */
function changed<K extends 'categories' | 'services' | 'profiles' | 'counters' | 'classes' | 'outcomes'>(
  list: K,
  changes: Partial<BranchConfig[K][number]>,
): BranchConfig {
  const [first, ...rest] = bank[list];
  return { ...bank, [list]: [{ ...first, ...changes }, ...rest] };
}

const numbered = (changes: Partial<BranchConfig['services'][number]['numbering']>): BranchConfig =>
  changed('services', { numbering: { prefix: 'A', first: 1, last: 999, step: 1, width: 3, ...changes } });

test('SETUP-7: the bank’s configuration holds together', () => {
  expect(configurationProblems(bank)).toEqual([]);
});

describe('SETUP-8: a configuration that contradicts itself is refused with a sentence that says where', () => {
  const cases: readonly (readonly [string, BranchConfig, string])[] = [
    ['time zone', { ...bank, timeZone: 'Mars/Base' }, '"Mars/Base" is not an IANA time zone'],
    ['cut-over hour', { ...bank, cutOverHour: 24 }, 'a whole hour from 0 to 23, not 24'],
    [
      'policy',
      { ...bank, policy: { kind: 'random' as 'arrival', maxOvertakes: 1 } },
      '"random" is not a calling policy',
    ],
    ['maxOvertakes', { ...bank, policy: { ...bank.policy, maxOvertakes: 0 } }, 'maxOvertakes is 0'],
    ['deadline', { ...bank, escalationDeadlineSeconds: 0 }, 'longer than 0 s'],
    ['no language', { ...bank, languages: [] }, 'at least one language'],
    ['no service', { ...bank, services: [] }, 'at least one service'],
    ['no counter', { ...bank, counters: [] }, 'at least one counter'],
    ['no class', { ...bank, classes: [] }, 'at least one priority class'],
    ['no outcome', { ...bank, outcomes: [] }, 'at least one outcome'],
    ['unusable id', changed('counters', { id: 'counter\n1' as CounterId }), "can't be the id of a counter"],
    ['same id', { ...bank, services: [...bank.services, ...bank.services.slice(1, 2)] }, 'have the id "cards"'],
    ['no name', changed('services', { name: { ar: 'نقد' } }), 'Service "cash" has no name in "en"'],
    ['blank name', { ...bank, name: { en: ' ' } }, 'The branch has no name in "en"'],
    ['unknown parent', changed('categories', { parentId: 'lost' as CategoryId }), 'under "lost", which does not exist'],
    ['unknown category', changed('services', { categoryId: 'lost' as CategoryId }), 'in category "lost"'],
    ['target share', changed('services', { target: { share: 1.5, withinSeconds: 60 } }), 'share of 1.5'],
    ['target time', changed('services', { target: { share: 1, withinSeconds: 0 } }), 'more than 0 s'],
    ['mean service', changed('services', { meanServiceSeconds: Number.NaN }), 'on average, not NaN'],
    ['maxWaiting', changed('services', { maxWaiting: 0.5 }), 'maxWaiting is 0.5'],
    ['fractions', numbered({ step: 0.5 }), 'whole numbers'],
    ['downwards', numbered({ first: 9, last: 3 }), 'numbers must go up'],
    ['width', numbered({ width: 2 }), 'its last, 999, must fit'],
    ['too many', numbered({ first: 0, last: 999_999, width: 6 }), 'more than 100000 numbers'],
    ['prefix', numbered({ prefix: 'A 1' }), 'at most 8 visible characters'],
    ['same prefix', numbered({ prefix: 'B' }), '"cash" and "cards" could give the same number'],
    ['like prefix', numbered({ prefix: 'B1' }), '"cards" and "cash" could give the same number'],
    ['empty tier', changed('profiles', { tiers: [[cash], []] }), 'a service in each'],
    ['unknown service', changed('profiles', { tiers: [['lost' as ServiceId]] }), 'names service "lost"'],
    ['service twice', changed('profiles', { tiers: [[cash], [cash]] }), 'names service "cash" twice'],
    ['no number', changed('counters', { number: ' ' }), 'Counter "counter-1" needs a number'],
    [
      'zone unnamed',
      changed('counters', { zone: { ar: 'الصالة' } }),
      'The zone of counter "counter-1" has no name in "en"',
    ],
    ['unknown profile', changed('counters', { profileId: 'lost' as ProfileId }), 'has work profile "lost"'],
    ['same number', changed('counters', { number: '2' }), 'Two counters have the number "2"'],
    [
      'break backwards',
      changed('counters', { breaks: [{ from: '12:30', until: '12:00' }] }),
      'begins no earlier, at 12:30',
    ],
    ['break of no time', changed('counters', { breaks: [{ from: 'noon', until: '13:00' }] }), 'write both as HH:MM'],
    ['no rate', changed('classes', { rate: 0 }), 'its rate must be above 0'],
    ['head start', changed('classes', { headStartSeconds: -1 }), 'head start of 0 s or more'],
  ];
  test.each(cases)('%s', (_, config, sentence) => {
    expect(configurationProblems(config)[0]).toContain(sentence);
  });

  test('a category under itself', () => {
    const [desk] = bank.categories;
    if (desk === undefined) throw new Error('The bank has a category');
    const inner = { ...desk, id: `${desk.id}-inner` as typeof desk.id, parentId: desk.id };
    const round = { ...bank, categories: [{ ...desk, parentId: inner.id }, inner] };
    expect(configurationProblems(round)).toEqual([
      expect.stringContaining('stands under itself'),
      expect.stringContaining('stands under itself'),
    ]);
  });
});

test('SETUP-9: prefixes that only letters tell apart may begin alike', () => {
  expect(configurationProblems(numbered({ prefix: 'BA' }))).toEqual([]);
});

test('SETUP-10: every mistake of a configuration is told, not only the first', () => {
  const [first, second, ...rest] = bank.counters;
  if (first === undefined || second === undefined) throw new Error('The bank has two counters');
  const lost = { ...first, profileId: 'lost' as ProfileId };
  const nameless = { ...second, zone: { en: '' } };
  const problems = configurationProblems({ ...bank, timeZone: 'Mars/Base', counters: [lost, nameless, ...rest] });
  expect(problems).toEqual([
    expect.stringContaining('"Mars/Base"'),
    expect.stringContaining('The zone of counter "counter-2"'),
    expect.stringContaining('Counter "counter-1" has work profile "lost"'),
  ]);
});
