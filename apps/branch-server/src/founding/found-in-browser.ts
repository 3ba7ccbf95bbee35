import { err, ok, type Result } from '@foyer/basics';
import { Lockout } from '../access/lockout.ts';
import { BranchAddress } from '../address.ts';
import { startBranch } from '../branch.ts';
import type { Branch, BranchOptions } from '../composition.ts';
import { FaultLog } from '../fault-log.ts';
import type { Settings } from '../settings/settings.ts';
import type { Founded } from './check-founding.ts';
import { FOUNDING_PAGE, foundingApp, foundingCode } from './founding-app.ts';

/** A branch that somebody founded, and that listens where its founding did. */
export interface FoundedBranch {
  readonly branch: Branch;
  readonly settings: Settings;
  readonly address: string;
}

export interface FoundingOptions extends Pick<BranchOptions, 'clock' | 'onStorageFailed'> {
  readonly settings: Settings;
  readonly log: NonNullable<BranchOptions['log']>;
  /** Told where the guide is, with its code; once. */
  readonly announce: (guide: string) => void;
  /** Told why a founding came to nothing; it is waited for another. */
  readonly onFailed: (sentence: string) => void;
  /** Makes the founded branch ready before it listens; what it throws ends the branch and the wait. */
  readonly prepare?: (branch: Branch, settings: Settings) => Promise<void>;
  /** Gives it up. */
  readonly signal: AbortSignal;
}

/**
 * Waits at the branch's address until somebody with the code founds a branch there, and starts it in its place. Where it
 * can't be started the guide listens again.
 *
 * @returns the branch; `null` when it was given up before; or a sentence why nothing can listen
 */
export async function foundInBrowser(options: FoundingOptions): Promise<Result<FoundedBranch | null, string>> {
  const { clock, log, announce, onFailed, onStorageFailed, signal } = options;
  const code = foundingCode();
  const lockout = new Lockout();
  const faults = new FaultLog(log);
  let { settings } = options;
  let announced = false;
  let failed: string | null = null;
  for (;;) {
    const asked = Promise.withResolvers<Founded | null>();
    const giveUp = () => asked.resolve(null);
    signal.addEventListener('abort', giveUp);
    if (signal.aborted) giveUp();
    const address = new BranchAddress(settings);
    const app = await foundingApp({ settings, address, faults, code, lockout, failed, onFounded: asked.resolve });
    const listening = await address.listen(app, log);
    if (!listening.ok) return listening;
    // A free port that was found is kept: the page asks there for what it founded.
    settings = { ...settings, port: Number(new URL(listening.value).port) || settings.port };
    if (!announced) announce(`${listening.value}${FOUNDING_PAGE}#${code}`);
    announced = true;
    const founded = await asked.promise;
    signal.removeEventListener('abort', giveUp);
    await app.close();
    if (founded === null) return ok(null);
    const own: Settings = { ...settings, branch: founded.branch, pictures: founded.pictures, staff: [founded.admin] };
    const started = await startBranch({
      settings: own,
      log,
      ...(clock === undefined ? {} : { clock }),
      ...(onStorageFailed === undefined ? {} : { onStorageFailed }),
    });
    if (!started.ok) {
      failed = started.error;
      onFailed(failed);
      continue;
    }
    const branch = started.value;
    try {
      await options.prepare?.(branch, own);
    } catch (error) {
      await branch.close();
      throw error;
    }
    const open = await branch.listen();
    if (open.ok) return ok({ branch, settings: own, address: open.value });
    await branch.close();
    return err(open.error);
  }
}
