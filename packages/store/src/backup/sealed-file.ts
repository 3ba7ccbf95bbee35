import { createCipheriv, createDecipheriv, hash, hkdfSync } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { BackupKey } from './backup-key.ts';
import { damaged } from './header.ts';

// A copy's content is cut into frames, each compressed and encrypted by itself with AES-256-GCM: its length, the
// ciphertext, the tag. A frame's nonce is its place and whether it is the last, and all are bound to the header, so that
// none can be changed, moved, left out, or taken from another copy.

/** Bytes of content in a frame. */
export const FRAME_BYTES = 1 << 20;

const TAG_BYTES = 16;
const LENGTH_BYTES = 4;
/** What can't be compressed grows a little. */
const LONGEST_FRAME = FRAME_BYTES + 4096;

/** What the frames of one file are sealed with. */
interface Seal {
  readonly key: Buffer;
  /** Of the header. */
  readonly bound: Buffer;
}

/** The seal of the copy that has this header. */
export function sealOf(key: BackupKey, salt: string, headerBytes: Buffer): Seal {
  const derived = Buffer.from(hkdfSync('sha256', key, Buffer.from(salt, 'base64'), 'foyer backup 1', 32));
  return { key: derived, bound: hash('sha256', headerBytes, 'buffer') };
}

function nonceOf(index: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(last ? 1 : 0, 0);
  nonce.writeBigUInt64BE(BigInt(index), 4);
  return nonce;
}

/** A frame's bytes. */
export function sealFrame({ key, bound }: Seal, content: Buffer, index: number, last: boolean): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(index, last));
  cipher.setAAD(bound);
  // Most is found at the first level, which keeps pace with a disk.
  const sealed = Buffer.concat([cipher.update(deflateRawSync(content, { level: 1 })), cipher.final()]);
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(sealed.length);
  return Buffer.concat([length, sealed, cipher.getAuthTag()]);
}

/**
 * The content of the next frame.
 * @param read - gives so many of the file's next bytes, fewer at its end
 * @throws BackupRefused when it is not as it was written
 */
export function openFrame({ key, bound }: Seal, read: (bytes: number) => Buffer, index: number, last: boolean): Buffer {
  const head = read(LENGTH_BYTES);
  const length = head.length < LENGTH_BYTES ? LONGEST_FRAME + 1 : head.readUInt32BE();
  if (length > LONGEST_FRAME) throw damaged();
  const sealed = read(length);
  const tag = read(TAG_BYTES);
  if (sealed.length < length || tag.length < TAG_BYTES) throw damaged();
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(index, last), { authTagLength: TAG_BYTES });
  decipher.setAAD(bound);
  decipher.setAuthTag(tag);
  let content: Buffer;
  try {
    content = Buffer.concat([decipher.update(sealed), decipher.final()]);
  } catch {
    throw damaged();
  }
  return inflateRawSync(content, { maxOutputLength: FRAME_BYTES });
}
