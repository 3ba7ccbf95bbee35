import { statSync } from 'node:fs';
import { err, type Result, wallClock } from '@foyer/basics';
import { hasData, openStore, StorageUnavailable, StoreDamaged } from '@foyer/store';
import { pino } from 'pino';
import { type Branch, type BranchOptions, compose } from './composition.ts';
import { Parts } from './parts.ts';
import { demoPasswordProblem, NOT_CONFIGURED } from './settings/configure.ts';

/** Puts a branch together around its data, without listening. Every mistake is one clear sentence, and nothing was changed. */
export async function startBranch(options: BranchOptions): Promise<Result<Branch, string>> {
  const { settings, clock = wallClock, maxPages, disturb, onStorageFailed } = options;
  const log = options.log ?? pino({ level: settings.logLevel });
  const problem = await demoPasswordProblem(settings);
  if (problem !== null) return err(problem);
  if (settings.branch === undefined && !hasData(settings.dataFolder)) return err(NOT_CONFIGURED);
  const folder = settings.dataFolder;
  const opened = openStore({
    folder,
    now: () => clock.now(),
    onFailed: (failure) => {
      log.fatal({ err: failure }, 'the disk failed; nothing more is written');
      onStorageFailed?.(failure.message);
    },
    ...(maxPages === undefined ? {} : { maxPages }),
    ...(disturb === undefined ? {} : { disturb }),
  });
  if (!opened.ok) {
    if (opened.error.code === 'disk-failed') onStorageFailed?.(opened.error.message);
    return err(opened.error.message);
  }
  const store = opened.value;
  if (isOpenToOthers(folder)) {
    log.warn(
      { folder },
      'others on this machine may look into the data folder: take their rights to it away (chmod -R go=)',
    );
  }
  const parts = new Parts(log);
  parts.add({ name: 'store', close: () => store.close() });
  let started: Result<Branch, string>;
  try {
    started = await compose(options, { store, clock, log, parts });
  } catch (error) {
    await parts.close();
    if (error instanceof StoreDamaged || error instanceof StorageUnavailable) return err(error.message);
    throw error;
  }
  if (!started.ok) await parts.close();
  return started;
}

/** What is written there is its owner's alone; a folder that somebody made may let others in. Windows has other rights. */
function isOpenToOthers(folder: string): boolean {
  return process.platform !== 'win32' && (statSync(folder).mode & 0o077) !== 0;
}
