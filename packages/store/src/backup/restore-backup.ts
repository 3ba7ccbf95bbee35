import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import type { BranchDay, CommandId, Instant } from '@foyer/basics';
import { decide, evolve } from '@foyer/queue-core';
import { openStore } from '../open.ts';
import { syncFolder } from '../secret-file.ts';
import type { Store } from '../store.ts';
import { keepBackupKey, parseBackupKey } from './backup-key.ts';
import { BackupRefused, refusalOf } from './backup-refused.ts';
import { unpackCopy } from './copy.ts';
import { eraseAgain, readErasures } from './erasures.ts';
import type { BackupHeader } from './header.ts';
import { secondsSince } from './make-backup.ts';
import { checkContent } from './try-out.ts';

/** What has come back. */
export interface Restored {
  readonly header: BackupHeader;
  /** How many erasures were done again. */
  readonly erased: number;
  readonly seconds: number;
}

export interface RestoreOptions {
  readonly file: string;
  /** Where the data are to be; nothing may be there. */
  readonly folder: string;
  /** As somebody typed it. */
  readonly key: string;
  readonly now: () => Instant;
}

/**
 * Puts a copy's data into a folder: looks at everything in it first, and the folder is there whole or not at all.
 * @throws BackupRefused with why it could not be done; nothing has been changed then
 */
export function restoreBackup({ file, folder, key: typed, now }: RestoreOptions): Restored {
  const began = performance.now();
  const target = resolve(folder);
  if (!existsSync(file)) throw new BackupRefused('no-folder', `There is no file ${file}.`);
  if (existsSync(target) && readdirSync(target).length > 0) {
    throw new BackupRefused('not-writable', `There is something in ${target} already; nothing is ever overwritten.`);
  }
  const unfinished = `${target}.restoring-${randomUUID()}`;
  try {
    const key = parseBackupKey(typed);
    mkdirSync(unfinished, { recursive: true, mode: 0o700 });
    const header = unpackCopy(file, key, unfinished);
    checkContent(unfinished, header);
    const erasures = readErasures(dirname(file), header.branchId);
    beginAnew({ folder: unfinished, file, header, now }, (store) => eraseAgain(store, erasures));
    keepBackupKey(unfinished, key);
    if (existsSync(target)) rmdirSync(target);
    renameSync(unfinished, target);
    syncFolder(dirname(target));
    return { header, erased: erasures.length, seconds: secondsSince(began) };
  } catch (error) {
    throw refusalOf(error);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/**
 * What is to be done once before the data are used again, since the world has gone on without them: what was erased is
 * erased again, nobody is signed in any more, and the log goes its own way from here. Whatever waits to be sent to
 * others belongs here too: the world may have had it already.
 */
function beginAnew(
  { folder, file, header, now }: { folder: string; file: string; header: BackupHeader; now: () => Instant },
  erase: (store: Store) => void,
): void {
  const opened = openStore({ folder, now });
  if (!opened.ok) throw new BackupRefused('unexpected', opened.error.message);
  const store = opened.value;
  try {
    erase(store);
    store.sessions.deleteAll();
    recordRestore(store, { type: 'BranchRestored', file: basename(file), clock: header.clock }, now());
  } finally {
    store.close();
  }
}

function recordRestore(
  store: Store,
  fact: { readonly type: 'BranchRestored'; readonly file: string; readonly clock: number },
  now: Instant,
): void {
  const { state } = store.load();
  const decided = decide(
    state,
    { type: 'record-backup', fact },
    {
      now: Math.max(now, state.at) as Instant,
      today: state.day ?? (new Date(now).toISOString().slice(0, 10) as BranchDay),
      actor: { kind: 'system' },
      commandId: randomUUID() as CommandId,
      newId: randomUUID,
    },
  );
  if (!decided.ok) throw new BackupRefused('unexpected', `The restore was refused: ${decided.error.code}.`);
  store.batch(() => {
    let before = state;
    for (const event of decided.value) {
      const after = evolve(before, event);
      store.append(before, event, after);
      before = after;
    }
  });
}
