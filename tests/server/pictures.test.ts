import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { followLive } from '../harness/live-follower.ts';
import { refusal, type SignedIn, startTestBranch, type TestBranch, value } from '../harness/test-branch.ts';

let branch: TestBranch;
let admin: SignedIn;
beforeAll(async () => {
  branch = await startTestBranch();
  admin = await branch.signIn('admin');
});
afterAll(() => branch.close());

const drawing = (inside = '') =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/>${inside}</svg>`);
const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const store = (bytes: Buffer) => admin.call('storePicture', { body: { base64: bytes.toString('base64') } });
const shownAt = (hash: string) => fetch(`${branch.address}/pictures/${hash}`);
const state = () => branch.branch.context.runner.state;

async function saveLooks(looks: object) {
  const { version } = value(await admin.call('settingsSection', { params: { section: 'looks' } }));
  return admin.call('changeSettings', { params: { section: 'looks' }, body: { version, value: { looks } } });
}

test('SETTINGS-66: a stored picture is served under its hash as what it is, for good, and can do nothing', async () => {
  const bytes = drawing();
  const { hash } = value(await store(bytes));
  expect(hash).toBe(hashOf(bytes));
  const answer = await shownAt(hash);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'image/svg+xml',
    'cache-control': 'public, max-age=31536000, immutable',
    'content-security-policy': "default-src 'none'; img-src data:; style-src 'unsafe-inline'; sandbox",
    'x-content-type-options': 'nosniff',
  });
  expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
  const { clock } = state();
  expect(value(await store(bytes)).hash).toBe(hash);
  expect(state().clock).toBe(clock);
  expect((await shownAt('0'.repeat(64))).status).toBe(404);
});

test('SETTINGS-65: what is no picture, is too large or could run is refused by name, and nothing is kept', async () => {
  const { clock, pictures } = state();
  for (const [bytes, fault] of [
    [Buffer.from('logo.png'), 'no-picture'],
    [Buffer.alloc(2 * 1024 * 1024 + 1), 'too-large'],
    [drawing('<script/>'), 'with-script'],
    [drawing('<image href="https://example.org/x.png"/>'), 'with-outside'],
  ] as const) {
    expect(await store(bytes)).toMatchObject({ ok: false, error: { status: 422, code: 'picture-refused', fault } });
    expect((await shownAt(hashOf(bytes))).status).toBe(404);
  }
  expect(refusal(await store(Buffer.alloc(4 * 1024 * 1024)))).toBe('body-too-large');
  expect(state()).toMatchObject({ clock, pictures });
});

test('SETTINGS-66: the looks name a picture that is stored, and are told to every screen at once', async () => {
  expect(await saveLooks({ logo: '0'.repeat(64) })).toMatchObject({
    ok: false,
    error: { code: 'validation-failed', mistakes: [{ code: 'unknown-picture', pointer: '/looks/logo' }] },
  });
  const screen = await branch.pair('screen');
  const live = followLive(branch.address, { token: screen.token });
  await live.follow('signage:lobby');
  const { hash: logo } = value(await store(drawing('<g/>')));
  value(await saveLooks({ logo, accent: '#0b3d91' }));
  const branchRecord = () => live.records('signage:lobby').find(({ kind }) => kind === 'branch');
  await expect.poll(branchRecord).toMatchObject({ looks: { logo, accent: '#0b3d91' } });
  live.close();
  const { ticket } = value(await admin.call('issueTicket', { body: { serviceId: 'cash' } }));
  expect(ticket.logo).toBe(logo);
  const shown = value(await admin.call('ticket', { params: { token: ticket.token } }));
  expect(shown.ticket.looks).toEqual({ logo, accent: '#0b3d91' });
});

test('SETTINGS-66: fifty pictures are kept; the oldest that nothing shows makes room', async () => {
  const { logo } = state().config?.looks ?? {};
  const first = value(await store(drawing('<!-- first -->'))).hash;
  for (let count = 0; count < 50; count += 1) value(await store(drawing(`<!-- ${count} -->`)));
  expect(state().pictures.size).toBe(50);
  expect((await shownAt(first)).status).toBe(404);
  expect((await shownAt(logo ?? '')).status).toBe(200);
});

test('SETTINGS-13: a file brings the logo along that it shows, also where it is stored no more', async () => {
  const { hash: logo } = value(await store(drawing('<desc>Taken along</desc>')));
  value(await saveLooks({ logo }));
  const file = value(await admin.call('exportSettings'));
  expect(file.pictures.map(({ base64 }) => hashOf(Buffer.from(base64, 'base64')))).toEqual([logo]);
  value(await saveLooks({}));
  for (let count = 0; count < 50; count += 1) value(await store(drawing(`<desc>${count}</desc>`)));
  expect((await shownAt(logo)).status).toBe(404);
  const look = value(await admin.call('importSettings', { query: { dryRun: 'true' }, body: { file, version: null } }));
  expect(look.total).toBe(1);
  expect((await shownAt(logo)).status).toBe(404);
  const take = (body: object) =>
    admin.call('importSettings', { body: { file: body as typeof file, version: look.version } });
  const pictures = [{ base64: drawing('<script/>').toString('base64') }];
  for (const lacking of [
    { ...file, pictures },
    { ...file, pictures: [] },
  ]) {
    expect(await take(lacking)).toMatchObject({
      ok: false,
      error: { mistakes: [{ code: 'unknown-picture', pointer: '/looks/logo' }] },
    });
  }
  expect((await shownAt(logo)).status).toBe(404);
  value(await take(file));
  expect(state()).toMatchObject({ config: { looks: { logo } }, pictures: { size: 50 } });
  expect((await shownAt(logo)).status).toBe(200);
});
