import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';

/** A black and white picture, one bit a dot, rows padded to whole bytes, the most significant bit leftmost, 1 = ink. */
export interface Bitmap {
  readonly width: number;
  readonly height: number;
  readonly bytesPerRow: number;
  readonly bits: Uint8Array;
}

/** Ink is anything darker than this of 255: a little above the middle, because thermal dots print thin. */
const inkThreshold = 150;

/** Draws on a white canvas and keeps what is dark enough as ink. */
export function drawBitmap(width: number, height: number, paint: (context: SKRSContext2D) => void): Bitmap {
  const context = createCanvas(width, height).getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#000';
  context.strokeStyle = '#000';
  paint(context);
  const pixels = context.getImageData(0, 0, width, height).data;
  const bytesPerRow = Math.ceil(width / 8);
  const bits = new Uint8Array(bytesPerRow * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const red = pixels[(y * width + x) * 4] ?? 255;
      const index = y * bytesPerRow + (x >> 3);
      if (red < inkThreshold) bits[index] = (bits[index] ?? 0) | (0x80 >> (x & 7));
    }
  }
  return { width, height, bytesPerRow, bits };
}

/** Encodes a bitmap as a PNG. */
export function bitmapToPng(bitmap: Bitmap): Buffer {
  const canvas = createCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext('2d');
  const image = context.createImageData(bitmap.width, bitmap.height);
  for (let y = 0; y < bitmap.height; y++) {
    for (let x = 0; x < bitmap.width; x++) {
      const byte = bitmap.bits[y * bitmap.bytesPerRow + (x >> 3)] ?? 0;
      const shade = (byte & (0x80 >> (x & 7))) === 0 ? 255 : 0;
      const at = (y * bitmap.width + x) * 4;
      image.data[at] = shade;
      image.data[at + 1] = shade;
      image.data[at + 2] = shade;
      image.data[at + 3] = 255;
    }
  }
  context.putImageData(image, 0, 0);
  return canvas.toBuffer('image/png');
}
