/** One ESC/POS command as read from the stream; `raster` announces `rows` rows of picture that follow it. */
export type PrinterCommand =
  | { readonly kind: 'text'; readonly bytes: Uint8Array }
  | { readonly kind: 'line-feed' }
  | { readonly kind: 'tab' }
  | { readonly kind: 'reset' }
  | { readonly kind: 'print-mode'; readonly bits: number }
  | { readonly kind: 'size'; readonly width: number; readonly height: number }
  | { readonly kind: 'bold'; readonly on: boolean }
  | { readonly kind: 'underline'; readonly dots: number }
  | { readonly kind: 'invert'; readonly on: boolean }
  | { readonly kind: 'font'; readonly font: 'a' | 'b' }
  | { readonly kind: 'align'; readonly align: 'left' | 'center' | 'right' }
  | { readonly kind: 'feed-lines'; readonly lines: number }
  | { readonly kind: 'feed-dots'; readonly dots: number }
  | { readonly kind: 'line-spacing'; readonly dots: number }
  | { readonly kind: 'code-page'; readonly page: number }
  | {
      readonly kind: 'raster';
      readonly bytesPerRow: number;
      readonly rows: number;
      readonly scaleX: number;
      readonly scaleY: number;
    }
  | { readonly kind: 'two-dimensional'; readonly data: Uint8Array }
  | { readonly kind: 'cut'; readonly partial: boolean; readonly feedDots: number }
  | { readonly kind: 'automatic-status'; readonly bits: number }
  | { readonly kind: 'paper-status' }
  | { readonly kind: 'process-id'; readonly id: Uint8Array }
  | { readonly kind: 'ignored' };

/** A command and how many bytes it took. */
export interface ReadCommand {
  readonly command: PrinterCommand;
  readonly length: number;
}

const ESC = 0x1b;
const GS = 0x1d;
const FS = 0x1c;
const DLE = 0x10;
const ignored: PrinterCommand = { kind: 'ignored' };

/** Letters taken as one command at most, so that a long text is printed bit by bit like anything else. */
const longestText = 512;

/**
 * Reads the command at the start of `bytes`, or null when its end has not arrived yet.
 * Never throws: what it does not know is skipped the way printers do, opcode by opcode.
 */
export function readCommand(bytes: Uint8Array): ReadCommand | null {
  const first = bytes[0];
  if (first === undefined) return null;
  switch (first) {
    case 0x0a:
      return { command: { kind: 'line-feed' }, length: 1 };
    case 0x09:
      return { command: { kind: 'tab' }, length: 1 };
    case DLE:
      return readRealTime(bytes);
    case ESC:
      return bytes.length < 2 ? null : readEscape(bytes);
    case GS:
      return bytes.length < 2 ? null : readGroup(bytes);
    case FS:
      return bytes.length < 2 ? null : readParameterised(bytes, FS);
    default:
      return first < 0x20 ? { command: ignored, length: 1 } : readText(bytes);
  }
}

function readText(bytes: Uint8Array): ReadCommand {
  let end = 1;
  while (end < bytes.length && end < longestText && (bytes[end] ?? 0) >= 0x20) end++;
  return { command: { kind: 'text', bytes: bytes.slice(0, end) }, length: end };
}

/** Real-time commands were answered when they arrived; in order they only take their place. */
function readRealTime(bytes: Uint8Array): ReadCommand | null {
  if (bytes.length < 2) return null;
  const length = { 4: 3, 5: 3, 20: 5 }[bytes[1] ?? 0] ?? 1;
  return bytes.length < length ? null : { command: ignored, length };
}

/** How many parameter bytes follow `ESC x` or `FS x` for commands that print nothing here. */
const escapeParameters: Readonly<Record<number, number>> = {
  32: 1,
  36: 2,
  37: 1,
  50: 0,
  60: 0,
  61: 1,
  63: 1,
  66: 2,
  71: 1,
  76: 0,
  79: 0,
  82: 1,
  83: 0,
  84: 1,
  86: 1,
  87: 8,
  92: 2,
  99: 2,
  112: 3,
  114: 1,
  117: 1,
  118: 0,
  123: 1,
};

function readEscape(bytes: Uint8Array): ReadCommand | null {
  const value = bytes[2];
  const withValue = (make: (value: number) => PrinterCommand): ReadCommand | null =>
    value === undefined ? null : { command: make(value), length: 3 };
  switch (bytes[1]) {
    case 0x40:
      return { command: { kind: 'reset' }, length: 2 };
    case 0x21:
      return withValue((bits) => ({ kind: 'print-mode', bits }));
    case 0x45:
      return withValue((bits) => ({ kind: 'bold', on: (bits & 1) === 1 }));
    case 0x2d:
      return withValue((dots) => ({ kind: 'underline', dots: dots & 3 }));
    case 0x4d:
      return withValue((font) => ({ kind: 'font', font: (font & 1) === 1 ? 'b' : 'a' }));
    case 0x61:
      return withValue((align) => ({
        kind: 'align',
        align: (['left', 'center', 'right'] as const)[align & 3] ?? 'left',
      }));
    case 0x64:
      return withValue((lines) => ({ kind: 'feed-lines', lines }));
    case 0x4a:
      return withValue((dots) => ({ kind: 'feed-dots', dots }));
    case 0x32:
      return { command: { kind: 'line-spacing', dots: 30 }, length: 2 };
    case 0x33:
      return withValue((dots) => ({ kind: 'line-spacing', dots }));
    case 0x74:
      return withValue((page) => ({ kind: 'code-page', page }));
    case 0x69:
      return { command: { kind: 'cut', partial: false, feedDots: 0 }, length: 2 };
    case 0x6d:
      return { command: { kind: 'cut', partial: true, feedDots: 0 }, length: 2 };
    case 0x2a:
      return readColumnImage(bytes);
    case 0x44:
      return readUntilZero(bytes);
    default:
      return readParameterised(bytes, ESC);
  }
}

/** Wider than any paper; a printer's memory could not take in more, and would wait for the rest for ever. */
const mostColumns = 2_400;

/** `ESC *`: the old column image; nothing here prints it, but its data must not be taken for text. */
function readColumnImage(bytes: Uint8Array): ReadCommand | null {
  if (bytes.length < 5) return null;
  const columns = (bytes[3] ?? 0) + (bytes[4] ?? 0) * 256;
  if (columns > mostColumns) return { command: ignored, length: 5 };
  const length = 5 + columns * ((bytes[2] ?? 0) >= 32 ? 3 : 1);
  return bytes.length < length ? null : { command: ignored, length };
}

/** `ESC D`: tab stops, at most 32, ended by a zero. */
function readUntilZero(bytes: Uint8Array): ReadCommand | null {
  const end = bytes.subarray(2, 35).indexOf(0);
  if (end >= 0) return { command: ignored, length: end + 3 };
  return bytes.length < 35 ? null : { command: ignored, length: 2 };
}

function readParameterised(bytes: Uint8Array, lead: number): ReadCommand | null {
  if (bytes[1] === 0x28) return readCounted(bytes, () => ignored);
  const length = 2 + (lead === ESC ? (escapeParameters[bytes[1] ?? 0] ?? 0) : 1);
  return bytes.length < length ? null : { command: ignored, length };
}

/** `( x pL pH data`: a command that says its own length. */
function readCounted(bytes: Uint8Array, make: (data: Uint8Array) => PrinterCommand): ReadCommand | null {
  if (bytes.length < 5) return null;
  const length = 5 + (bytes[3] ?? 0) + (bytes[4] ?? 0) * 256;
  return bytes.length < length ? null : { command: make(bytes.slice(5, length)), length };
}

const groupParameters: Readonly<Record<number, number>> = {
  36: 2,
  35: 1,
  47: 1,
  58: 0,
  69: 1,
  72: 1,
  73: 1,
  76: 2,
  80: 2,
  84: 1,
  87: 2,
  92: 2,
  94: 3,
  98: 1,
  102: 1,
  103: 4,
  104: 1,
  106: 1,
  119: 1,
  124: 1,
};

function readGroup(bytes: Uint8Array): ReadCommand | null {
  const value = bytes[2];
  const withValue = (make: (value: number) => PrinterCommand): ReadCommand | null =>
    value === undefined ? null : { command: make(value), length: 3 };
  switch (bytes[1]) {
    case 0x21:
      return withValue((size) => ({ kind: 'size', width: ((size >> 4) & 7) + 1, height: (size & 7) + 1 }));
    case 0x42:
      return withValue((bits) => ({ kind: 'invert', on: (bits & 1) === 1 }));
    case 0x56:
      return readCut(bytes);
    case 0x61:
      return withValue((bits) => ({ kind: 'automatic-status', bits }));
    case 0x72:
      return withValue((which) => (which === 1 || which === 49 ? { kind: 'paper-status' } : ignored));
    case 0x76:
      return readRaster(bytes);
    case 0x28:
      return readCounted(bytes, (data) => readFunction(bytes[2] ?? 0, data));
    case 0x6b:
      return readBarcode(bytes);
    default: {
      const length = 2 + (groupParameters[bytes[1] ?? 0] ?? 0);
      return bytes.length < length ? null : { command: ignored, length };
    }
  }
}

function readFunction(letter: number, data: Uint8Array): PrinterCommand {
  if (letter === 0x6b) return { kind: 'two-dimensional', data };
  if (letter === 0x48 && data[0] === 48 && data.length === 6) return { kind: 'process-id', id: data.slice(2, 6) };
  return ignored;
}

function readCut(bytes: Uint8Array): ReadCommand | null {
  const mode = bytes[2];
  if (mode === undefined) return null;
  const partial = (mode & 1) === 1;
  if (mode <= 1 || mode === 48 || mode === 49) return { command: { kind: 'cut', partial, feedDots: 0 }, length: 3 };
  const feedDots = bytes[3];
  return feedDots === undefined ? null : { command: { kind: 'cut', partial, feedDots }, length: 4 };
}

function readRaster(bytes: Uint8Array): ReadCommand | null {
  if (bytes.length < 8) return null;
  const mode = bytes[3] ?? 0;
  const bytesPerRow = (bytes[4] ?? 0) + (bytes[5] ?? 0) * 256;
  const rows = (bytes[6] ?? 0) + (bytes[7] ?? 0) * 256;
  const scaleX = (mode & 1) === 1 ? 2 : 1;
  const scaleY = (mode & 2) === 2 ? 2 : 1;
  return { command: { kind: 'raster', bytesPerRow, rows, scaleX, scaleY }, length: 8 };
}

/** `GS k`: bar codes are not drawn; both forms (ended by zero, or counted) are passed over. */
function readBarcode(bytes: Uint8Array): ReadCommand | null {
  const type = bytes[2];
  if (type === undefined) return null;
  if (type >= 65) {
    const count = bytes[3];
    return count === undefined || bytes.length < 4 + count ? null : { command: ignored, length: 4 + count };
  }
  const end = bytes.subarray(3, 258).indexOf(0);
  if (end >= 0) return { command: ignored, length: end + 4 };
  return bytes.length < 258 ? null : { command: ignored, length: 3 };
}
