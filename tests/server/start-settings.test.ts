import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DEMO_PASSWORD, demoBranch, readSettings, startBranch } from '@foyer/branch-server';
import { formatMistake } from '@foyer/configuration';
import { describe, expect, test } from 'vitest';
import { configuration, expectRefusal, folderForEachTest, MONA, place, SECRET } from '../harness/start-folder.ts';
import { startTestBranch, testSettings, value } from '../harness/test-branch.ts';

folderForEachTest();

describe('START-2: the demo’s password is refused outside the demo', () => {
  test('where it is written down', async () => {
    const staff = [{ name: 'Eve', displayName: 'Eve', role: 'admin', password: DEMO_PASSWORD }];
    await expectRefusal(['--config', await configuration({ staff })], /^The account “Eve” has the demo's password/);
  });

  test('where the demo has left it', async () => {
    await (await startTestBranch({ dataFolder: place('data') })).close();
    const settings = { ...testSettings(place('data')), demo: false };
    const refused = await startBranch({ settings: { ...settings, staff: [] } });
    expect(refused).toEqual({
      ok: false,
      error: expect.stringMatching(/^The account “agent” has the demo's password/),
    });
    // Whoever is written down beside them changes nothing: people found an empty folder only.
    const staff = [{ name: 'agent', displayName: 'Ada', role: 'agent', password: SECRET }] as const;
    expect(await startBranch({ settings: { ...settings, staff } })).toEqual(refused);
  });
});

/** The mistakes of a file and what surrounds it, as people read them. */
function mistakesIn(
  file: string,
  environment: NodeJS.ProcessEnv = MONA,
  commandLine: Parameters<typeof readSettings>[2] = {},
): readonly string[] {
  const read = readSettings(file, environment, commandLine);
  return read.ok ? [] : read.error.map(formatMistake);
}

describe('START-3: every mistake in the configuration file is told with its place', () => {
  const mistakes: [string, object, RegExp][] = [
    ['an unknown member', { prot: 4100 }, /prot/],
    ['a wrong kind', { logLevel: 5 }, /^logLevel: .*\.$/],
    [
      'a deep one',
      { branch: { ...demoBranch, services: [{ ...demoBranch.services[0], id: 'no spaces' }] } },
      /^service “no spaces”, id: must be .*\.$/,
    ],
    [
      'a contradiction',
      { branch: { ...demoBranch, timeZone: 'Mars/Base' } },
      /^branch\.timeZone: must be an IANA time zone .*, not “Mars\/Base”\.$/,
    ],
    [
      'a weak password',
      { staff: [{ name: 'a', displayName: 'A', role: 'agent', password: 'short' }] },
      /^account “a”, password: must have at least 10 characters\.$/,
    ],
    ['a certificate that is not there', { tls: { certFile: '/nowhere', keyFile: '/nowhere' } }, /^tls: .*ENOENT.*\.$/],
    [
      'a certificate that is none',
      { tls: { certFile: import.meta.filename, keyFile: import.meta.filename } },
      /^tls: .*can't be used.*\.$/,
    ],
  ];

  test.each(mistakes)('%s', async (_what, more, sentence) => {
    expect(mistakesIn(await configuration(more))).toEqual([expect.stringMatching(sentence)]);
  });

  test('all of them at once, a password that the environment lacks, and twins', async () => {
    expect(mistakesIn(await configuration({ port: -1, logLevel: 'loud' }))).toEqual([
      'port: must be a port from 0 to 65535, not “-1”.',
      'logLevel: must be one of trace, debug, info, warn, error, silent.',
    ]);
    expect(mistakesIn(await configuration(), {})).toEqual([
      'account “Mona”, password: the environment has no MONAS_PASSWORD.',
    ]);
    const twin = { name: 'Mona', displayName: 'M', role: 'agent', password: SECRET };
    expect(mistakesIn(await configuration({ staff: [twin, { ...twin, role: 'boss' }] }))).toEqual([
      'account “Mona”, role: must be one of agent, supervisor, manager, admin.',
      'account “Mona”, name: “Mona” is written twice.',
    ]);
    const namedAsOther = [
      { ...twin, id: 'bob' },
      { ...twin, name: 'bob' },
    ];
    expect(mistakesIn(await configuration({ staff: namedAsOther }))).toEqual([
      'account “bob”, id: “bob” is written twice.',
    ]);
  });

  test('with those of the environment and of the command line, each under the name it was set with', async () => {
    const file = await configuration({
      host: '',
      rateLimits: { keyPerMinute: 0.5 },
      prot: 1,
      tls: { certFile: '/nowhere', keyFile: '/no' },
    });
    const environment = { FOYER_PORT: 'none', FOYER_LOG_LEVEL: 'loud', FOYER_PUBLIC_URL: 'here' };
    expect(mistakesIn(file, environment, { '--port': 'abc', '--data': place('data') })).toEqual([
      'account “Mona”, password: the environment has no MONAS_PASSWORD.',
      'host: is empty.',
      'rateLimits.keyPerMinute: must be a whole number.',
      'prot: there is no such setting.',
      expect.stringMatching(/^tls: .*ENOENT/),
      'FOYER_PORT: must be a port from 0 to 65535, not “none”.',
      'FOYER_PUBLIC_URL: must be an address such as https://queue.example.org, not “here”.',
      'FOYER_LOG_LEVEL: must be one of trace, debug, info, warn, error, silent.',
      '--port: must be a port from 0 to 65535, not “abc”.',
    ]);
  });

  test('with those of the branch, whether of one setting or of several together, each item by its id', async () => {
    const [first, second] = demoBranch.counters;
    const counters = [
      { ...first, zone: { ar: 'ا' } },
      { ...second, zone: 'Hall', profileId: 'lost' },
    ];
    const branch = { ...demoBranch, timeZone: 'Mars/Base', locale: 'english', counters };
    expect(mistakesIn(await configuration({ port: 'x', branch }))).toEqual([
      'port: must be a port from 0 to 65535, not “x”.',
      'counter “counter-2”, zone: must be a text for each language, such as { "en": "Hall" }.',
      expect.stringMatching(/^branch\.timeZone: .*, not “Mars\/Base”\.$/),
      expect.stringMatching(/^branch\.locale: .*, not “english”\.$/),
      "counter “counter-1”, zone: has no text in “en”, the branch's first language.",
      'counter “counter-2”, profileId: there is no work profile “lost”.',
    ]);
    expect(mistakesIn(await configuration({ branch: 'riverside' }))).toEqual(['branch: must be an object.']);
  });

  test('with languages that there are no words in and letters that there is no font for, of staff too', async () => {
    const [cash, ...services] = demoBranch.services;
    const branch = {
      ...demoBranch,
      languages: ['en', 'tlh', 'de-XA', 'e_n', 'ar-EG', 'ka'],
      services: [{ ...cash, name: { ...cash?.name, ka: 'ნაღდი ფული' }, maxWaiting: 0 }, ...services],
    };
    // Whom nobody reads of may sign in with any name.
    const staff = [{ name: 'ანა', displayName: 'Ana ანა', role: 'agent', password: SECRET }];
    expect(mistakesIn(await configuration({ staff, branch }))).toEqual([
      'account “ანა”, displayName: “ანა” has letters that there is no font for; there are Latin, Greek, Cyrillic, Arabic, Hebrew.',
      expect.stringMatching(
        /^branch\.languages\[1\]: there are no words in “tlh”; there are (.*, )?ar, (.*, )?en\b.*\.$/,
      ),
      expect.stringMatching(/^branch\.languages\[5\]: there are no words in “ka”; there are .*\.$/),
      expect.stringMatching(/^branch\.languages\[3\]: must be a language tag .*, not “e_n”\.$/),
      expect.stringMatching(/^service “[\w-]+”, maxWaiting: must be at least 1\.$/),
      expect.stringMatching(
        /^service “[\w-]+”, name\.ka: “ნაღდი” has letters that there is no font for; there are .*\.$/,
      ),
    ]);
  });

  test('and none is in the examples that people start from', async () => {
    const guide = readFileSync(path.resolve(import.meta.dirname, '../../docs/configuration.md'), 'utf8');
    const [example, hours, messages, escalations, counter] = [...guide.matchAll(/^```json\n(.*?)^```/gms)].map(
      ([, text = '']) => JSON.parse(text),
    );
    const { tls: _nobodysCertificate, ...written } = example;
    const counters = [...written.branch.counters, counter];
    const branch = { ...written.branch, ...hours, ...messages, ...escalations, counters };
    const secret = { FOYER_ADMIN_PASSWORD: SECRET };
    expect(readSettings(await configuration({ ...written, branch }), secret)).toMatchObject({ ok: true });
  });

  test('told by the program itself, before anything is made', async () => {
    await writeFile(place('foyer.json'), '{ "port": 4100, }');
    await expectRefusal(['--config', place('foyer.json')], /^The configuration file .* is not JSON: .*\.$/);
    await expectRefusal(['--config', await configuration({ port: 99_999 })], /^port: .*\.$/);
    await writeFile(place('foyer.json'), '[]');
    await expectRefusal(['--config', place('foyer.json')], /foyer\.json: must be an object\.$/);
    expect(existsSync(place('data'))).toBe(false);
  });
});

test('START-8: a branch is founded once: a configuration that comes with a later start changes nothing', async () => {
  const settings = testSettings(place('data'));
  const founded = await startTestBranch({ dataFolder: place('data') });
  const admin = await founded.signIn('admin');
  const { version, value: before } = value(await admin.call('settingsSection', { params: { section: 'branch' } }));
  const renamed = { ...before, name: { en: 'Old Quay', ar: 'الرصيف القديم' } };
  value(await admin.call('changeSettings', { params: { section: 'branch' }, body: { version, value: renamed } }));
  await founded.close();
  const again = await startBranch({ settings: { ...settings, branch: { ...demoBranch, cutOverHour: 5 } } });
  if (!again.ok) throw new Error(again.error);
  expect(again.value.context.runner.state.config).toEqual({ ...demoBranch, name: renamed.name });
  await again.value.close();
  const other = { ...demoBranch, branchId: 'inland' as typeof demoBranch.branchId };
  expect(await startBranch({ settings: { ...settings, branch: other } })).toMatchObject({
    ok: false,
    error: expect.stringContaining('are of the branch'),
  });
});
