import { assertNever, type DotsPerLine, type PrintStyle } from '@foyer/basics';
import iconv from 'iconv-lite';
import nodeThermalPrinter from 'node-thermal-printer';
import { drawBlocks, drawTicket } from '../layout/draw-ticket.ts';
import { columnsOf } from '../layout/paper.ts';
import type { QrSymbol } from '../layout/qr-symbol.ts';
import type { TicketContent } from '../layout/ticket-content.ts';
import { layoutTicket, type TicketBlock, type TicketDrawing } from '../layout/ticket-layout.ts';
import { rasterBands } from './escpos-commands.ts';

const { ThermalPrinter, PrinterTypes, CharacterSet, BreakLine } = nodeThermalPrinter;
type Encoder = InstanceType<typeof ThermalPrinter>;

export interface EncodeOptions {
  readonly dotsPerLine: DotsPerLine;
  /**
   * `drawn` (default) sends pictures for every language. `fast-text` prints Latin tickets with the printer's own
   * letters, a tenth of the bytes, and still draws the number and every ticket its code page can't hold.
   */
  readonly style?: PrintStyle;
}

/**
 * ESC/POS bytes of one ticket, from reset to cut, without any status request.
 * @throws TypeError when the ticket's address is not a URL; Error when it is longer than a QR code holds.
 */
export function encodeTicket(content: TicketContent, options: EncodeOptions): Buffer {
  const drawing = layoutTicket(content, options.dotsPerLine);
  const encoder = new ThermalPrinter({
    type: PrinterTypes.EPSON,
    interface: '',
    width: columnsOf(options.dotsPerLine),
    breakLine: BreakLine.NONE,
  });
  encoder.append(Buffer.from([0x1b, 0x40]));
  encoder.setCharacterSet(CharacterSet.WPC1252);
  encoder.alignCenter();
  if (options.style === 'fast-text' && isTextTicket(drawing)) encodeText(encoder, drawing);
  else encodeDrawn(encoder, drawing);
  encoder.cut({ verticalTabAmount: 1 });
  return encoder.getBuffer();
}

function encodeDrawn(encoder: Encoder, drawing: TicketDrawing): void {
  for (const piece of drawTicket(drawing)) {
    if (piece.kind === 'bitmap') encoder.append(rasterBands(piece.bitmap));
    else encodeQr(encoder, piece.symbol);
  }
}

function encodeQr(encoder: Encoder, symbol: QrSymbol): void {
  encoder.printQR(symbol.data, { model: 2, cellSize: symbol.moduleDots, correction: 'M' });
}

/** Whether the printer's own letters can show every word of the ticket, in reading order. */
function isTextTicket(drawing: TicketDrawing): boolean {
  return drawing.direction === 'ltr' && drawing.blocks.every((block) => wordsOf(block).every(printableInText));
}

function wordsOf(block: TicketBlock): string[] {
  switch (block.kind) {
    case 'text':
    case 'banner':
      return [block.text];
    case 'facts':
      return block.facts.map(({ line }) => line);
    case 'number':
    case 'picture':
    case 'rule':
    case 'space':
    case 'qr':
      return [];
    default:
      return assertNever(block);
  }
}

function encodeText(encoder: Encoder, drawing: TicketDrawing): void {
  const columns = columnsOf(drawing.dotsPerLine);
  const lines = (text: string, scale: 1 | 2, maxLines: number): void => {
    for (const line of columnLines(text, Math.floor(columns / scale), maxLines)) encoder.println(line);
  };
  for (const block of drawing.blocks) {
    switch (block.kind) {
      case 'text': {
        const large = block.size >= 32;
        if (large) encoder.setTextQuadArea();
        encoder.bold(block.weight > 400);
        lines(block.text, large ? 2 : 1, block.maxLines);
        encoder.bold(false);
        encoder.setTextNormal();
        break;
      }
      case 'picture':
        encoder.append(rasterBands(drawBlocks([block], drawing)));
        break;
      case 'number':
        // The largest letters of a printer (8 × 24 dots) would do, but only in its coarse steps; a picture is exact.
        encoder.append(rasterBands(drawBlocks([block], drawing)));
        break;
      case 'banner':
        encoder.invert(true);
        encoder.setTextQuadArea();
        encoder.println(` ${block.text.slice(0, columns / 2 - 2)} `);
        encoder.setTextNormal();
        encoder.invert(false);
        break;
      case 'facts':
        encoder.bold(true);
        for (const { line } of block.facts) lines(line, 1, 3);
        encoder.bold(false);
        break;
      case 'rule':
        encoder.drawLine();
        break;
      case 'space':
        encoder.append(Buffer.from([0x1b, 0x4a, block.dots]));
        break;
      case 'qr':
        encodeQr(encoder, block.symbol);
        break;
      default:
        assertNever(block);
    }
  }
}

/** Whether a printer set to Windows-1252 can print every character of the text. */
function printableInText(text: string): boolean {
  return iconv.decode(iconv.encode(text, 'win1252'), 'win1252') === text;
}

/** Breaks a text at spaces into at most `maxLines` lines of `columns` characters; a longer word is split. */
function columnLines(text: string, columns: number, maxLines: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/(?<= )/)) {
    if ((line + word.trimEnd()).length > columns) {
      if (line !== '') lines.push(line.trimEnd());
      line = '';
    }
    let rest = word;
    while (rest.trimEnd().length > columns) {
      lines.push(rest.slice(0, columns));
      rest = rest.slice(columns);
    }
    line += rest;
  }
  if (line.trimEnd() !== '') lines.push(line.trimEnd());
  if (lines.length <= maxLines) return lines;
  const last = lines[maxLines - 1] ?? '';
  return [...lines.slice(0, maxLines - 1), `${last.slice(0, columns - 1)}…`];
}
