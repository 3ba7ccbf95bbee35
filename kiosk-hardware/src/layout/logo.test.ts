import { createCanvas } from '@napi-rs/canvas';
import { expect, test } from 'vitest';
import { englishTicket } from '../test-support/sample-tickets.ts';
import type { Bitmap } from './bitmap.ts';
import { drawTicket } from './draw-ticket.ts';
import { logoBitmap } from './logo.ts';
import { layoutTicket } from './ticket-layout.ts';

/** A picture of one shade. */
function shaded(width: number, height: number, colour: string): Buffer {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = colour;
  context.fillRect(0, 0, width, height);
  return canvas.toBuffer('image/png');
}

/** The share of dots with ink. */
function inkIn({ bits, width, height }: Bitmap): number {
  const dots = bits.reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0);
  return dots / (width * height);
}

const made = async (bytes: Buffer): Promise<Bitmap> => {
  const bitmap = await logoBitmap(bytes);
  if (bitmap === null) throw new Error('It was taken for no picture');
  return bitmap;
};

test('SETTINGS-68: a logo fits its room at the head of the paper, its sides in proportion', async () => {
  expect(await made(shaded(1600, 400, '#000'))).toMatchObject({ width: 320, height: 80 });
  expect(await made(shaded(100, 200, '#000'))).toMatchObject({ width: 64, height: 128 });
  const svg = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><path d="M0 0h20v10H0z"/></svg>',
  );
  const drawn = await made(svg);
  expect([drawn.width, inkIn(drawn)]).toEqual([256, 1]);
});

test('SETTINGS-68: its shades are told by dots of ink', async () => {
  expect(inkIn(await made(shaded(320, 128, '#000')))).toBe(1);
  expect(inkIn(await made(shaded(320, 128, '#fff')))).toBe(0);
  expect(inkIn(await made(shaded(320, 128, '#808080')))).toBeCloseTo(0.5, 1);
});

test('SETTINGS-68: what is no picture is left out', async () => {
  expect(await logoBitmap(Buffer.from('logo.png'))).toBeNull();
});

test.each([384, 576] as const)(
  'SETTINGS-68: on a line of %s dots a logo and a closing line make the ticket longer, dot for dot',
  async (dotsPerLine) => {
    const heightOf = (ticket: typeof englishTicket) =>
      drawTicket(layoutTicket(ticket, dotsPerLine)).reduce(
        (sum, piece) => sum + (piece.kind === 'bitmap' ? piece.bitmap.height : 0),
        0,
      );
    const logo = await made(shaded(320, 100, '#333'));
    expect(heightOf({ ...englishTicket, logo })).toBe(heightOf(englishTicket) + logo.height + 10);
    expect(heightOf({ ...englishTicket, closing: 'Thank you' })).toBeGreaterThan(heightOf(englishTicket) + 30);
  },
);
