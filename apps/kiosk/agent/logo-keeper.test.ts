import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLogoKeeper } from './logo-keeper.ts';

const drawing = (width: number) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="10"><path d="M0 0h${width}v10H0z"/></svg>`;
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
const DRAWING = drawing(20);
const OTHER = drawing(30);
const one = hashOf(DRAWING);
const other = hashOf(OTHER);

let folder: string;
let asked: string[];
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'foyer-logo-'));
  asked = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A kiosk whose server answers so. */
const keeper = (answer: () => Response | Promise<Response>) =>
  createLogoKeeper({
    server: 'http://branch',
    folder,
    fetch: async (input) => {
      asked.push(String(input));
      return answer();
    },
  });

test('SETTINGS-68: a logo is fetched once and kept, so that it is printed while the server is away', async () => {
  const first = keeper(() => new Response(DRAWING));
  expect(await first.of(one)).toMatchObject({ width: 256, height: 128 });
  expect(await first.of(one)).not.toBeNull();
  expect(asked).toEqual([`http://branch/pictures/${one}`]);
  const restarted = keeper(() => Promise.reject(new TypeError('fetch failed')));
  expect(await restarted.of(one)).not.toBeNull();
  expect(asked).toHaveLength(1);
});

test('SETTINGS-68: only the newest is kept', async () => {
  const kiosk = keeper(() => new Response(asked.length === 1 ? DRAWING : OTHER));
  await kiosk.of(one);
  await kiosk.of(other);
  expect(readdirSync(path.join(folder, 'pictures'))).toEqual([other]);
});

test.each<readonly [string, () => Response | Promise<Response>]>([
  ['no server', () => Promise.reject(new TypeError('fetch failed'))],
  ['no such picture', () => new Response('{}', { status: 404 })],
  ['something else', () => new Response('<p>Sign in to the network</p>')],
  ['more than a picture may hold', () => new Response(DRAWING, { headers: { 'content-length': '9000000' } })],
])('SETTINGS-68: a ticket is printed without a logo that can’t be had: %s', async (_, answer) => {
  const kiosk = keeper(answer);
  expect(await kiosk.of(one)).toBeNull();
  expect(await kiosk.of(null)).toBeNull();
  expect(await kiosk.of('../device.json')).toBeNull();
});
