import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { request as httpsRequest } from 'node:https';
import { type AddressInfo, createServer } from 'node:net';
import path from 'node:path';
import { DEMO_PASSWORD, demoBranch, startBranch } from '@foyer/branch-server';
import { createClient } from '@foyer/client';
import { verify } from '@foyer/store';
import { pino } from 'pino';
import { generate } from 'selfsigned';
import { describe, expect, test } from 'vitest';
import { startServerProcess } from '../harness/server-process.ts';
import {
  configuration,
  expectRefusal,
  folderForEachTest,
  launch,
  MONA,
  place,
  SECRET,
} from '../harness/start-folder.ts';
import { signIn, testSettings, value } from '../harness/test-branch.ts';

folderForEachTest();

describe('START-1: what stands in the way is told in one sentence, and nothing is changed', () => {
  test('a port taken', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const port = String((taken.address() as AddressInfo).port);
    const data = ['--data', place('data')];
    try {
      await expectRefusal(['--port', port, ...data], /^Port \d+ is taken .* --port\.$/);
      const printer = ['--printer-port', port];
      await expectRefusal(['--port', '0', ...data, ...printer], /^Port \d+ is taken .* --printer-port\.$/);
      await expectRefusal(['--port', '4777', ...data, '--printer-port', '4777'], /can't share port 4777; .* --port\.$/);
    } finally {
      await new Promise((resolve) => taken.close(resolve));
    }
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

  test('a branch that nobody has configured', async () => {
    const { branch: _, ...settings } = testSettings(place('none'));
    expect(await startBranch({ settings })).toEqual({
      ok: false,
      error: expect.stringMatching(/^The branch is not configured yet: .*\.$/),
    });
    expect(existsSync(place('none'))).toBe(false);
  });

  test('options that are not understood', async () => {
    await expectRefusal(['--prot'], /^There is no option --prot; .*--help/);
    await expectRefusal(['--port', 'abc'], /^--port: must be a port from 0 to 65535, not “abc”\.$/);
    await expectRefusal(['--simulate', '--replay', 'none.csv'], /^Either --simulate or --replay, not both\.$/);
  });
});

test('START-5, START-10: a demo says where everything is, and ends gracefully when it is asked to', async () => {
  const started = launch(['--port', '0', '--printer-port', '0', '--data', place('data')]);
  const address = await started.address();
  for (const page of ['/kiosk', '/signage', '/dashboard', '/printer', '/api/docs']) {
    expect(started.output()).toContain(`${address}${page}\n`);
    expect((await fetch(`${address}${page}`)).status, page).toBe(200);
  }
  expect(started.output()).toContain(`agent, agent2, supervisor, manager, admin; password ${DEMO_PASSWORD}.`);
  const agent = await signIn(address, 'agent');
  value(await agent.call('issueTicket', { body: { serviceId: 'cash' } }));
  const manager = await signIn(address, 'manager');
  const days = { from: '2026-03-02', to: '2026-03-02' };
  value(await manager.call('report', { params: { report: 'services' }, query: days }));
  const rights = await rightsIn(place('data'));
  expect([...rights.keys()]).toEqual(expect.arrayContaining(['branch.sqlite-wal', 'branch.lock', 'reports.sqlite']));
  expect([...rights].filter(([, mode]) => (mode & 0o077) !== 0)).toEqual([]);
  expect(await started.stop(), started.output()).toBe(0);
  expect(started.output().trimEnd().split('\n').at(-1)).toBe(
    `Foyer has stopped. The branch's data are kept in ${place('data')}.`,
  );
  expect(verify(place('data'))).toMatchObject({ ok: true });
});

test('START-7: data of another format are refused; the demo alone begins anew, says so and keeps them', async () => {
  const server = await startServerProcess(place('data'));
  await server.stop();
  const file = place('data/branch.sqlite');
  const bytes = readFileSync(file);
  bytes.writeUInt32BE(7, 68);
  await writeFile(file, bytes);
  const sentence = `The data in ${place('data')} are in the format of another version of Foyer; start that version, or another folder.`;
  expect(await startBranch({ settings: testSettings(place('data')) })).toEqual({ ok: false, error: sentence });
  await expectRefusal(
    ['--config', await configuration()],
    /^The data in .* are in the format of another version of Foyer/,
  );
  const demo = launch(['--port', '0', '--printer-port', '0', '--data', place('data')]);
  expect((await fetch(`${await demo.address()}/kiosk`)).status).toBe(200);
  const kept = /^The demo begins anew: .* were moved to (\S+)\.$/m.exec(demo.output())?.[1] ?? '';
  expect(path.dirname(kept)).toBe(path.dirname(place('data')));
  expect(readFileSync(path.join(kept, 'branch.sqlite')).equals(bytes)).toBe(true);
  expect(await demo.stop(), demo.output()).toBe(0);
  const again = launch(['--port', '0', '--printer-port', '0', '--data', place('data')]);
  expect((await fetch(`${await again.address()}/kiosk`)).status).toBe(200);
  expect(again.output()).not.toContain('begins anew');
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

test('START-10: a data folder that others may look into is used, and told of', async () => {
  await mkdir(place('data'), { mode: 0o755 });
  const lines: string[] = [];
  const log = pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) });
  const started = await startBranch({ settings: testSettings(place('data')), log });
  if (started.ok) await started.value.close();
  expect(lines.join('')).toContain('others on this machine may look into the data folder');
});

/** Whose each file and folder within one is, by what others may do with it. */
async function rightsIn(folder: string): Promise<ReadonlyMap<string, number>> {
  const names = await readdir(folder, { recursive: true });
  return new Map(
    await Promise.all(names.map(async (name) => [name, (await stat(path.join(folder, name))).mode] as const)),
  );
}
