import { createCanvas, loadImage, type SKRSContext2D } from '@napi-rs/canvas';
import { canvasFont, type FontFace } from '../layout/fonts.ts';
import type { PrintedPaper } from '../virtual-printer/index.ts';

/** What a ticket's number is made of. */
const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
/** A number is narrowed when it is long, so glyphs are compared in one size: every one fills this grid. */
const GRID = { width: 24, height: 36 };
/** The number's band of ink is at least this high, in dots; nothing above it on a ticket is. */
const LEAST_HEIGHT = 150;

interface Ink {
  readonly width: number;
  readonly height: number;
  has(x: number, y: number): boolean;
}
interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Reads the number off the paper's PNG by its shapes: the first high band of ink is cut into glyphs, and each is the
 * letter or digit of the ticket's typefaces that it is most alike. No dash can be read, for it is not high.
 *
 * @throws when the paper has no such band
 */
export async function readNumber(paper: PrintedPaper): Promise<string> {
  const image = await loadImage(paper.png());
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  const ink = inkOf(context, image.width, image.height);
  const band = bands(ink.height, (y) => anyInRow(ink, y)).find(({ length }) => length >= LEAST_HEIGHT);
  if (band === undefined) throw new Error('There is no number on this paper');
  return glyphsOf(ink, band.start, band.length)
    .map((box) => gridOf(ink, box))
    .map(readGlyph)
    .join('');
}

function readGlyph(grid: readonly number[]): string {
  let best = { letter: '?', difference: Number.POSITIVE_INFINITY };
  for (const { letter, grid: known } of templates()) {
    const difference = grid.reduce((sum, share, at) => sum + Math.abs(share - (known[at] ?? 0)), 0);
    if (difference < best.difference) best = { letter, difference };
  }
  return best.letter;
}

let drawn: readonly { letter: string; grid: readonly number[] }[] | null = null;

/** Every letter and digit in both faces that a number can be set in. */
function templates() {
  const faces: readonly FontFace[] = ['sans', 'condensed'];
  drawn ??= faces.flatMap((face) =>
    [...LETTERS].map((letter) => {
      const context = createCanvas(400, 400).getContext('2d');
      context.fillStyle = '#fff';
      context.fillRect(0, 0, 400, 400);
      context.fillStyle = '#000';
      context.font = canvasFont(face, 240, 700);
      context.fillText(letter, 60, 300);
      const ink = inkOf(context, 400, 400);
      const [box] = glyphsOf(ink, 0, ink.height);
      if (box === undefined) throw new Error(`The face ${face} has no ${letter}`);
      return { letter, grid: gridOf(ink, box) };
    }),
  );
  return drawn;
}

function inkOf(context: SKRSContext2D, width: number, height: number): Ink {
  const { data } = context.getImageData(0, 0, width, height);
  return { width, height, has: (x, y) => (data[(y * width + x) * 4] ?? 255) < 128 };
}

const anyInRow = (ink: Ink, y: number) => Array.from({ length: ink.width }, (_, x) => x).some((x) => ink.has(x, y));

/** Stretches of lines for which something holds. */
function bands(lines: number, holds: (line: number) => boolean): { start: number; length: number }[] {
  const found: { start: number; length: number }[] = [];
  let start = -1;
  for (let line = 0; line <= lines; line++) {
    const inside = line < lines && holds(line);
    if (inside && start < 0) start = line;
    if (!inside && start >= 0) {
      found.push({ start, length: line - start });
      start = -1;
    }
  }
  return found;
}

/** Glyphs in a band of rows, from left to right: they stand apart, and each is as low and as high as its ink. */
function glyphsOf(ink: Ink, top: number, height: number): Box[] {
  const rows = Array.from({ length: height }, (_, row) => top + row);
  return bands(ink.width, (x) => rows.some((y) => ink.has(x, y))).map(({ start: left, length: width }) => {
    const columns = Array.from({ length: width }, (_, column) => left + column);
    const inked = rows.filter((y) => columns.some((x) => ink.has(x, y)));
    const first = inked[0] ?? top;
    return { left, width, top: first, height: (inked.at(-1) ?? first) - first + 1 };
  });
}

/** How much of each cell of the grid is ink. */
function gridOf(ink: Ink, { left, top, width, height }: Box): number[] {
  const cells: number[] = new Array(GRID.width * GRID.height).fill(0);
  const counts: number[] = new Array(GRID.width * GRID.height).fill(0);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const cell = Math.floor((y * GRID.height) / height) * GRID.width + Math.floor((x * GRID.width) / width);
      counts[cell] = (counts[cell] ?? 0) + 1;
      if (ink.has(left + x, top + y)) cells[cell] = (cells[cell] ?? 0) + 1;
    }
  }
  return cells.map((inked, cell) => inked / Math.max(1, counts[cell] ?? 1));
}
