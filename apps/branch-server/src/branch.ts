import { createHmac, randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { type AgentId, type Clock, type CommandId, err, ok, type Result, wallClock } from '@foyer/basics';
import { formatMistake, within } from '@foyer/configuration';
import type { BranchState } from '@foyer/queue-core';
import { hasData, openStore, StorageUnavailable, type Store, StoreDamaged } from '@foyer/store';
import type { FastifyInstance } from 'fastify';
import { type Logger, pino } from 'pino';
import { v7 as uuidv7 } from 'uuid';
import { Doors } from './access/doors.ts';
import { EndedTickets } from './access/ended-tickets.ts';
import { Pairings } from './access/pairings.ts';
import { TicketTokens } from './access/ticket-tokens.ts';
import { type BranchCalendar, branchCalendar } from './branch-day.ts';
import type { BranchContext } from './context.ts';
import { DeviceStatuses } from './devices/device-statuses.ts';
import { EstimateKeeper, type EstimateSettings } from './estimates/estimate-keeper.ts';
import type { Learned } from './estimates/messages.ts';
import { FaultLog } from './fault-log.ts';
import { buildApp } from './http/app.ts';
import { problemOfRefusal } from './http/problems.ts';
import { checkFile } from './jobs/file-check.ts';
import { Housekeeping } from './jobs/housekeeping.ts';
import { type SocketLimits, startLive } from './live/socket.ts';
import { Metrics } from './metrics.ts';
import { ReportDesk } from './reports/report-desk.ts';
import { CommandRunner } from './runner/command-runner.ts';
import type { Settings } from './settings/settings.ts';
import { keepStaff, leftWithDemoPassword, writtenWithDemoPassword } from './settings/staff.ts';
import type { WireSource } from './wire/source.ts';

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
}

/** A running branch. */
export interface Branch {
  readonly app: FastifyInstance;
  readonly context: BranchContext;
  /** Begins to answer; the address it answers at, or a sentence why it can't. */
  listen(): Promise<Result<string, string>>;
  /** Answers what is under way, then lets go of everything. */
  close(): Promise<void>;
}

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '::1', 'localhost']);

const NOT_CONFIGURED =
  'The branch is not configured yet: give a configuration file with a "branch", or start the demo.';

/** How long closing may take before connections are cut. */
const CLOSE_TIME_OUT = 5_000;

/** Puts a branch together around its data, without listening. Every mistake is one clear sentence, and nothing was changed. */
export async function startBranch(options: BranchOptions): Promise<Result<Branch, string>> {
  const { settings, clock = wallClock } = options;
  const log = options.log ?? pino({ level: settings.logLevel });
  const written = settings.demo ? null : writtenWithDemoPassword(settings.staff);
  if (written !== null) return err(demoPasswordRefused(written));
  if (settings.branch === undefined && !hasData(settings.dataFolder)) return err(NOT_CONFIGURED);
  const opened = openStore({
    folder: settings.dataFolder,
    now: () => clock.now(),
    ...(options.maxPages === undefined ? {} : { maxPages: options.maxPages }),
  });
  if (!opened.ok) return err(opened.error.message);
  const store = opened.value;
  try {
    const assembled = await assemble(options, store, clock, log);
    if (!assembled.ok) store.close();
    return assembled;
  } catch (error) {
    store.close();
    if (error instanceof StoreDamaged || error instanceof StorageUnavailable) return err(error.message);
    throw error;
  }
}

function demoPasswordRefused(name: string): string {
  return `The account “${name}” has the demo's password, which is refused outside the demo.`;
}

async function assemble(
  options: BranchOptions,
  store: Store,
  clock: Clock,
  log: Logger,
): Promise<Result<Branch, string>> {
  const { settings } = options;
  const loaded = store.load();
  // Whoever the demo has left is shut out where staff are written down.
  const left = settings.demo || settings.staff.length > 0 ? null : await leftWithDemoPassword(store);
  if (left !== null) return err(demoPasswordRefused(left));
  const { branch: wanted } = settings;
  const kept = loaded.state.config;
  if (wanted !== undefined && kept !== null && wanted.branchId !== kept.branchId) {
    return err(
      `The data in ${settings.dataFolder} are of the branch “${kept.branchId}”, not of “${wanted.branchId}”; choose another folder.`,
    );
  }
  let calendar: BranchCalendar | null = null;
  const calendarNow = (): BranchCalendar => {
    if (calendar !== null) return calendar;
    const config = runner.state.config ?? settings.branch;
    calendar = branchCalendar(config?.timeZone ?? 'UTC', config?.cutOverHour ?? 3);
    return calendar;
  };
  let metrics: Metrics | null = null;
  const runner = new CommandRunner({
    store,
    state: loaded.state,
    clock,
    calendar: calendarNow,
    log,
    quote: (arrival, state) => estimates.quote(arrival, state),
    onCommit: (commands, milliseconds) => metrics?.committed(commands, milliseconds),
  });
  if (wanted !== undefined && JSON.stringify(wanted) !== JSON.stringify(kept)) {
    const answer = await runner.submit({
      commandId: uuidv7() as CommandId,
      actor: { kind: 'system' },
      command: { type: 'configure-branch', config: wanted },
      requestHash: '',
      reply: () => null,
    });
    if (!answer.ok && answer.error.code === 'invalid-configuration') {
      return err(answer.error.mistakes.map((mistake) => formatMistake(within('branch', mistake))).join('\n'));
    }
    if (!answer.ok) return err(`The branch can't be configured so: ${problemOfRefusal(answer.error).message}`);
    calendar = null;
  }
  if (runner.state.config === null) {
    return err(NOT_CONFIGURED);
  }
  await keepStaff(store, settings.staff);

  const epoch = randomUUID();
  const faults = new FaultLog(log);
  const names = new Map<AgentId, string>(store.users.list().map((user) => [user.id, user.displayName]));
  const source = (): WireSource => ({
    state: runner.state,
    estimates: estimates.latest,
    demo: settings.demo,
    textOf: (ref) => store.text(ref)?.text ?? null,
    endedTicket: (id) => ended.find(id),
    agentName: (id) => names.get(id) ?? id,
    devices: statuses.list(),
  });
  const statuses = new DeviceStatuses({
    now: () => clock.now(),
    onChange: () => live.broadcaster.changed(false),
  });
  const estimates: EstimateKeeper = new EstimateKeeper({
    folder: settings.dataFolder,
    clock,
    log,
    ...(options.estimates === undefined ? {} : { settings: options.estimates }),
    onEstimates: () => live.broadcaster.changed(false),
    keep: (learned) => keepLearning(store, learned, clock, log),
    onRun: (paths, milliseconds) => metrics?.estimated(paths, milliseconds),
    onLost: () => metrics?.estimatesLost(),
    onQuote: (what) => metrics?.quoted(what),
  });
  const ended = new EndedTickets(store, clock);
  const tokens = new TicketTokens({ key: store.branchKey(), state: () => runner.state, ended });
  const doors = new Doors(store, { demo: settings.demo });
  const reports = new ReportDesk({ folder: settings.dataFolder, clock, log });
  let address = '';
  let fileFault: string | null = null;
  const publicUrl = () => settings.publicUrl ?? address;
  const isAllowedOrigin = (origin: string | undefined, host: string | undefined): boolean => {
    if (origin === undefined) return true;
    if (!URL.canParse(origin)) return false;
    const from = new URL(origin);
    return (
      from.host === host || (settings.publicUrl !== undefined && from.origin === new URL(settings.publicUrl).origin)
    );
  };
  const context: BranchContext = {
    store,
    runner,
    clock,
    estimates,
    tokens,
    doors,
    pairings: new Pairings(store),
    statuses,
    isLive: (id) => live.devices().has(id),
    reports,
    faults,
    source,
    publicUrl,
    demo: settings.demo,
    textMark: `${createHmac('sha256', store.branchKey()).update('text mark').digest('base64url')}:`,
    fileFault: () => fileFault,
  };
  metrics = new Metrics({
    waiting: () => [...runner.state.services.values()].reduce((sum, { waiting }) => sum + waiting, 0),
    sockets: () => live.sockets(),
    clock: () => runner.state.clock,
  });
  const app = await buildApp({ context, settings, metrics, isAllowedOrigin });
  const live: ReturnType<typeof startLive> = startLive({
    http: app.server,
    clock,
    epoch,
    faults,
    source,
    logClock: () => runner.state.clock,
    identify: (cookie, token) => doors.identify(cookie, token),
    isAllowedOrigin,
    visitOf: (token) => tokens.visitOf(token),
    ...(options.socketLimits === undefined ? {} : { limits: options.socketLimits }),
  });
  doors.whenShut(() => live.recheck());
  runner.subscribe((change) => {
    for (const event of change.events) tokens.follow(event);
    if (change.events.some(({ body }) => body.type === 'BranchConfigured')) calendar = null;
    // A call reaches the screens before anything else is done about it.
    live.broadcaster.changed(
      change.events.some(({ body }) => body.type === 'VisitCalled' || body.type === 'VisitRecalled'),
    );
    estimates.follow(change);
  });
  estimates.start();
  const housekeeping = new Housekeeping({
    store,
    runner,
    clock,
    calendar: calendarNow,
    log,
    retentionDays: settings.retentionDays,
  });
  await housekeeping.round();
  const stopChecking = store.checked
    ? null
    : checkFile(settings.dataFolder, log, (fault) => {
        fileFault = fault;
      });

  return ok({
    app,
    context,
    listen: async () => {
      try {
        await app.listen({ port: settings.port, host: settings.host });
      } catch (error) {
        const code = (error as NodeJS.ErrnoException).code;
        if (code === 'EADDRINUSE')
          return err(`Port ${settings.port} is taken by another program; choose one with --port.`);
        return err(`The server can't listen on ${settings.host}:${settings.port}: ${(error as Error).message}.`);
      }
      const { port } = app.server.address() as AddressInfo;
      const host = settings.host === '0.0.0.0' || settings.host === '::' ? 'localhost' : settings.host;
      if (settings.tls === undefined && !LOOPBACK.has(settings.host)) {
        log.warn('Without a certificate (tls) passwords and sessions cross the network in the open.');
      }
      reports.keepReady();
      address = `${settings.tls === undefined ? 'http' : 'https'}://${host}:${port}`;
      return ok(address);
    },
    close: async () => {
      housekeeping.close();
      statuses.close();
      const cut = setTimeout(() => app.server.closeAllConnections(), CLOSE_TIME_OUT);
      await live.close();
      await app.close();
      clearTimeout(cut);
      runner.close();
      await estimates.close();
      await reports.close();
      await stopChecking?.();
      if (runner.state.clock > loaded.state.clock) keepSnapshot(store, runner.state, log);
      store.close();
    },
  });
}

/** A snapshot that can't be kept only makes the next start slower. */
function keepSnapshot(store: Store, state: BranchState, log: Logger): void {
  try {
    store.saveSnapshot(state);
  } catch (error) {
    log.warn({ err: error }, 'no snapshot could be kept at the end; the next start replays more');
  }
}

/** Learning that can't be kept is learned again from the log by the next start. */
function keepLearning(store: Store, learned: Learned, clock: Clock, log: Logger): void {
  try {
    store.saveLearning({ ...learned, at: clock.now() });
  } catch (error) {
    log.warn({ err: error }, 'what was learned could not be kept; the next start learns it again');
  }
}
