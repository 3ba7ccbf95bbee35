import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { Bitmap } from './bitmap.ts';

/** The room for a logo at the head of a ticket, dots: it fits the narrowest paper, and leaves the number the first thing seen. */
const ROOM = { width: 320, height: 128 } as const;

/**
 * A picture as a printer can print it: dots of ink or none, its shades told by how close they lie.
 *
 * @param bytes a PNG, JPEG, WebP or SVG file
 * @returns `null` where the bytes are no picture
 */
export async function logoBitmap(bytes: Buffer): Promise<Bitmap | null> {
  const image = await loadImage(bytes).catch(() => null);
  if (image === null || image.width < 1 || image.height < 1) return null;
  const scale = Math.min(ROOM.width / image.width, ROOM.height / image.height);
  const [width, height] = [image.width, image.height].map((side) => Math.max(1, Math.round(side * scale)));
  if (width === undefined || height === undefined) return null;
  const context = createCanvas(width, height).getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.drawImage(image, 0, 0, width, height);
  return dithered(context.getImageData(0, 0, width, height).data, width, height);
}

/** Of 255: darker is ink and lighter is paper, so that a logo's edges stay sharp; between them shades are told. */
const SHADES = { darkest: 72, lightest: 184 } as const;

/** Spreads what each dot is too dark or too light over those that follow (Floyd and Steinberg). */
function dithered(pixels: Uint8ClampedArray, width: number, height: number): Bitmap {
  const bytesPerRow = Math.ceil(width / 8);
  const bits = new Uint8Array(bytesPerRow * height);
  const light = Float32Array.from({ length: width * height }, (_, at) => {
    const [red = 255, green = 255, blue = 255] = pixels.subarray(at * 4, at * 4 + 3);
    const value = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    const share = (value - SHADES.darkest) / (SHADES.lightest - SHADES.darkest);
    return Math.min(1, Math.max(0, share)) * 255;
  });
  const spread = (x: number, y: number, error: number) => {
    if (x >= 0 && x < width && y < height) light[y * width + x] = (light[y * width + x] ?? 0) + error;
  };
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const value = light[y * width + x] ?? 255;
      const isInk = value < 128;
      if (isInk) bits[y * bytesPerRow + (x >> 3)] = (bits[y * bytesPerRow + (x >> 3)] ?? 0) | (0x80 >> (x & 7));
      const error = value - (isInk ? 0 : 255);
      spread(x + 1, y, (error * 7) / 16);
      spread(x - 1, y + 1, (error * 3) / 16);
      spread(x, y + 1, (error * 5) / 16);
      spread(x + 1, y + 1, error / 16);
    }
  }
  return { width, height, bytesPerRow, bits };
}
