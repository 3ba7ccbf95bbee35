import { createServer } from 'node:net';
import { ok, type Result, scaledClock, wallClock } from '@foyer/basics';
import {
  type Branch,
  branchIn,
  DEMO_PASSWORD,
  demoBranch,
  demoStaff,
  endAfterStorageFailed,
  foundInBrowser,
  readSettings,
  type Settings,
  startBranch,
} from '@foyer/branch-server';
import { VIRTUAL_PHONE } from '@foyer/branch-server/virtual-phone';
import { type BranchConfig, formatMistake } from '@foyer/configuration';
import { setAsideOtherFormat } from '@foyer/store';
import { type Logger, pino } from 'pino';
import { buildApps } from './build.ts';
import { helpText, readOptions, type StartOptions } from './start/options.ts';
import { madeUpDay, type PlayedDay, type Player, recordedDay } from './start/played-day.ts';
import { PRINTER_PAGE, prepareTrialKiosk, type TrialKiosk } from './start/trial-kiosk.ts';
import { TrialPhone } from './start/trial-phone.ts';

/** Mistakes the person at the keyboard can mend: each said in one sentence, exit code 1, nothing changed. */
class StartError extends Error {
  constructor(...sentences: readonly string[]) {
    super(sentences.join('\n'));
  }
}

/** What a start is to run: the settings, and the day that is played, if any. */
interface Plan {
  readonly settings: Settings;
  readonly day: PlayedDay | null;
}

/** Reads the options, the file and the environment; all their mistakes are told together. */
function planOf(options: StartOptions, mistakes: readonly string[]): Plan {
  const { config, port, data } = options;
  const read = readSettings(config ?? null, process.env, {
    ...(port === undefined ? {} : { '--port': port }),
    ...(data === undefined ? {} : { '--data': data }),
  });
  // A day that is mistaken already can't be looked up.
  const day = mistakes.length > 0 ? ok(null) : playedDayOf(options);
  if (mistakes.length > 0 || !read.ok || !day.ok) {
    throw new StartError(
      ...mistakes,
      ...(read.ok ? [] : read.error.map(formatMistake)),
      ...(day.ok ? [] : [day.error]),
    );
  }
  const own = config !== undefined || options.isNew || (day.value === null && !options.demo && holdsOwn(read.value));
  const branch = { ...demoBranch, languages: options.languages ?? demoBranch.languages };
  const settings: Settings = own
    ? { ...read.value, kioskAgent: options.virtualPrinter }
    : { ...read.value, demo: true, kioskAgent: true, branch, staff: demoStaff, logLevel: 'warn' };
  return { settings: day.value?.settings(settings) ?? settings, day: day.value };
}

/** Does the folder hold a branch that is not the demo's? Data that can't be read are told of when they are opened. */
function holdsOwn({ dataFolder }: Settings): boolean {
  const found = branchIn(dataFolder);
  return found.ok && found.value !== null && found.value.branchId !== demoBranch.branchId;
}

/** That a file can't found a branch where there is one, in a sentence. */
function fileIgnored(file: string, { context }: Branch, { dataFolder }: Settings): string {
  const name = nameOf(context.runner.state.config);
  return (
    `The branch and the accounts in ${file} were not read: ${dataFolder} holds the branch “${name}” already, ` +
    'which is changed in its dashboard. What else is in the file holds.'
  );
}

function nameOf(config: BranchConfig | null): string {
  return config?.name[config.languages[0] ?? ''] ?? config?.branchId ?? '';
}

/** The day that the options ask to be played; `null` for a branch without one. The error is a sentence. */
function playedDayOf({ replay, date, simulate, speed, languages }: StartOptions): Result<PlayedDay | null, string> {
  if (simulate) return ok(madeUpDay(speed, languages));
  return replay === undefined ? ok(null) : recordedDay(replay, date, speed);
}

/** Tries a port before anything is opened, so that one that can't be had changes nothing. */
function tryPort(port: number, host: string, option: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      reject(
        new StartError(
          taken
            ? `Port ${port} is taken by another program; choose one with ${option}.`
            : `Nothing can listen on ${host}, port ${port} (${error.code}); choose another with ${option}.`,
        ),
      );
    });
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

/** A demo begins anew where its data are of another format; they are kept beside it, and a sentence says so. */
function beginAnew(dataFolder: string): void {
  const kept = `${dataFolder}-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`;
  const moved = setAsideOtherFormat(dataFolder, kept);
  if (!moved.ok) throw new StartError(moved.error.message);
  if (!moved.value) return;
  console.log(
    `The demo begins anew: its data are in the format of another version of Foyer and were moved to ${kept}.`,
  );
}

/** In a demo the branch is open as soon as it runs. */
async function openDemo({ context }: Branch): Promise<void> {
  if (context.runner.state.branch.kind === 'open') return;
  await context.runner.submit({
    commandId: crypto.randomUUID() as Parameters<typeof context.runner.submit>[0]['commandId'],
    actor: { kind: 'system' },
    command: { type: 'open-branch' },
    requestHash: '',
    reply: () => null,
  });
}

function announce(
  address: string,
  printer: TrialKiosk['printer'] | null,
  { demo, dataFolder }: Settings,
  hasPhone = false,
): void {
  const pages = [
    ['Kiosk', '/kiosk'],
    ['Screen', '/signage'],
    ['Dashboard', '/dashboard'],
    ...(printer === null ? [] : [['Printer', PRINTER_PAGE] as const]),
    ...(hasPhone ? [['Phones', VIRTUAL_PHONE] as const] : []),
    ['API', '/api/docs'],
  ];
  console.log(`\nFoyer is running.\n`);
  for (const [name, place] of pages) console.log(`  ${name?.padEnd(10)} ${address}${place}`);
  if (printer !== null) console.log(`\n  The virtual printer listens on ${printer.host}:${printer.port}.`);
  if (demo) console.log(`\n  Accounts: ${demoStaff.map(({ name }) => name).join(', ')}; password ${DEMO_PASSWORD}.`);
  console.log(`\n  The branch's data are kept in ${dataFolder}.`);
  console.log('\n  Press Ctrl+C to stop.\n');
}

async function main(): Promise<void> {
  // npm runs this from the project's root, wherever it was typed.
  const { options, mistakes } = readOptions(process.argv.slice(2), process.env.INIT_CWD ?? process.cwd());
  if (options.help) {
    console.log(helpText());
    return;
  }
  const { settings, day } = planOf(options, mistakes);
  const { kioskAgent = false } = settings;
  if (kioskAgent && settings.port === options.printerPort && settings.port !== 0) {
    throw new StartError(
      `The virtual printer and the server can't share port ${settings.port}; choose one with --port.`,
    );
  }
  const isNew = options.isNew && !(process.env.FOYER_RESTARTED === '1' && holdsBranch(settings));
  if (isNew) refuseFounded(settings);
  await tryPort(settings.port, settings.host, '--port');
  if (kioskAgent) await tryPort(options.printerPort, '127.0.0.1', '--printer-port');
  await buildApps();
  // What this process and those beside it write into the data folder is its owner's alone.
  process.umask(0o077);
  if (settings.demo) beginAnew(settings.dataFolder);
  const log = pino({ level: settings.logLevel }, pino.destination(2));
  if (isNew) return runNew(settings, options.printerPort, log);
  const phone = settings.demo && settings.sms === undefined ? new TrialPhone() : null;
  const clock = day?.clock ?? (options.speed === 1 ? wallClock : scaledClock(wallClock.now(), options.speed));
  const sends = phone === null ? settings : { ...settings, sms: phone.sms };
  const started = await startBranch({ settings: sends, clock, log, onStorageFailed });
  if (!started.ok) throw new StartError(started.error);
  const branch = started.value;
  let kiosk: TrialKiosk | null = null;
  let player: Player | null = null;
  let stopping = false;
  const stop = async (): Promise<void> => {
    stopping = true;
    await Promise.all([player?.stop(), kiosk?.close()]);
    await branch.close();
  };
  try {
    if (kioskAgent) kiosk = await prepareTrialKiosk(branch, settings.dataFolder, options.printerPort);
    await phone?.mount(branch, clock);
    day?.begin();
    const listening = await branch.listen();
    if (!listening.ok) throw new StartError(listening.error);
    if (settings.demo) await openDemo(branch);
    kiosk?.connect(listening.value);
    phone?.connect(listening.value);
    announce(listening.value, kiosk?.printer ?? null, settings, phone !== null);
    if (options.config !== undefined && branch.wasFounded)
      console.log(`  ${fileIgnored(options.config, branch, settings)}\n`);
    player = day?.play(listening.value) ?? null;
    void player?.ended.then(() => {
      if (!stopping) console.log('The day is over; its pages and reports stay until you stop Foyer.');
    });
  } catch (error) {
    await stop();
    throw error;
  }
  const unneeded = day === null ? '' : '; remove the folder when you no longer need them';
  stopWhenAsked(stop, () => `Foyer has stopped. The branch's data are kept in ${settings.dataFolder}${unneeded}.`);
}

/** Has somebody founded a branch there, as before a restart? */
function holdsBranch({ dataFolder }: Settings): boolean {
  const found = branchIn(dataFolder);
  return found.ok && found.value !== null;
}

/** The disk failed: the launcher starts the branch again. */
function onStorageFailed(why: string): void {
  console.error(`${why}. Nothing more is stored, and the server ends.`);
  endAfterStorageFailed();
}

/** A branch is founded in an empty folder only. */
function refuseFounded({ dataFolder }: Settings): void {
  const found = branchIn(dataFolder);
  if (!found.ok) throw new StartError(found.error);
  if (found.value === null) return;
  throw new StartError(
    `${dataFolder} holds the branch “${nameOf(found.value)}” already: leave out --new to run it, or name an empty folder with --data.`,
  );
}

/** Waits until somebody has founded a branch in the browser, and runs it. */
async function runNew(settings: Settings, printerPort: number, log: Logger): Promise<void> {
  const ending = new AbortController();
  let branch: Branch | null = null;
  const trial: { kiosk: TrialKiosk | null } = { kiosk: null };
  const founding = foundInBrowser({
    settings,
    log,
    onStorageFailed,
    signal: ending.signal,
    announce: (guide) =>
      console.log(
        `\nFoyer is ready for a branch of your own. Open this address in a browser:\n\n  ${guide}\n\n` +
          '  It works once, and for whoever has it. Press Ctrl+C to stop.\n',
      ),
    onFailed: (sentence) => console.log(`The branch could not be founded: ${sentence}`),
    prepare: async (made, { kioskAgent, dataFolder }) => {
      if (kioskAgent === true) trial.kiosk = await prepareTrialKiosk(made, dataFolder, printerPort);
    },
  });
  stopWhenAsked(
    async () => {
      ending.abort();
      await founding;
      await trial.kiosk?.close();
      await branch?.close();
    },
    () =>
      branch === null
        ? 'Foyer has stopped; no branch was founded.'
        : `Foyer has stopped. The branch's data are kept in ${settings.dataFolder}.`,
  );
  const founded = await founding;
  if (!founded.ok) throw new StartError(founded.error);
  if (founded.value === null) return;
  branch = founded.value.branch;
  console.log(`The branch “${nameOf(branch.context.runner.state.config)}” was founded.`);
  const { address, settings: own } = founded.value;
  trial.kiosk?.connect(address);
  announce(address, trial.kiosk?.printer ?? null, own);
  console.log('  From now on leave out --new.\n');
}

/** Ends gracefully when the system asks for it, with a last sentence. */
function stopWhenAsked(stop: () => Promise<void>, last: () => string): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      stop()
        .then(() => console.log(last()))
        .catch((error: unknown) => {
          console.error('Foyer could not stop in good order:', error);
          process.exitCode = 1;
        })
        .finally(() => process.exit());
    });
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof StartError ? error.message : error);
  process.exitCode = 1;
});
