import { assertNever } from '@foyer/basics';
import type { Bitmap } from '../layout/bitmap.ts';
import { type QrCorrection, qrModules } from '../layout/qr-symbol.ts';
import { decodeText } from './code-pages.ts';
import { type PrinterCommand, readCommand } from './command-reader.ts';
import { longestPaper, PaperFeed, type PrintedPaper } from './paper.ts';
import { drawLetters, type Letter, letterWidth, plainStyle, type TextStyle } from './text-line.ts';

/** What one step of the interpreter did. */
export interface Step {
  /** Rows of dots the paper moved. */
  readonly fed: number;
  readonly paper?: PrintedPaper;
  /** In-order requests met on the way, to be answered now. */
  readonly asked?:
    | { kind: 'paper-status' }
    | { kind: 'process-id'; id: Uint8Array }
    | { kind: 'automatic-status'; bits: number };
}

interface PendingRaster {
  readonly bytesPerRow: number;
  readonly scaleX: number;
  readonly scaleY: number;
  rowsLeft: number;
}

const corrections: Readonly<Record<number, QrCorrection>> = { 48: 'low', 49: 'medium', 50: 'quartile', 51: 'high' };

/** No QR code holds more bytes; one more is kept, so that data that don't fit are told from those that do. */
const mostQrBytes = 2_953;

const leavesInk: ReadonlySet<PrinterCommand['kind']> = new Set(['text', 'raster', 'two-dimensional']);

/**
 * Interprets an ESC/POS stream and prints it on paper. It works in steps, a row of a picture or a command each, so
 * that its owner decides how fast paper comes out and where it stops. Bytes of a command whose end never came stay,
 * and the next sender's bytes complete it, as in a real printer.
 */
export class Interpreter {
  private buffer = new Uint8Array(0);
  private raster: PendingRaster | null = null;
  private readonly feed: PaperFeed;
  private letters: Letter[] = [];
  private style: TextStyle = plainStyle;
  private align: 'left' | 'center' | 'right' = 'left';
  private lineSpacing = 30;
  private codePage = 0;
  private qr = { moduleDots: 3, correction: 'low' as QrCorrection, data: '' };
  private paperCount = 0;
  private readonly now: () => number;

  constructor(widthDots: number, now: () => number) {
    this.feed = new PaperFeed(widthDots);
    this.now = now;
  }

  /** Bytes received and not yet printed. */
  get waiting(): number {
    return this.buffer.length;
  }

  /** Whether something printed hangs in the printer, not cut yet. */
  get midPaper(): boolean {
    return this.feed.hasInk || this.letters.length > 0;
  }

  /** Whether a ticket is on its way to paper: it hangs here uncut, or something has been received that leaves ink. */
  get holdsTicket(): boolean {
    if (this.midPaper || this.raster !== null) return true;
    let rest = this.buffer;
    for (let read = readCommand(rest); read !== null; read = readCommand(rest)) {
      if (leavesInk.has(read.command.kind)) return true;
      rest = rest.subarray(read.length);
    }
    return false;
  }

  push(bytes: Uint8Array): void {
    const joined = new Uint8Array(this.buffer.length + bytes.length);
    joined.set(this.buffer);
    joined.set(bytes, this.buffer.length);
    this.buffer = joined;
  }

  /** Forgets what was received and not printed, as when the power goes; paper that is out stays out. */
  powerOff(): void {
    this.buffer = new Uint8Array(0);
    this.raster = null;
    this.resetModes();
  }

  /** The command that is next, when it has arrived whole; a picture in progress counts as `raster`. */
  nextKind(): PrinterCommand['kind'] | null {
    if (this.raster !== null) return this.buffer.length >= this.raster.bytesPerRow ? 'raster' : null;
    return readCommand(this.buffer)?.command.kind ?? null;
  }

  /** Carries out the next row or command; null when there is none that has arrived whole. */
  step(): Step | null {
    if (this.raster !== null) return this.rasterRow(this.raster);
    const read = readCommand(this.buffer);
    if (read === null) return null;
    this.buffer = this.buffer.subarray(read.length);
    const before = this.feed.height;
    const result = this.carryOut(read.command);
    if (result.paper !== undefined) return result;
    const fed = this.feed.height - before;
    if (this.feed.height >= longestPaper) return { ...result, fed, paper: this.tear() };
    return { ...result, fed };
  }

  private carryOut(command: PrinterCommand): Step {
    switch (command.kind) {
      case 'text':
        for (const character of decodeText(command.bytes, this.codePage)) this.addLetter(character);
        break;
      case 'line-feed':
        this.endLine();
        break;
      case 'tab':
        // Counted out beforehand: letters that are too wide for eight in a line begin a new line before the stop.
        for (let blanks = 8 - (this.letters.length % 8); blanks > 0; blanks--) this.addLetter(' ');
        break;
      case 'reset':
        this.resetModes();
        break;
      case 'print-mode':
        this.style = {
          ...this.style,
          font: (command.bits & 1) === 1 ? 'b' : 'a',
          bold: (command.bits & 8) !== 0,
          height: (command.bits & 16) !== 0 ? 2 : 1,
          width: (command.bits & 32) !== 0 ? 2 : 1,
          underline: (command.bits & 128) !== 0 ? 1 : 0,
        };
        break;
      case 'size':
        this.style = { ...this.style, width: command.width, height: command.height };
        break;
      case 'bold':
        this.style = { ...this.style, bold: command.on };
        break;
      case 'underline':
        this.style = { ...this.style, underline: command.dots };
        break;
      case 'invert':
        this.style = { ...this.style, invert: command.on };
        break;
      case 'font':
        this.style = { ...this.style, font: command.font };
        break;
      case 'align':
        this.align = command.align;
        break;
      case 'feed-lines':
        this.printLine();
        this.feed.feed(command.lines * this.lineSpacing);
        break;
      case 'feed-dots':
        this.printLine();
        this.feed.feed(command.dots);
        break;
      case 'line-spacing':
        this.lineSpacing = command.dots;
        break;
      case 'code-page':
        this.codePage = command.page;
        break;
      case 'raster':
        this.printLine();
        if (command.rows > 0 && command.bytesPerRow > 0) this.raster = { ...command, rowsLeft: command.rows };
        break;
      case 'two-dimensional':
        this.twoDimensional(command.data);
        break;
      case 'cut':
        this.printLine();
        this.feed.feed(command.feedDots);
        if (this.feed.hasInk) return { fed: command.feedDots, paper: this.tear() };
        // A blank slip is not a ticket; it falls and is forgotten.
        this.feed.cut(0, 0);
        break;
      case 'automatic-status':
      case 'paper-status':
      case 'process-id':
        return { fed: 0, asked: command };
      case 'ignored':
        break;
      default:
        assertNever(command);
    }
    return { fed: 0 };
  }

  private rasterRow(raster: PendingRaster): Step | null {
    if (this.buffer.length < raster.bytesPerRow) return null;
    const bits = this.buffer.subarray(0, raster.bytesPerRow);
    this.buffer = this.buffer.subarray(raster.bytesPerRow);
    raster.rowsLeft--;
    if (raster.rowsLeft === 0) this.raster = null;
    const row = scaleRow(bits, raster.scaleX);
    const bitmap: Bitmap = { width: row.length * 8, height: 1, bytesPerRow: row.length, bits: row };
    const left = this.leftOf(bitmap.width);
    for (let copy = 0; copy < raster.scaleY; copy++) this.feed.print(bitmap, left);
    return this.feed.height >= longestPaper ? { fed: raster.scaleY, paper: this.tear() } : { fed: raster.scaleY };
  }

  private twoDimensional(data: Uint8Array): void {
    const [type, action, ...rest] = data;
    if (type !== 49) return;
    if (action === 67) this.qr.moduleDots = Math.max(1, Math.min(16, rest[0] ?? 3));
    else if (action === 69) this.qr.correction = corrections[rest[0] ?? 48] ?? 'low';
    else if (action === 80) this.qr.data = Buffer.from(data.subarray(3, 4 + mostQrBytes)).toString('utf8');
    else if (action === 81) this.printQr();
  }

  private printQr(): void {
    if (this.qr.data === '') return;
    this.printLine();
    let modules: boolean[][];
    try {
      modules = qrModules(this.qr.data, this.qr.correction);
    } catch {
      // More data than a QR code holds: printers print nothing.
      return;
    }
    const scale = this.qr.moduleDots;
    const side = modules.length * scale;
    // Nor do they print one that is wider than the paper.
    if (side > this.feed.widthDots) return;
    const bytesPerRow = Math.ceil(side / 8);
    const bits = new Uint8Array(bytesPerRow * side);
    for (let y = 0; y < side; y++) {
      for (let x = 0; x < side; x++) {
        if (modules[Math.floor(y / scale)]?.[Math.floor(x / scale)] !== true) continue;
        const at = y * bytesPerRow + (x >> 3);
        bits[at] = (bits[at] ?? 0) | (0x80 >> (x & 7));
      }
    }
    this.feed.print({ width: side, height: side, bytesPerRow, bits }, this.leftOf(side));
    this.feed.noteQr(this.qr.data);
  }

  private addLetter(character: string): void {
    const width = this.letters.reduce((sum, { style }) => sum + letterWidth(style), letterWidth(this.style));
    if (width > this.feed.widthDots && this.letters.length > 0) this.endLine();
    this.letters.push({ character, style: this.style });
  }

  private endLine(): void {
    const printed = this.printLine();
    this.feed.feed(Math.max(0, this.lineSpacing - printed));
  }

  /** Prints the letters that wait for their line to end; returns its height. */
  private printLine(): number {
    if (this.letters.length === 0) return 0;
    const bitmap = drawLetters(this.letters);
    this.feed.noteText(
      this.letters
        .map(({ character }) => character)
        .join('')
        .trim(),
    );
    this.feed.print(bitmap, this.leftOf(bitmap.width));
    this.letters = [];
    return bitmap.height;
  }

  private leftOf(width: number): number {
    const room = Math.max(0, this.feed.widthDots - width);
    return { left: 0, center: Math.floor(room / 2), right: room }[this.align];
  }

  private tear(): PrintedPaper {
    this.paperCount++;
    return this.feed.cut(this.paperCount, this.now());
  }

  private resetModes(): void {
    this.letters = [];
    this.style = plainStyle;
    this.align = 'left';
    this.lineSpacing = 30;
    this.codePage = 0;
  }
}

function scaleRow(bits: Uint8Array, scale: number): Uint8Array {
  if (scale === 1) return bits;
  const wide = new Uint8Array(bits.length * 2);
  for (let x = 0; x < bits.length * 8; x++) {
    if (((bits[x >> 3] ?? 0) & (0x80 >> (x & 7))) === 0) continue;
    for (const at of [2 * x, 2 * x + 1]) wide[at >> 3] = (wide[at >> 3] ?? 0) | (0x80 >> (at & 7));
  }
  return wide;
}
