import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { templateHours } from '@foyer/configuration';
import type { FoundingRequest } from '@foyer/contract';
import { verify } from '@foyer/store';
import { describe, expect, test } from 'vitest';
import { guideOf, startNew } from './harness/founding.ts';
import {
  configuration,
  expectRefusal,
  folderForEachTest,
  launch,
  MONA,
  place,
  SECRET,
} from './harness/start-folder.ts';

folderForEachTest();

function requestWith(code: string): FoundingRequest {
  return {
    code,
    branch: { branchId: 'quay', name: { en: 'Old Quay' }, timeZone: 'Europe/Madrid', locale: 'en-ES' },
    begin: {
      with: 'template',
      template: 'shop',
      languages: ['en'],
      counters: 2,
      hours: templateHours('shop', 'en-ES'),
    },
    admin: { name: 'Ines', displayName: 'Ines', password: SECRET },
  };
}

/** Asks for a branch; the answer's status and code. */
async function ask(address: string, request: object, headers: Record<string, string> = {}) {
  const answer = await fetch(`${address}/api/v1/founding`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(request),
  });
  const body: { code?: string; mistakes?: readonly { pointer: string }[] } = await answer.json();
  return { status: answer.status, code: body.code, places: body.mistakes?.map(({ pointer }) => pointer) };
}

/** The name that somebody is signed in by. */
async function signedIn(address: string): Promise<unknown> {
  const answer = await fetch(`${address}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'ines', password: SECRET }),
  });
  const { user }: { user?: { role: string } } = await answer.json();
  return user?.role;
}

test('FOUND-1, FOUND-3: a branch is founded in the browser, once, and the next starts run it', async () => {
  const started = startNew();
  const { address, code } = await guideOf(started);
  expect((await fetch(`${address}/ready`)).status).toBe(503);
  expect((await fetch(`${address}/`)).url).toBe(`${address}/dashboard/found`);
  expect(await ask(address, requestWith(code))).toMatchObject({ status: 200 });
  expect(await started.address()).toBe(address);
  await expect.poll(async () => (await fetch(`${address}/ready`)).status).toBe(200);
  expect(await signedIn(address)).toBe('admin');
  expect(await ask(address, requestWith(code))).toMatchObject({ status: 404 });
  expect(started.output()).toContain('The branch “Old Quay” was founded.');
  expect(await started.stop(), started.output()).toBe(0);
  expect(verify(place('data'))).toMatchObject({ ok: true });

  await expectRefusal(['--new', '--data', place('data')], /data holds the branch “Old Quay” already: leave out --new/);
  const again = launch(['--port', '0', '--data', place('data')]);
  expect(await signedIn(await again.address())).toBe('admin');
  expect(again.output()).not.toContain('Accounts:');
  expect(await again.stop()).toBe(0);
});

test('FOUND-3: a file for a folder that holds a branch is said to be ignored', async () => {
  const file = await configuration();
  const first = launch(['--config', file], MONA);
  await first.address();
  expect(first.output()).not.toContain('were not read');
  await first.stop();
  const second = launch(['--config', file], MONA);
  await second.address();
  await expect
    .poll(second.output)
    .toMatch(/The branch and the accounts in .*foyer\.json were not read: .*data holds the branch “Riverside Bank”/);
  await second.stop();
});

describe('FOUND-2: nothing is founded without the code', () => {
  test('a wrong one, again and again, another site’s page, and mistakes with the right one', async () => {
    const started = startNew();
    const { address, code } = await guideOf(started);
    expect(Buffer.from(code, 'base64url')).toHaveLength(16);
    const elsewhere = { origin: 'http://elsewhere.example' };
    expect(await ask(address, requestWith(code), elsewhere)).toMatchObject({ status: 403, code: 'wrong-origin' });
    const { branch, ...rest } = requestWith(code);
    expect(await ask(address, { ...rest, branch: { ...branch, name: {}, timeZone: 'Mars/Base' } })).toMatchObject({
      status: 422,
      places: ['/branch/timeZone', '/branch/name'],
    });
    for (let times = 0; times < 5; times += 1) {
      expect(await ask(address, requestWith('guessed'))).toMatchObject({ status: 403, code: 'forbidden' });
    }
    expect(await ask(address, requestWith(code))).toMatchObject({ status: 429, code: 'locked-out' });
    expect(existsSync(place('data'))).toBe(false);
    expect(await started.stop()).toBe(0);
    expect(started.output()).toContain('Foyer has stopped; no branch was founded.');
  });
});

describe('FOUND-7: a founding is whole or nothing', () => {
  test('killed while it is being made', async () => {
    const started = startNew();
    const { address, code } = await guideOf(started);
    await ask(address, requestWith(code));
    await started.kill();
    // However far it has come: there is the branch with its administrator, or there is none.
    const again = startNew();
    await expect.poll(again.output, { timeout: 60_000 }).toMatch(/found#|holds the branch/);
    if (again.output().includes('found#')) {
      const guide = await guideOf(again);
      expect(guide.code).not.toBe(code);
      expect(await ask(guide.address, requestWith(guide.code))).toMatchObject({ status: 200 });
      expect(await signedIn(await again.address())).toBe('admin');
    } else {
      const run = launch(['--port', '0', '--data', place('data')]);
      expect(await signedIn(await run.address())).toBe('admin');
    }
  });

  test('where the folder can’t be made, which is told, and the guide goes on', async () => {
    const started = startNew();
    const { address, code } = await guideOf(started);
    // A folder that holds something else under the name of the data.
    await mkdir(place('data/branch.sqlite'), { recursive: true });
    expect(await ask(address, requestWith(code))).toMatchObject({ status: 200 });
    await expect.poll(started.output, { timeout: 20_000 }).toContain('The branch could not be founded: ');
    await expect
      .poll(async () => (await fetch(`${address}/api/v1/founding`)).json(), { timeout: 20_000 })
      .toEqual({ failed: expect.stringContaining('can') });
    await rm(place('data'), { recursive: true });
    expect(await ask(address, requestWith(code))).toMatchObject({ status: 200 });
    expect(await started.address()).toBe(address);
    expect(await signedIn(address)).toBe('admin');
  });
});
