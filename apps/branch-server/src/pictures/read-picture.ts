import { createHash } from 'node:crypto';
import { err, ok, type PictureFault, type PictureType, type Result } from '@foyer/basics';
import type { BranchEvent, Picture } from '@foyer/queue-core';
import type { Store } from '@foyer/store';
import { svgFault } from './svg-fault.ts';

/** The largest picture that is stored, bytes. */
export const MOST_PICTURE_BYTES = 2 * 1024 * 1024;
/** The longest side of a picture made of pixels: a small file may unfold to more than a screen's memory holds. */
const MOST_PIXELS = 4096;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** How each kind made of pixels says its size; `null`: it is not of that kind, or not whole. */
const SIZES: readonly (readonly [PictureType, (bytes: Buffer) => Size | null])[] = [
  ['image/png', pngSize],
  ['image/jpeg', jpegSize],
  ['image/webp', webpSize],
];

/**
 * What the bytes are, whatever they are called.
 *
 * @returns the kind of picture, or why it can't be stored
 */
export function readPicture(bytes: Buffer): Result<PictureType, PictureFault> {
  if (bytes.length > MOST_PICTURE_BYTES) return err('too-large');
  for (const [type, sizeOf] of SIZES) {
    const size = sizeOf(bytes);
    if (size === null) continue;
    if (size.width < 1 || size.height < 1) return err('no-picture');
    return Math.max(size.width, size.height) > MOST_PIXELS ? err('too-many-pixels') : ok(type);
  }
  const fault = svgFault(bytes);
  return fault === null ? ok('image/svg+xml') : err(fault);
}

/** A picture and its bytes. */
export interface TakenPicture {
  readonly picture: Picture;
  readonly bytes: Buffer;
}

/** What was sent, if it can be stored; otherwise why not. */
export function takePicture({ base64 }: { readonly base64: string }): Result<TakenPicture, PictureFault> {
  const bytes = Buffer.from(base64, 'base64');
  const read = readPicture(bytes);
  if (!read.ok) return read;
  const hash = createHash('sha256').update(bytes).digest('hex');
  return ok({ picture: { hash, mediaType: read.value, bytes: bytes.length }, bytes });
}

/** Those of the pictures sent along that can be stored; the configuration that shows another one is refused for it. */
export function takePictures(sent: readonly { readonly base64: string }[] = []): readonly TakenPicture[] {
  return sent.map(takePicture).flatMap((taken) => (taken.ok ? [taken.value] : []));
}

/** Keeps the bytes of the pictures that are logged, in the batch that logs them. */
export function keepPictures(store: Store, events: readonly BranchEvent[], taken: readonly TakenPicture[]): void {
  for (const { body } of events) {
    if (body.type !== 'PictureStored') continue;
    const { hash, mediaType, dropped } = body;
    const found = taken.find(({ picture }) => picture.hash === hash);
    if (found === undefined) throw new Error(`The bytes of the picture ${hash} are missing`);
    store.pictures.save(hash, { mediaType, bytes: found.bytes }, dropped);
  }
}

function pngSize(bytes: Buffer): Size | null {
  const isPng = bytes.subarray(0, 8).equals(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'));
  if (!isPng || bytes.length < 45 || bytes.toString('latin1', 12, 16) !== 'IHDR') return null;
  if (bytes.toString('latin1', bytes.length - 8, bytes.length - 4) !== 'IEND') return null;
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

/** Walks from segment to segment to the one that says the size. */
function jpegSize(bytes: Buffer): Size | null {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xff_d8) return null;
  if (bytes.lastIndexOf(Buffer.from([0xff, 0xd9])) === -1) return null;
  let at = 2;
  while (at + 9 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    // A marker that stands alone, or a fill byte, has no length.
    const standsAlone = marker === 0xff || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
    at += standsAlone ? (marker === 0xff ? 1 : 2) : 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
}

function webpSize(bytes: Buffer): Size | null {
  const isWebp = bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP';
  if (!isWebp || bytes.length < 30 || bytes.readUInt32LE(4) + 8 > bytes.length) return null;
  switch (bytes.toString('latin1', 12, 16)) {
    case 'VP8 ':
      return { width: bytes.readUInt16LE(26) & 0x3f_ff, height: bytes.readUInt16LE(28) & 0x3f_ff };
    case 'VP8L': {
      const bits = bytes.readUInt32LE(21);
      return { width: (bits & 0x3f_ff) + 1, height: ((bits >>> 14) & 0x3f_ff) + 1 };
    }
    case 'VP8X':
      return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
    default:
      return null;
  }
}
