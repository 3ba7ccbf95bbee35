import { createCanvas, loadImage } from '@napi-rs/canvas';
import jsqr from 'jsqr';
import type { PrintedPaper } from '../virtual-printer/index.ts';

// The package is CommonJS with its function under `default`, which Node hands over once more wrapped.
const decode = jsqr.default;

/** Reads the QR code off the paper's PNG as a phone would, with a quiet zone around it as paper has. */
export async function readQr(paper: PrintedPaper): Promise<string | null> {
  const image = await loadImage(paper.png());
  const margin = 40;
  const canvas = createCanvas(image.width + 2 * margin, image.height + 2 * margin);
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, margin, margin);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  return decode(new Uint8ClampedArray(data), canvas.width, canvas.height)?.data ?? null;
}

/** The tallest unbroken stretch of rows with ink, in dots: on a ticket, its number or its QR code. */
export function inkRuns(paper: PrintedPaper): { top: number; height: number }[] {
  const { bits, bytesPerRow, height } = paper.bitmap;
  const runs: { top: number; height: number }[] = [];
  let top = -1;
  for (let y = 0; y <= height; y++) {
    const inked = y < height && bits.subarray(y * bytesPerRow, (y + 1) * bytesPerRow).some((byte) => byte !== 0);
    if (inked && top < 0) top = y;
    if (!inked && top >= 0) {
      runs.push({ top, height: y - top });
      top = -1;
    }
  }
  return runs;
}
