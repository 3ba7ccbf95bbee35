import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Withdrawn, withdrawnAfter, withdrawnSchema } from '@foyer/queue-core';
import { databaseFile, openReader } from '../connection.ts';
import { EventLog } from '../log.ts';
import { eventOf } from '../replay.ts';
import { writeSecret } from '../secret-file.ts';
import { BackupRefused } from './backup-refused.ts';
import { checkTarget, inWorkplace } from './workplace.ts';

/** The list beside a branch's copies. Older copies still hold what it names; a restore takes that back again. */
export function withdrawnFile(folder: string, branchId: string): string {
  return join(folder, `foyer-${branchId}.withdrawn`);
}

/** What the log of these data says is withdrawn. Takes milliseconds, however long the log is. */
export function withdrawnIn(folder: string): Withdrawn {
  const connection = openReader(databaseFile(folder));
  try {
    return withdrawnAfter(new EventLog(connection).withdrawing().map(eventOf));
  } finally {
    connection.close();
  }
}

/**
 * The list beside a branch's copies; `null` where there is none.
 * @throws BackupRefused when it can't be read: somebody's details would come back unnoticed
 */
export function readWithdrawn(folder: string, branchId: string): Withdrawn | null {
  const file = withdrawnFile(folder, branchId);
  if (!existsSync(file)) return null;
  const text = readFileSync(file, 'utf8');
  const list = parsed(text);
  if (list === null) throw new BackupRefused('damaged', `${file} is damaged: what was erased would come back.`);
  return list;
}

/**
 * Has the list beside a branch's copies say what is withdrawn by now, whether its server runs or not.
 * @param folder - where the data are
 * @throws BackupRefused with why it could not be done
 */
export function keepListBeside({ folder, to, branchId }: { folder: string; to: string; branchId: string }): void {
  inWorkplace(folder, () => {
    checkTarget(to);
    keepWithdrawn(folder, to, branchId);
  });
}

/**
 * Has the list beside a branch's copies say all that the log says, whatever it was behind with. What a log that was lost
 * has erased stays on it; one that is damaged is written anew.
 */
export function keepWithdrawn(folder: string, to: string, branchId: string): void {
  const file = withdrawnFile(to, branchId);
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const known = withdrawnIn(folder);
  const listed = parsed(before);
  const text = `${JSON.stringify({
    ...known,
    contacts: [...new Set([...(listed?.contacts ?? []), ...known.contacts])],
    texts: [...new Set([...(listed?.texts ?? []), ...known.texts])],
    customers: [...new Set([...(listed?.customers ?? []), ...known.customers])],
  } satisfies Withdrawn)}\n`;
  if (text !== before) writeSecret(file, Buffer.from(text));
}

function parsed(text: string): Withdrawn | null {
  try {
    return withdrawnSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
