import { hash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type Server as HttpsServer, request as httpsRequest } from 'node:https';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DEMO_PASSWORD, demoBranch, readSettings, startBranch } from '@foyer/branch-server';
import { createClient } from '@foyer/client';
import { verify } from '@foyer/store';
import { generate } from 'selfsigned';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startServerProcess } from '../harness/server-process.ts';
import { type Started, start } from '../harness/started.ts';
import { refusal, signIn, startTestBranch, testSettings, value } from '../harness/test-branch.ts';

const SECRET = 'correct horse battery';

let folder: string;
const processes: Started[] = [];
const ports: (Server | HttpsServer)[] = [];

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'foyer-start-'));
});
afterEach(async () => {
  for (const one of processes.splice(0)) await one.kill();
  for (const one of ports.splice(0)) await new Promise((resolve) => one.close(resolve));
  await rm(folder, { recursive: true, force: true });
});

const place = (name: string) => path.join(folder, name);

function launch(options: readonly string[], environment?: NodeJS.ProcessEnv): Started {
  const started = start(options, environment);
  processes.push(started);
  return started;
}

async function takenPort(): Promise<string> {
  const server = createServer();
  ports.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return String((server.address() as AddressInfo).port);
}

/** Every file below the test's folder with what is in it. */
function contents(): string[] {
  return globSync('**/*', { cwd: folder })
    .filter((file) => statSync(place(file)).isFile())
    .map((file) => `${file} ${hash('sha256', readFileSync(place(file)))}`)
    .sort();
}

async function configuration(more: object = {}): Promise<string> {
  const staff = [
    { name: 'Mona', displayName: 'Mona', role: 'supervisor', password: '$MONAS_PASSWORD' },
    { name: 'ole@example.org', displayName: 'Ole', role: 'agent', password: SECRET },
  ];
  const written = { port: 0, dataFolder: place('data'), logLevel: 'warn', branch: demoBranch, staff, ...more };
  await writeFile(place('foyer.json'), JSON.stringify(written));
  return place('foyer.json');
}

const MONA = { MONAS_PASSWORD: SECRET };

/** Ends at once with one sentence, and leaves everything as it was. */
async function expectRefusal(options: readonly string[], sentence: RegExp, environment: NodeJS.ProcessEnv = MONA) {
  const before = contents();
  const started = launch(options, environment);
  expect(await started.ended(), started.output()).toBe(1);
  const lines = started.output().trim().split('\n');
  expect(lines.at(-1)).toMatch(sentence);
  expect(lines.filter((line) => !line.startsWith('Building'))).toHaveLength(1);
  expect(contents()).toEqual(before);
}

describe('START-1: what stands in the way is told in one sentence, and nothing is changed', () => {
  test('a port taken', async () => {
    const port = await takenPort();
    await expectRefusal(['--port', port, '--data', place('data')], /^Port \d+ is taken .* --port\.$/);
    const printer = ['--printer-port', port];
    await expectRefusal(
      ['--port', '0', '--data', place('data'), ...printer],
      /^Port \d+ is taken .* --printer-port\.$/,
    );
    expect(existsSync(place('data'))).toBe(false);
  });

  test('an address that is not this machine’s', async () => {
    const elsewhere = { FOYER_HOST: '192.0.2.1' };
    await expectRefusal(['--data', place('data')], /^Nothing can listen on 192\.0\.2\.1, port 4100/, elsewhere);
  });

  test('a data folder that can’t be written', async () => {
    await writeFile(place('file'), 'not a folder');
    const options = ['--port', '0', '--printer-port', '0', '--data', place('file/data')];
    await expectRefusal(options, /^The data folder .*file\/data can't be written .*\.$/);
    const itself = await startBranch({ settings: testSettings(place('file')) });
    expect(itself).toMatchObject({ ok: false, error: expect.stringMatching(/can't be written|is not a folder/) });
  });

  test('data of a newer version, of another branch, in use, or no data at all', async () => {
    const server = await startServerProcess(place('data'));
    const settings = testSettings(place('data'));
    const inUse = await startBranch({ settings });
    expect(inUse).toEqual({ ok: false, error: expect.stringMatching(/^Another process is using the data in .*\.$/) });
    await server.stop();
    const other = await startBranch({
      settings: { ...settings, branch: { ...demoBranch, branchId: 'elsewhere' as typeof demoBranch.branchId } },
    });
    expect(other).toEqual({
      ok: false,
      error: expect.stringMatching(/^The data in .* are of the branch “riverside”, not of “elsewhere”.*\.$/),
    });
    expect(verify(place('data'))).toMatchObject({ ok: true });
    const file = place('data/branch.sqlite');
    const bytes = readFileSync(file);
    bytes.writeUInt32BE(9_999, 60);
    await writeFile(file, bytes);
    const options = ['--port', '0', '--printer-port', '0', '--data', place('data')];
    await expectRefusal(options, /^The data in .* were written by a newer version of Foyer.*\.$/);
    await writeFile(file, 'something else entirely '.repeat(50));
    expect(await startBranch({ settings })).toEqual({
      ok: false,
      error: expect.stringMatching(/is not a database\.$/),
    });
  });

  test('options that are not understood', async () => {
    await expectRefusal(['--prot'], /^There is no option --prot; .*--help/);
    await expectRefusal(['--port', 'abc'], /^--port: must be a port from 0 to 65535, not “abc”\.$/);
  });
});

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

  test('told by the program itself, before anything is made', async () => {
    await writeFile(place('foyer.json'), '{ "port": 4100, }');
    await expectRefusal(['--config', place('foyer.json')], /^The configuration file .* is not JSON: .*\.$/);
    await expectRefusal(['--config', await configuration({ port: 99_999 })], /^port: .*\.$/);
    expect(existsSync(place('data'))).toBe(false);
  });
});

test('START-5: a demo says where everything is, and ends gracefully when it is asked to', async () => {
  const started = launch(['--port', '0', '--printer-port', '0', '--data', place('data')]);
  const address = await started.address();
  for (const page of ['/kiosk', '/signage', '/dashboard', '/printer', '/api/docs']) {
    expect(started.output()).toContain(`${address}${page}\n`);
    expect((await fetch(`${address}${page}`)).status, page).toBe(200);
  }
  expect(started.output()).toContain(`agent, agent2, supervisor, manager, admin; password ${DEMO_PASSWORD}.`);
  const agent = await signIn(address, 'agent');
  value(await agent.call('issueTicket', { body: { serviceId: 'cash' } }));
  expect(await started.stop(), started.output()).toBe(0);
  expect(started.output().trimEnd().split('\n').at(-1)).toBe(
    `Foyer has stopped. The branch's data are kept in ${place('data')}.`,
  );
  expect(verify(place('data'))).toMatchObject({ ok: true });
});

test('START-6: the help is asked for and given, and nothing is started', async () => {
  const started = launch(['--help']);
  expect(await started.ended()).toBe(0);
  expect(started.output()).toContain('--printer-port PORT');
});

test('START-5: a branch of one’s own runs from a configuration file over TLS, and goes on where it was', async () => {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }], {
    keySize: 2048,
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] }],
  });
  await mkdir(place('tls'));
  await writeFile(place('tls/cert.pem'), cert);
  await writeFile(place('tls/key.pem'), key);
  const tls = { certFile: place('tls/cert.pem'), keyFile: place('tls/key.pem') };
  const options = ['--config', await configuration({ tls })];

  const first = launch(options, MONA);
  const address = await first.address();
  expect(address).toMatch(/^https:/);
  expect(first.output()).not.toContain(DEMO_PASSWORD);
  expect(first.output()).not.toContain('/printer');
  const mona = await signInSecurely(address, 'Mona', cert);
  const ole = await signInSecurely(address, 'ole@example.org', cert);
  value(await mona.call('openBranch', { body: {} }));
  value(await ole.call('openCounter', { params: { counterId: 'counter-1' } }));
  const { visit, ticket } = value(await ole.call('issueTicket', { body: { serviceId: 'cash' } }));
  expect(ticket.url).toMatch(new RegExp(`^${address}/b/riverside/t/`));
  const called = value(await ole.call('callNext', { params: { counterId: 'counter-1' } }));
  expect(called.visit.id).toBe(visit.id);
  expect(await first.stop(), first.output()).toBe(0);

  const second = launch(options, MONA);
  const back = await signInSecurely(await second.address(), 'ole@example.org', cert);
  const found = value(await back.call('visit', { params: { visitId: visit.id } }));
  expect(found.visit).toMatchObject({ number: visit.number, stage: { kind: 'called' } });
});

/** A client over TLS that trusts this certificate alone; its cookie is for secure connections only. */
async function signInSecurely(address: string, name: string, ca: string) {
  let cookie = '';
  const overTls: typeof fetch = (input, init) =>
    new Promise((resolve, reject) => {
      const headers = { ...Object.fromEntries(new Headers(init?.headers)), ...(cookie === '' ? {} : { cookie }) };
      const request = httpsRequest(String(input), { ca, method: init?.method ?? 'GET', headers }, (response) => {
        const [session] = response.headers['set-cookie'] ?? [];
        if (session !== undefined) {
          expect(session).toMatch(/; HttpOnly; Secure; SameSite=Strict/);
          cookie = session.split(';')[0] ?? '';
        }
        expect(response.headers['strict-transport-security']).toBeDefined();
        let text = '';
        response.on('data', (chunk) => {
          text += chunk;
        });
        const type = response.headers['content-type'] ?? '';
        response.on('end', () =>
          resolve(new Response(text, { status: response.statusCode ?? 0, headers: { 'content-type': type } })),
        );
      });
      request.on('error', reject);
      request.end(typeof init?.body === 'string' ? init.body : undefined);
    });
  const client = createClient({ baseUrl: address, fetch: overTls });
  value(await client.call('signIn', { body: { name, password: SECRET } }));
  return client;
}
