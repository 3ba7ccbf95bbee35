import { assertNever } from '@foyer/basics';
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { type Bitmap, drawBitmap } from './bitmap.ts';
import { canvasFont, type FontFace } from './fonts.ts';
import type { QrSymbol } from './qr-symbol.ts';
import { breakLines } from './text-lines.ts';
import type { TicketBlock, TicketDrawing } from './ticket-layout.ts';

/** A ticket ready for a raster printer: pictures, and QR codes that the printer draws itself. */
export type TicketPiece =
  | { readonly kind: 'bitmap'; readonly bitmap: Bitmap }
  | { readonly kind: 'qr'; readonly symbol: QrSymbol };

/** White at both edges, so that a roll that sits a little askew loses nothing. */
const marginDots = 16;
const capHeightCache = new Map<FontFace, number>();

interface Painted {
  readonly height: number;
  paint(context: SKRSContext2D, top: number): void;
}

type DrawnBlock = Exclude<TicketBlock, { kind: 'qr' }>;
type FactsBlock = Extract<TicketBlock, { kind: 'facts' }>;

/** Draws every part of a ticket but its QR codes, joining neighbours into one picture. */
export function drawTicket(drawing: TicketDrawing): TicketPiece[] {
  const pieces: TicketPiece[] = [];
  let run: DrawnBlock[] = [];
  const endRun = (): void => {
    if (run.length > 0) pieces.push({ kind: 'bitmap', bitmap: drawBlocks(run, drawing) });
    run = [];
  };
  for (const block of drawing.blocks) {
    if (block.kind === 'qr') {
      endRun();
      pieces.push({ kind: 'qr', symbol: block.symbol });
    } else run.push(block);
  }
  endRun();
  return pieces;
}

/** Draws some of a ticket's blocks, one below the other, as one picture as wide as the paper. */
export function drawBlocks(blocks: readonly DrawnBlock[], drawing: TicketDrawing): Bitmap {
  const measuring = createCanvas(1, 1).getContext('2d');
  const painted = blocks.map((block) => paintBlock(block, drawing, measuring));
  const height = painted.reduce((sum, { height }) => sum + height, 0);
  return drawBitmap(drawing.dotsPerLine, Math.max(1, height), (context) => {
    context.direction = drawing.direction;
    context.textAlign = 'center';
    let top = 0;
    for (const part of painted) {
      part.paint(context, top);
      top += part.height;
    }
  });
}

function paintBlock(block: DrawnBlock, drawing: TicketDrawing, measuring: SKRSContext2D): Painted {
  const width = drawing.dotsPerLine;
  const middle = width / 2;
  switch (block.kind) {
    case 'text': {
      const font = canvasFont('sans', block.size, block.weight);
      measuring.font = font;
      const lines = breakLines(measuring, block.text, width - 2 * marginDots, block.maxLines, drawing.language);
      return textLines(lines, font, block.size, middle);
    }
    case 'number':
      return numberLine(block.text, block.capHeight, width, measuring);
    case 'banner':
      return banner(block.text, block.size, middle, measuring);
    case 'facts':
      return factsBox(block, drawing, measuring);
    case 'picture':
      return picture(block.bitmap, middle);
    case 'rule':
      return { height: 2, paint: (context, top) => context.fillRect(marginDots, top, width - 2 * marginDots, 2) };
    case 'space':
      return { height: block.dots, paint: () => undefined };
    default:
      return assertNever(block);
  }
}

/** Dot for dot, in the middle. */
function picture(bitmap: Bitmap, middle: number): Painted {
  const left = Math.round(middle - bitmap.width / 2);
  return {
    height: bitmap.height,
    paint: (context, top) => {
      for (let y = 0; y < bitmap.height; y += 1) {
        for (let x = 0; x < bitmap.width; x += 1) {
          const byte = bitmap.bits[y * bitmap.bytesPerRow + (x >> 3)] ?? 0;
          if ((byte & (0x80 >> (x & 7))) !== 0) context.fillRect(left + x, top + y, 1, 1);
        }
      }
    },
  };
}

const lineHeight = (size: number): number => Math.round(size * 1.3);

function textLines(lines: readonly string[], font: string, size: number, middle: number): Painted {
  return {
    height: lines.length * lineHeight(size),
    paint: (context, top) => {
      context.font = font;
      lines.forEach((line, index) => {
        context.fillText(line, middle, top + index * lineHeight(size) + Math.round(size * 1.02));
      });
    },
  };
}

/** White above and below the number, dots. */
const leading = 2;

/**
 * The number, its capitals `capHeight` dots high whatever its length: a long one is set in the condensed face and, if
 * that is still too wide, narrowed, never lowered.
 */
function numberLine(text: string, capHeight: number, width: number, measuring: SKRSContext2D): Painted {
  const room = width - 2 * marginDots;
  const measure = (face: FontFace): { font: string; size: number; width: number } => {
    const size = capHeight / capHeightOf(face, measuring);
    const font = canvasFont(face, size, 700);
    measuring.font = font;
    return { font, size, width: measuring.measureText(text).width };
  };
  const sans = measure('sans');
  const chosen = sans.width <= room ? sans : measure('condensed');
  const squeeze = Math.min(1, room / Math.max(1, chosen.width));
  measuring.font = chosen.font;
  const { actualBoundingBoxAscent, actualBoundingBoxDescent } = measuring.measureText(text);
  const above = Math.ceil(Math.max(0, actualBoundingBoxAscent - capHeight));
  const below = Math.ceil(Math.max(0, actualBoundingBoxDescent));
  return {
    height: above + leading + capHeight + below + leading,
    paint: (context, top) => {
      context.save();
      context.direction = 'ltr';
      context.font = chosen.font;
      context.translate(width / 2, top + above + leading + capHeight);
      context.scale(squeeze, 1);
      context.fillText(text, 0, 0);
      context.restore();
    },
  };
}

/** The height of a capital as a share of the font size, measured once a face. */
function capHeightOf(face: FontFace, measuring: SKRSContext2D): number {
  const known = capHeightCache.get(face);
  if (known !== undefined) return known;
  measuring.font = canvasFont(face, 1000, 700);
  const height = measuring.measureText('H').actualBoundingBoxAscent / 1000;
  capHeightCache.set(face, height);
  return height;
}

/** White on black, for what nobody may overlook. */
function banner(text: string, size: number, middle: number, measuring: SKRSContext2D): Painted {
  const font = canvasFont('sans', size, 700);
  measuring.font = font;
  const boxWidth = Math.min(2 * (middle - marginDots), measuring.measureText(text).width + 64);
  const height = Math.round(size * 1.7);
  return {
    height,
    paint: (context, top) => {
      context.beginPath();
      context.roundRect(middle - boxWidth / 2, top, boxWidth, height, 10);
      context.fill();
      context.fillStyle = '#fff';
      context.font = font;
      context.fillText(text, middle, top + Math.round(height / 2 + size * 0.35), boxWidth - 24);
      context.fillStyle = '#000';
    },
  };
}

/** A rounded frame with one cell a fact, in reading order; figures shrink, all alike, until each fits its cell. */
function factsBox(
  { facts, stacked, figureSize, labelSize }: FactsBlock,
  drawing: TicketDrawing,
  measuring: SKRSContext2D,
): Painted {
  const padding = 14;
  const boxWidth = drawing.dotsPerLine - 2 * marginDots;
  const cellWidth = stacked ? boxWidth : boxWidth / Math.max(1, facts.length);
  const room = cellWidth - 2 * padding;
  const fitting = (figure: string): number => {
    let size = figureSize;
    measuring.font = canvasFont('sans', size, 700);
    while (size > labelSize && measuring.measureText(figure).width > room) {
      size -= 1;
      measuring.font = canvasFont('sans', size, 700);
    }
    return size;
  };
  const size = Math.min(...facts.map(({ parts }) => (parts === null ? figureSize : fitting(parts.figure))));
  const cells = facts.map(({ line, parts }) => {
    const labelFont = canvasFont('sans', labelSize, parts === null ? 600 : 400);
    measuring.font = labelFont;
    const label = breakLines(measuring, parts?.label ?? line, room, 4, drawing.language);
    const figureHeight = parts === null ? 0 : Math.round(size * 1.2);
    const height = figureHeight + label.length * lineHeight(labelSize);
    return { figure: parts?.figure ?? '', figureHeight, label, labelFont, height };
  });
  const highest = Math.max(...cells.map(({ height }) => height));
  const cellHeights = cells.map(({ height }) => (stacked ? height : highest) + 2 * padding);
  const inner = stacked ? cellHeights.reduce((sum, each) => sum + each, 0) : highest + 2 * padding;
  const topOf = (index: number): number =>
    stacked ? cellHeights.slice(0, index).reduce((sum, each) => sum + each, 0) : 0;
  return {
    height: inner + 4,
    paint: (context, top) => {
      context.lineWidth = 3;
      context.beginPath();
      context.roundRect(marginDots + 1.5, top + 1.5, boxWidth - 3, inner + 1, 18);
      context.stroke();
      cells.forEach((cell, index) => {
        const place = drawing.direction === 'rtl' ? cells.length - 1 - index : index;
        const left = marginDots + (stacked ? 0 : cellWidth * place);
        const cellTop = top + 2 + topOf(index);
        if (stacked && index > 0) context.fillRect(left + padding, cellTop - 1, cellWidth - 2 * padding, 2);
        if (!stacked && place > 0) context.fillRect(left - 1, cellTop + padding, 2, highest);
        const start = cellTop + Math.round(((cellHeights[index] ?? 0) - cell.height) / 2);
        context.font = canvasFont('sans', size, 700);
        context.fillText(cell.figure, left + cellWidth / 2, start + Math.round(size * 0.88));
        textLines(cell.label, cell.labelFont, labelSize, left + cellWidth / 2).paint(
          context,
          start + cell.figureHeight,
        );
      });
    },
  };
}
