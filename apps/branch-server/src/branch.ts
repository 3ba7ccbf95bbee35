import { type Clock, err, type Result, wallClock } from '@foyer/basics';
import { hasData, openStore, StorageUnavailable, StoreDamaged } from '@foyer/store';
import type { FastifyInstance } from 'fastify';
import { type Logger, pino } from 'pino';
import { compose } from './composition.ts';
import type { BranchContext } from './context.ts';
import type { EstimateKeeper, EstimateSettings } from './estimates/estimate-keeper.ts';
import type { SocketLimits } from './live/socket.ts';
import { Parts } from './parts.ts';
import { demoPasswordProblem, NOT_CONFIGURED } from './settings/configure.ts';
import type { Settings } from './settings/settings.ts';

export interface BranchOptions {
  readonly settings: Settings;
  /** The branch's clock; sessions and heartbeats go by the wall whatever this says. */
  readonly clock?: Clock;
  readonly log?: Logger;
  /** The file may not grow beyond this many pages; stands for a full disk in tests. */
  readonly maxPages?: number;
  /** Connections to the live views, where their limits differ from the usual; for tests that want few. */
  readonly socketLimits?: Partial<SocketLimits>;
  /** How estimates are made, where it differs from the usual. */
  readonly estimates?: Partial<EstimateSettings>;
  /** Told of each commit before its replies leave; for tests that break something there. */
  readonly onCommit?: () => void;
}

/** A running branch. */
export interface Branch {
  readonly app: FastifyInstance;
  readonly context: BranchContext;
  readonly estimates: EstimateKeeper;
  /** Begins to answer; the address it answers at, or a sentence why it can't. */
  listen(): Promise<Result<string, string>>;
  /** Answers what is under way, then lets go of everything. */
  close(): Promise<void>;
}

/** Puts a branch together around its data, without listening. Every mistake is one clear sentence, and nothing was changed. */
export async function startBranch(options: BranchOptions): Promise<Result<Branch, string>> {
  const { settings, clock = wallClock, maxPages } = options;
  const log = options.log ?? pino({ level: settings.logLevel });
  const problem = await demoPasswordProblem(settings);
  if (problem !== null) return err(problem);
  if (settings.branch === undefined && !hasData(settings.dataFolder)) return err(NOT_CONFIGURED);
  const folder = settings.dataFolder;
  const opened = openStore({ folder, now: () => clock.now(), ...(maxPages === undefined ? {} : { maxPages }) });
  if (!opened.ok) return err(opened.error.message);
  const store = opened.value;
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
