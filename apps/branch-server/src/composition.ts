import { createHmac } from 'node:crypto';
import { type Clock, err, ok, type Result } from '@foyer/basics';
import type { Disturb, Store } from '@foyer/store';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { endSessions } from './access/account-secrets.ts';
import { Authenticator } from './access/authenticator.ts';
import { CustomerLookup } from './access/customer-lookup.ts';
import { FailedSignIns } from './access/failed-sign-ins.ts';
import { Pairings } from './access/pairings.ts';
import { TicketTokens } from './access/ticket-tokens.ts';
import { BranchAddress } from './address.ts';
import { BackupKeeper } from './backups/backup-keeper.ts';
import type { BranchContext } from './context.ts';
import { DeviceStatuses } from './devices/device-statuses.ts';
import { TestPrints } from './devices/test-prints.ts';
import { EstimateKeeper, type EstimateSettings } from './estimates/estimate-keeper.ts';
import { FaultLog } from './fault-log.ts';
import type { Effect } from './followers/effect.ts';
import { Outboxes } from './followers/outboxes.ts';
import { HolidayAsker } from './holidays/holiday-asker.ts';
import { buildApp } from './http/app.ts';
import { FileCheck } from './jobs/file-check.ts';
import { Housekeeping } from './jobs/housekeeping.ts';
import { Scheduler } from './jobs/scheduler.ts';
import { Snapshots } from './jobs/snapshots.ts';
import { createLive, type SocketLimits } from './live/socket.ts';
import { messageEffect } from './messages/message-effect.ts';
import { twilioSms } from './messages/twilio-sms.ts';
import { WaitAnnouncer } from './messages/wait-announcer.ts';
import { Metrics } from './metrics.ts';
import type { Parts } from './parts.ts';
import { PracticeKeeper, type PracticeLimits } from './practice/practice-keeper.ts';
import { ReportQueue } from './reports/report-queue.ts';
import { CommandRunner } from './runner/command-runner.ts';
import { demoPasswordProblem, foundBranch } from './settings/configure.ts';
import type { Settings } from './settings/settings.ts';
import { wireSourceOf } from './wire/source.ts';

export interface BranchOptions {
  readonly settings: Settings;
  /** The branch's clock; sessions and heartbeats go by the wall whatever this says. */
  readonly clock?: Clock;
  readonly log?: Logger;
  /** The file may not grow beyond this many pages; stands for a full disk in tests. */
  readonly maxPages?: number;
  /** Stands for a disk that fails, in tests. */
  readonly disturb?: Disturb;
  /** Told once, in a sentence, when the disk is not to be relied on: nothing more is stored or acknowledged, and the process is to end. */
  readonly onStorageFailed?: (why: string) => void;
  /** Connections to the live views, where their limits differ from the usual; for tests that want few. */
  readonly socketLimits?: Partial<SocketLimits>;
  /** How estimates are made, where it differs from the usual. */
  readonly estimates?: Partial<EstimateSettings>;
  /** `false`: nobody is told how long it takes. */
  readonly makesEstimates?: boolean;
  /** What else is done outside the house because of events. */
  readonly effects?: readonly Effect[];
  /** Told of each commit before its replies leave; for tests that break something there. */
  readonly onCommit?: () => void;
  /** `false`: the worker for reports starts when it is asked, not before; for tests that start servers by the hundred. */
  readonly reportsStandReady?: boolean;
  /** What practice may cost, where it differs from the usual; nobody practises within a practice. */
  readonly practice?: Partial<PracticeLimits>;
}

/** A running branch. */
export interface Branch {
  readonly app: FastifyInstance;
  readonly context: BranchContext;
  readonly estimates: EstimateKeeper;
  /** It was there before this start, which has then taken no branch and nobody from a file. */
  readonly wasFounded: boolean;
  /** Begins to answer; the address it answers at, or a sentence why it can't. */
  listen(): Promise<Result<string, string>>;
  /** Answers what is under way, then lets go of everything. */
  close(): Promise<void>;
}

/** What a branch is built on. */
export interface Foundation {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Logger;
  /** Takes in what has to be started and closed. */
  readonly parts: Parts;
}

/** Makes the parts, each from those before it, and starts them. Nothing here is used before it is there. */
export async function compose(
  options: BranchOptions,
  { store, clock, log, parts }: Foundation,
): Promise<Result<Branch, string>> {
  const { settings, socketLimits, onCommit, effects = [], makesEstimates = true } = options;
  const { dataFolder: folder, demo } = settings;
  const { state } = store.load();
  const left = await demoPasswordProblem(settings, { store, state });
  if (left !== null) return err(left);

  // What commands need.
  const metrics = new Metrics();
  const estimates = new EstimateKeeper({
    folder,
    clock,
    log,
    ...(options.estimates === undefined ? {} : { settings: options.estimates }),
    watch: metrics,
  });
  if (makesEstimates) parts.add(estimates);
  const runner = new CommandRunner({
    store,
    state,
    clock,
    log,
    quote: (arrival, before) => estimates.quote(arrival, before),
    onCommit: (commands, milliseconds) => {
      metrics.committed(commands, milliseconds);
      onCommit?.();
    },
  });
  const reports = parts.add(new ReportQueue({ folder, clock, log, logClock: () => runner.state.clock }));
  // The runner closes first, so that the last snapshot has all there is.
  const snapshots = parts.add(
    new Snapshots({
      store,
      state: () => runner.state,
      follower: () => Math.min(reports.status.clock, estimates.kept),
      log,
    }),
  );
  parts.add(runner);
  const address = new BranchAddress(settings);
  const tokens = new TicketTokens({ key: store.branchKey(), state: () => runner.state, clock });
  const customers = new CustomerLookup(store.organisationKey());
  const statuses = parts.add(new DeviceStatuses({ now: () => clock.now() }));
  const testPrints = parts.add(new TestPrints());
  const source = wireSourceOf({
    store,
    clock,
    state: () => runner.state,
    estimates,
    statuses,
    testPrints,
    demo,
    sendsMessages: settings.sms !== undefined,
  });
  const publicUrl = () => address.publicUrl;
  const messages =
    settings.sms === undefined
      ? []
      : [messageEffect({ store, runner, clock, tokens, customers, source, publicUrl, sms: twilioSms(settings.sms) })];
  // Before the branch is founded, so that those who follow it have its first event before them.
  const outboxes = parts.add(
    new Outboxes({
      effects: [...messages, ...effects],
      store,
      clock,
      log,
      onResult: (follower, result) => metrics.sent(follower, result),
    }),
  );
  const followers = () => [reports.status, estimates.status, ...outboxes.statuses];
  const wasFounded = state.config !== null;
  const problem = await foundBranch(runner, store, settings);
  if (problem !== null) return err(problem);

  // What requests and views need.
  const failed = parts.add(new FailedSignIns(runner, store.branchKey()));
  const authenticator = new Authenticator({ store, runner, failed, demo });
  const faults = new FaultLog(log);
  const holidays = parts.add(new HolidayAsker());
  const backups = parts.add(new BackupKeeper({ folder, runner, clock, log }));
  const fileCheck = new FileCheck(folder, log);
  if (!store.checked) parts.add(fileCheck);
  const practices = new PracticeKeeper({
    folder,
    log,
    ...(options.practice === undefined ? {} : { limits: options.practice }),
  });
  const { isAllowedOrigin } = address;
  const live = createLive({
    clock,
    faults,
    source,
    logClock: () => runner.state.clock,
    identify: (cookie, token) => authenticator.identify(cookie, token),
    isAllowedOrigin,
    visitOf: (token) => tokens.visitOf(token),
    ...(socketLimits === undefined ? {} : { limits: socketLimits }),
  });
  metrics.watchBranch(
    () => runner.state,
    () => live.sockets(),
    followers,
  );

  // Changes go one way: from the log to the screens first, then to everything else.
  runner.subscribe(({ before, after }) => live.broadcaster.changed(after.calls !== before.calls));
  if (makesEstimates) runner.subscribe((change) => estimates.follow(change));
  runner.subscribe((change) => snapshots.follow(change));
  runner.subscribe(({ events }) => tokens.follow(events));
  runner.subscribe(() => reports.follow());
  estimates.subscribe(() => live.broadcaster.changed(false));
  statuses.subscribe(() => live.broadcaster.changed(false));
  testPrints.subscribe(() => live.broadcaster.changed(false));
  runner.subscribe(({ events }) => {
    if (endSessions(events)) live.recheck();
  });
  runner.subscribe(() => authenticator.follow());
  authenticator.subscribe(() => live.recheck());

  const derived = (what: string) => createHmac('sha256', store.branchKey()).update(what).digest('base64url');
  const context: BranchContext = {
    store,
    runner,
    clock,
    tokens,
    customers,
    authenticator,
    pairings: new Pairings(),
    statuses,
    testPrints,
    isLive: (id) => live.devices().has(id),
    reports,
    holidays,
    backups,
    practices,
    faults,
    source,
    publicUrl,
    demo,
    textMark: `${derived('text mark')}:`,
    requestSecret: derived('request hash'),
    fileFault: () => fileCheck.fault,
    followers,
  };
  const app = await buildApp({ context, settings, metrics, isAllowedOrigin });
  parts.add({ name: 'http', close: () => app.close() });
  // Ends before it: what is passed on to a practice is under way as long as the practice answers.
  parts.add(practices);
  live.attach(app.server);
  parts.add(live);
  const housekeeping = parts.add(new Housekeeping({ store, runner, clock, log }));
  const announcer = new WaitAnnouncer({ runner, estimates, clock, onDue: () => scheduler.follow() });
  const scheduler: Scheduler = parts.add(
    new Scheduler({
      runner,
      clock,
      log,
      look: () => live.broadcaster.changed(false),
      jobs: [backups, outboxes, announcer],
    }),
  );
  runner.subscribe((change) => housekeeping.follow(change));
  runner.subscribe((change) => backups.follow(change));
  runner.subscribe(() => outboxes.follow());
  runner.subscribe((change) => announcer.follow(change));
  estimates.subscribe(() => announcer.look());
  runner.subscribe(() => scheduler.follow());
  backups.subscribe(() => scheduler.follow());
  outboxes.subscribe(() => scheduler.follow());
  await parts.start();

  return ok({
    app,
    context,
    estimates,
    wasFounded,
    listen: async () => {
      const listening = await address.listen(app, log);
      if (listening.ok && options.reportsStandReady !== false) reports.keepReady();
      return listening;
    },
    close: () => parts.close(),
  });
}
