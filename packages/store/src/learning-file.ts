import { hash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { LogHead } from './log.ts';
import { writeSecret } from './secret-file.ts';

/** What was learned from the log up to a place in it, as JSON. */
export interface Learned {
  readonly head: LogHead;
  readonly data: string;
}

const hex = z.hex().transform((text) => Buffer.from(text, 'hex'));
/** Its first line: which log it was learned from and how far, and what the rest must come to. */
const headerSchema = z.strictObject({ seq: z.int().positive(), logHash: hex, dataHash: hex });

/** What the wait estimates have learned, beside the log that they learned it from. */
export function learningFile(folder: string): string {
  return join(folder, 'learning.json');
}

/**
 * Keeps what was learned in place of what was kept before, whole or not at all.
 * @throws Error when the disk refuses
 */
export function keepLearning(folder: string, { head, data }: Learned): void {
  const header = { seq: head.seq, logHash: head.hash.toString('hex'), dataHash: hash('sha256', data) };
  writeSecret(learningFile(folder), Buffer.from(`${JSON.stringify(header)}\n${data}`));
}

/** What was kept; `null` where there is nothing, or not what was written. */
export function readLearning(folder: string): Learned | null {
  const file = learningFile(folder);
  if (!existsSync(file)) return null;
  const text = readFileSync(file, 'utf8');
  const end = text.indexOf('\n');
  const data = text.slice(end + 1);
  try {
    const { seq, logHash, dataHash } = headerSchema.parse(JSON.parse(text.slice(0, end)));
    return hash('sha256', data, 'buffer').equals(dataHash) ? { head: { seq, hash: logHash }, data } : null;
  } catch {
    return null;
  }
}
