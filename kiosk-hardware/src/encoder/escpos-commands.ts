import type { Bitmap } from '../layout/bitmap.ts';

/**
 * The ESC/POS bytes that node-thermal-printer has no call for, or encodes in a way that does not suit: status requests
 * (its own go through its transports) and rasters (its own make one tall image; a printer with a small buffer wants
 * short bands). After Epson's ESC/POS command reference.
 */
const ESC = 0x1b;
const GS = 0x1d;
const DLE = 0x10;

/** Rows in one `GS v 0` command: 3.4 kB at 576 dots, less than the smallest printer's buffer. */
const rasterBandRows = 48;

/** `GS v 0`: a picture in short bands, each printed as it comes. */
export function rasterBands(bitmap: Bitmap): Buffer {
  const parts: Buffer[] = [];
  for (let top = 0; top < bitmap.height; top += rasterBandRows) {
    const rows = Math.min(rasterBandRows, bitmap.height - top);
    const width = bitmap.bytesPerRow;
    parts.push(Buffer.from([GS, 0x76, 0x30, 0, width & 0xff, width >> 8, rows & 0xff, rows >> 8]));
    parts.push(Buffer.from(bitmap.bits.subarray(top * width, (top + rows) * width)));
  }
  return Buffer.concat(parts);
}

/** `DLE EOT n`: the real-time status `n` (1 printer, 2 cause of being offline, 3 cause of an error, 4 paper). */
export function realTimeStatusRequest(kind: 1 | 2 | 3 | 4): Buffer {
  return Buffer.from([DLE, 0x04, kind]);
}

/** `GS a n`: automatic status back on for errors, paper and being online, or off. On, the printer answers at once. */
export function automaticStatus(on: boolean): Buffer {
  return Buffer.from([GS, 0x61, on ? 0x0e : 0]);
}

/** `GS r 1`: the paper sensor's status, answered in order, after everything before it. */
export function inOrderPaperStatusRequest(): Buffer {
  return Buffer.from([GS, 0x72, 1]);
}

/** Epson's `GS ( H` function 48: the printer answers with these four characters once all before them is printed. */
export function processIdRequest(processId: string): Buffer {
  return Buffer.concat([Buffer.from([GS, 0x28, 0x48, 6, 0, 48, 48]), Buffer.from(processId, 'latin1')]);
}

/**
 * Brings a printer back to order after a job that broke off: fills up a picture it may still be waiting for, resets it,
 * and cuts off what of the broken ticket may hang in it, so that the next ticket starts on its own paper.
 */
export function clearanceBytes(): Buffer {
  const longestBand = 72 * rasterBandRows + 8;
  return Buffer.concat([Buffer.alloc(longestBand), Buffer.from([ESC, 0x40, 0x0a, ESC, 0x64, 4, GS, 0x56, 0])]);
}
