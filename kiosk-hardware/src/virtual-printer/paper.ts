import { type Bitmap, bitmapToPng } from '../layout/bitmap.ts';

/** A slip of paper as it fell out of the printer. */
export interface PrintedPaper {
  /** Counts up from 1 while the printer lives. */
  readonly id: number;
  /** When it was cut, epoch milliseconds on the wall clock. */
  readonly at: number;
  readonly bitmap: Bitmap;
  /** What was printed with the printer's own letters, line by line. */
  readonly text: string;
  /** The data of every QR code that the printer was asked to draw, from top to bottom. */
  readonly qrCodes: readonly string[];
  /** The picture of the paper; drawn when first asked for. */
  png(): Buffer;
}

/** Two metres of paper at 8 dots a millimetre; longer than any ticket, short enough to hold in memory. */
export const longestPaper = 16_000;

/** Paper coming out: rows of dots, from top to bottom, not cut yet. */
export class PaperFeed {
  readonly widthDots: number;
  private readonly bytesPerRow: number;
  private rows: Uint8Array[] = [];
  private inked = false;
  private lines: string[] = [];
  private qrCodes: string[] = [];

  constructor(widthDots: number) {
    this.widthDots = widthDots;
    this.bytesPerRow = widthDots / 8;
  }

  get height(): number {
    return this.rows.length;
  }

  /** Whether anything is printed on it. */
  get hasInk(): boolean {
    return this.inked;
  }

  feed(dots: number): void {
    const room = Math.min(dots, longestPaper - this.rows.length);
    for (let row = 0; row < room; row++) this.rows.push(new Uint8Array(this.bytesPerRow));
  }

  /** Prints rows of a picture `left` dots from the edge; what is beyond the paper is lost, as on a real one. */
  print(bitmap: Bitmap, left: number): void {
    const width = Math.min(bitmap.width, this.widthDots - left);
    for (let y = 0; y < bitmap.height && this.rows.length < longestPaper; y++) {
      const row = new Uint8Array(this.bytesPerRow);
      for (let x = 0; x < width; x++) {
        const byte = bitmap.bits[y * bitmap.bytesPerRow + (x >> 3)] ?? 0;
        const at = left + x;
        if ((byte & (0x80 >> (x & 7))) === 0) continue;
        row[at >> 3] = (row[at >> 3] ?? 0) | (0x80 >> (at & 7));
        this.inked = true;
      }
      this.rows.push(row);
    }
  }

  noteText(line: string): void {
    if (this.lines.length < 500) this.lines.push(line);
  }

  noteQr(data: string): void {
    if (this.qrCodes.length < 50) this.qrCodes.push(data);
  }

  /** Takes the paper off; the feed starts anew. */
  cut(id: number, at: number): PrintedPaper {
    const bits = new Uint8Array(this.bytesPerRow * this.rows.length);
    this.rows.forEach((row, index) => {
      bits.set(row, index * this.bytesPerRow);
    });
    const bitmap: Bitmap = { width: this.widthDots, height: this.rows.length, bytesPerRow: this.bytesPerRow, bits };
    const paper = { id, at, bitmap, text: this.lines.join('\n'), qrCodes: this.qrCodes };
    let png: Buffer | null = null;
    this.rows = [];
    this.lines = [];
    this.qrCodes = [];
    this.inked = false;
    return {
      ...paper,
      png: () => {
        png ??= bitmapToPng(bitmap);
        return png;
      },
    };
  }
}
