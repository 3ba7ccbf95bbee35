import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { TextRef, VisitId } from '@foyer/basics';
import { z } from 'zod';
import type { Store } from '../store.ts';
import { BackupRefused } from './backup-refused.ts';

const erasureSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), ref: z.string(), at: z.int() }),
  z.strictObject({ kind: z.literal('contact'), visitId: z.string(), at: z.int() }),
]);

/** What was erased on somebody's request, and when: only what it is referred to by, nothing of what it was. */
export type Erasure = z.output<typeof erasureSchema>;

/** The list beside a branch's copies. Older copies still hold what it names; it says what is erased after a restore. */
export function erasureFile(folder: string, branchId: string): string {
  return join(folder, `foyer-${branchId}.erasures`);
}

/** Adds to the list beside a branch's copies; on the disk when it returns. */
export function addErasures(folder: string, branchId: string, erasures: readonly Erasure[]): void {
  const file = openSync(erasureFile(folder, branchId), 'a', 0o600);
  try {
    writeSync(file, erasures.map((erasure) => `${JSON.stringify(erasure)}\n`).join(''));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/**
 * Everything on the list, oldest first; nothing where there is no list.
 * @throws BackupRefused when a line can't be read: somebody's details would come back unnoticed
 */
export function readErasures(folder: string, branchId: string): readonly Erasure[] {
  const file = erasureFile(folder, branchId);
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.flatMap((line, index) => {
    if (line === '') return [];
    const erasure = readLine(line);
    // A last line without an end was being written when the power went; whoever asked was not told it was done.
    if (erasure === null && index === lines.length - 1) return [];
    if (erasure === null) throw new BackupRefused('damaged', `Line ${index + 1} of ${file} can't be read.`);
    return [erasure];
  });
}

function readLine(line: string): Erasure | null {
  try {
    return erasureSchema.parse(JSON.parse(line));
  } catch {
    return null;
  }
}

/** Erases again what the list names. */
export function eraseAgain(store: Store, erasures: readonly Erasure[]): void {
  store.batch(() => {
    for (const erasure of erasures) {
      if (erasure.kind === 'text') store.eraseText(erasure.ref as TextRef);
      else store.eraseContact(erasure.visitId as VisitId);
    }
  });
}
