import { createHash } from 'node:crypto';
import { TEMPLATE_IDS, TEMPLATES, templateHours } from '@foyer/configuration';
import type { FoundingRequest } from '@foyer/contract';
import { LANGUAGES } from '@foyer/words/catalogue';
import { describe, expect, test } from 'vitest';
import { checkFounding } from './check-founding.ts';

const branch = {
  branchId: 'old-quay',
  name: { en: 'Old Quay', ar: 'الرصيف' },
  timeZone: 'Asia/Riyadh',
  locale: 'ar-SA',
};
const admin = { name: 'Ines', displayName: 'Ines', password: 'correct horse battery' };

function request(begin: Partial<Extract<FoundingRequest['begin'], { with: 'template' }>> = {}): FoundingRequest {
  return {
    code: '',
    branch,
    begin: { with: 'template', template: 'bank', languages: ['en', 'ar'], counters: 4, ...begin },
    admin,
  };
}

/** Every order of every choice of languages. */
function choicesOf(languages: readonly string[]): readonly string[][] {
  return languages.flatMap((one) => [
    [one],
    ...choicesOf(languages.filter((other) => other !== one)).map((rest) => [one, ...rest]),
  ]);
}

describe('FOUND-4: every template is a branch one can open with, in every choice of languages', () => {
  test.each(TEMPLATE_IDS)('%s', (template) => {
    for (const languages of choicesOf([...LANGUAGES, 'ar-EG'])) {
      for (const counters of [1, TEMPLATES[template].counters.length, 60]) {
        const name = Object.fromEntries(languages.map((language) => [language, 'Old Quay']));
        const asked = request({ template, languages, counters, hours: templateHours(template, 'en-GB') });
        const checked = checkFounding({ ...asked, branch: { ...branch, name } });
        if (!checked.ok) throw new Error(JSON.stringify(checked.error));
        const { services, profiles, counters: all } = checked.value.branch;
        for (const { name: named } of services) expect(Object.keys(named)).toEqual(languages);
        // Whatever somebody takes a ticket for, there is a counter that serves it.
        const served = all.flatMap(({ profileId }) => profiles.find(({ id }) => id === profileId)?.tiers.flat() ?? []);
        expect(new Set(served)).toEqual(new Set(services.map(({ id }) => id)));
        expect(all).toHaveLength(counters);
      }
    }
  });

  test('on the working days of its country', () => {
    const open = (locale: string) =>
      Object.entries(templateHours('shop', locale).weekly).map(([day, spans]) => `${day} ${spans[0]?.until ?? 'shut'}`);
    expect(open('en-GB').slice(4)).toEqual(['friday 19:00', 'saturday 18:00', 'sunday shut']);
    expect(open('ar-SA').slice(4)).toEqual(['friday shut', 'saturday 18:00', 'sunday 19:00']);
  });
});

/** Code and place of each mistake. */
function mistakesIn(asked: FoundingRequest): readonly string[] {
  const checked = checkFounding(asked);
  return checked.ok ? [] : checked.error.map(({ code, path }) => `${path.join('/')} ${code}`);
}

test('FOUND-5: all mistakes are told at once, each at its place', () => {
  const hours = templateHours('bank', 'en-GB');
  const backwards = { ...hours, weekly: { ...hours.weekly, monday: [{ from: '17:00', until: '09:00' }] } };
  expect(
    mistakesIn({
      ...request({ languages: ['en', 'xx'], hours: backwards }),
      branch: { branchId: 'no spaces', name: {}, timeZone: 'Mars/Base', locale: 'en' },
      admin: { name: 'Ines', displayName: '', password: 'password123' },
    }).toSorted(),
  ).toEqual([
    'admin/displayName too-short',
    'admin/password weak-password',
    'branch/branchId malformed',
    'branch/hours/weekly/monday/0 hours-backwards',
    'branch/languages/1 unspoken-language',
    'branch/locale malformed',
    'branch/name unnamed',
    'branch/timeZone malformed',
  ]);
  expect(mistakesIn({ ...request(), admin: { ...admin, password: 'short' } })).toEqual(['admin/password too-short']);
  expect(mistakesIn({ ...request(), branch: { ...branch, branchId: 'riverside' } })).toEqual([
    'branch/branchId repeated',
  ]);
});

test('FOUND-6: a file of another branch founds one with an id, a name and a place of its own', () => {
  const first = checkFounding(request());
  if (!first.ok) throw new Error(JSON.stringify(first.error));
  const file = { format: 'foyer-configuration' as const, version: 1, branch: { ...first.value.branch } };
  const fortieth = { branchId: 'quay-40', name: { en: 'Quay 40' }, timeZone: 'Europe/Lisbon', locale: 'en-PT' };
  const checked = checkFounding({ ...request(), branch: fortieth, begin: { with: 'file', file } });
  expect(checked).toMatchObject({ ok: true, value: { branch: { ...first.value.branch, ...fortieth } } });
  const bytes = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9"/></svg>');
  const logo = createHash('sha256').update(bytes).digest('hex');
  const withLogo = { ...file, branch: { ...file.branch, looks: { logo } } };
  const pictures = [{ base64: bytes.toString('base64') }];
  const pictured = checkFounding({ ...request(), begin: { with: 'file', file: { ...withLogo, pictures } } });
  expect(pictured).toMatchObject({ ok: true, value: { pictures: [{ picture: { hash: logo } }] } });
  expect(mistakesIn({ ...request(), begin: { with: 'file', file: withLogo } })).toEqual([
    'branch/looks/logo unknown-picture',
  ]);
  const { services: _, ...broken } = file.branch;
  expect(mistakesIn({ ...request(), begin: { with: 'file', file: { ...file, branch: broken } } })).toEqual([
    'branch/services missing',
  ]);
});
