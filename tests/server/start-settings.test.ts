import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DEMO_PASSWORD, demoBranch, readSettings, startBranch } from '@foyer/branch-server';
import { createClient } from '@foyer/client';
import { describe, expect, test } from 'vitest';
import { configuration, expectRefusal, MONA, place, SECRET } from '../harness/start-folder.ts';
import { refusal, startTestBranch, testSettings, value } from '../harness/test-branch.ts';

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
    // With staff of its own the demo's accounts are shut out, and the demo's password opens none.
    const staff = [{ name: 'agent', displayName: 'Ada', role: 'agent', password: SECRET }] as const;
    const branch = await startTestBranch({ dataFolder: place('data'), settings: { demo: false, staff }, open: false });
    const signInAs = (name: string, password: string) =>
      createClient({ baseUrl: branch.address }).call('signIn', { body: { name, password } });
    expect(refusal(await signInAs('admin', DEMO_PASSWORD))).toBe('unauthorised');
    expect(refusal(await signInAs('agent', DEMO_PASSWORD))).toBe('unauthorised');
    expect(value(await signInAs('agent', SECRET)).user).toMatchObject({ id: 'agent', displayName: 'Ada' });
    await branch.close();
  });
});

describe('START-3: every mistake in the configuration file is told with its place', () => {
  const mistakes: [string, object, RegExp][] = [
    ['an unknown member', { prot: 4100 }, /prot/],
    ['a wrong kind', { retentionDays: 'long' }, /^retentionDays: .*\.$/],
    [
      'a deep one',
      { branch: { ...demoBranch, services: [{ ...demoBranch.services[0], id: 'no spaces' }] } },
      /^branch\.services\.0\.id: must be .*\.$/,
    ],
    [
      'a contradiction',
      { branch: { ...demoBranch, timeZone: 'Mars/Base' } },
      /^branch: "Mars\/Base" is not an IANA time zone/,
    ],
    [
      'a weak password',
      { staff: [{ name: 'a', displayName: 'A', role: 'agent', password: 'short' }] },
      /^staff\.0\.password: must have at least 10 characters\.$/,
    ],
    ['a certificate that is not there', { tls: { certFile: '/nowhere', keyFile: '/nowhere' } }, /^tls: .*ENOENT.*\.$/],
    [
      'a certificate that is none',
      { tls: { certFile: import.meta.filename, keyFile: import.meta.filename } },
      /^tls: .*can't be used.*\.$/,
    ],
  ];

  test.each(mistakes)('%s', async (_what, more, sentence) => {
    const read = readSettings(await configuration(more), MONA);
    expect(read.ok ? [] : read.error).toEqual([expect.stringMatching(sentence)]);
  });

  test('all of them at once, a password that the environment lacks, and twins', async () => {
    const two = readSettings(await configuration({ port: -1, logLevel: 'loud' }), MONA);
    expect(two.ok ? [] : two.error).toEqual([expect.stringMatching(/^port: /), expect.stringMatching(/^logLevel: /)]);
    const lacking = readSettings(await configuration(), {});
    expect(lacking.ok ? [] : lacking.error).toEqual(['staff.0.password: the environment has no MONAS_PASSWORD.']);
    const twin = { name: 'Mona', displayName: 'M', role: 'agent', password: SECRET };
    const twins = readSettings(await configuration({ staff: [twin, twin] }), {});
    expect(twins.ok ? [] : twins.error).toEqual(['staff.1.name: “Mona” is written twice.']);
    const namedAsOther = [
      { ...twin, id: 'bob' },
      { ...twin, name: 'bob' },
    ];
    const ids = readSettings(await configuration({ staff: namedAsOther }), {});
    expect(ids.ok ? [] : ids.error).toEqual(['staff.1.id: “bob” is written twice.']);
  });

  test('with those of the environment and of the command line, each under the name it was said with', async () => {
    const second = { ...demoBranch.counters[1], zone: 'Hall' };
    const branch = { ...demoBranch, timeZone: 'Mars/Base', cutOverHour: 3, languages: [], name: { en: 'Bank' } };
    const file = await configuration({
      host: '',
      retentionDays: 0.5,
      prot: 1,
      tls: { certFile: '/nowhere', keyFile: '/no' },
    });
    const said = { FOYER_PORT: 'none', FOYER_LOG_LEVEL: 'loud', FOYER_PUBLIC_URL: 'here' };
    const all = readSettings(file, said, { '--port': 'abc', '--data': place('data') });
    expect(all.ok ? [] : all.error).toEqual([
      'staff.0.password: the environment has no MONAS_PASSWORD.',
      'host: is empty.',
      'retentionDays: must be a whole number.',
      'The configuration file has no setting “prot”.',
      expect.stringMatching(/^tls: .*ENOENT/),
      'FOYER_PORT: must be a port from 0 to 65535, not “none”.',
      'FOYER_PUBLIC_URL: must be an address such as https://queue.example.org.',
      'FOYER_LOG_LEVEL: must be one of trace, debug, info, warn, error, silent.',
      '--port: must be a port from 0 to 65535, not “abc”.',
    ]);
    const contradictory = readSettings(await configuration({ port: 'x', branch }), MONA);
    expect(contradictory.ok ? [] : contradictory.error).toEqual([
      'port: must be a port from 0 to 65535, not “x”.',
      expect.stringMatching(/^branch\.languages: must have at least 1 entry\.$/),
    ]);
    const old = readSettings(await configuration({ branch: { ...demoBranch, counters: [second] } }), MONA);
    expect(old.ok ? [] : old.error).toEqual([
      'branch.counters.0.zone: must be a text for each language, such as { "en": "Hall" }.',
    ]);
    const lost = { ...demoBranch, timeZone: 'Mars/Base', counters: [{ ...demoBranch.counters[0], zone: { ar: 'ا' } }] };
    const two = readSettings(await configuration({ branch: lost }), MONA);
    expect(two.ok ? [] : two.error).toEqual([
      expect.stringMatching(/^branch: "Mars\/Base"/),
      expect.stringMatching(/^branch: The zone of counter "counter-1" has no name in "en"/),
    ]);
  });

  test('and none is in the examples that people start from', async () => {
    const guide = readFileSync(path.resolve(import.meta.dirname, '../../docs/configuration.md'), 'utf8');
    const [example, counter] = [...guide.matchAll(/^```json\n(.*?)^```/gms)].map(([, text = '']) => JSON.parse(text));
    const { tls: _nobodysCertificate, ...written } = example;
    const branch = { ...written.branch, counters: [...written.branch.counters, counter] };
    const secret = { FOYER_ADMIN_PASSWORD: SECRET };
    expect(readSettings(await configuration({ ...written, branch }), secret)).toMatchObject({ ok: true });
  });

  test('told by the program itself, before anything is made', async () => {
    await writeFile(place('foyer.json'), '{ "port": 4100, }');
    await expectRefusal(['--config', place('foyer.json')], /^The configuration file .* is not JSON: .*\.$/);
    await expectRefusal(['--config', await configuration({ port: 99_999 })], /^port: .*\.$/);
    expect(existsSync(place('data'))).toBe(false);
  });
});
