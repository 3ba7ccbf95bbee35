import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { scaledClock, wallClock } from '@foyer/basics';
import {
  type Branch,
  DEFAULT_PORT,
  DEMO_PASSWORD,
  demoBranch,
  demoStaff,
  readSettings,
  type Settings,
  startBranch,
} from '@foyer/branch-server';
import { pino } from 'pino';
import { buildApps } from './build.ts';
import { type DemoKiosk, PRINTER_PAGE, prepareDemoKiosk } from './start/demo-kiosk.ts';
import { madeUpDay, type PlayedDay, type Player, recordedDay } from './start/played-day.ts';

const USAGE = `npm start -- [--port ${DEFAULT_PORT}] [--data DIR] [--demo] [--config FILE] [--replay FILE [--date yymmdd]] [--speed N] [--simulate] [--printer-port 9101]`;

/** A mistake the person at the keyboard can mend: said in one sentence, exit code 1, nothing changed. */
class StartError extends Error {}

interface Options {
  readonly port?: string;
  readonly data?: string;
  readonly config?: string;
  readonly replay?: string;
  readonly date?: string;
  readonly speed: number;
  readonly simulate: boolean;
  readonly printerPort: number;
}

/** Paths are meant from where the command was typed, also when npm runs this from the project's root. */
function fromHere(place: string): string {
  return path.resolve(process.env.INIT_CWD ?? process.cwd(), place);
}

function optionsOf(args: readonly string[]): Options {
  const parse = () =>
    parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        data: { type: 'string' },
        demo: { type: 'boolean' },
        config: { type: 'string' },
        replay: { type: 'string' },
        date: { type: 'string' },
        speed: { type: 'string' },
        simulate: { type: 'boolean', default: false },
        'printer-port': { type: 'string', default: '9101' },
      },
    });
  let values: ReturnType<typeof parse>['values'];
  try {
    values = parse().values;
  } catch (error) {
    throw new StartError(`${error instanceof Error ? error.message.split('.')[0] : error}. Usage: ${USAGE}`);
  }
  const speed = Number(values.speed ?? (values.replay === undefined && !values.simulate ? 1 : 60));
  if (!(speed >= 1 && speed <= 3600)) throw new StartError('--speed must be a number from 1 to 3600.');
  const printerPort = Number(values['printer-port']);
  if (!Number.isInteger(printerPort) || printerPort < 0 || printerPort > 65_535) {
    throw new StartError('--printer-port must be a port from 0 to 65535.');
  }
  if (values.demo === true && values.config !== undefined)
    throw new StartError('--demo brings its own branch; leave out --config.');
  if (values.replay !== undefined && values.simulate) throw new StartError('Either --replay or --simulate, not both.');
  if (values.config !== undefined && (values.replay !== undefined || values.simulate))
    throw new StartError('A played day brings its own branch; leave out --config.');
  if (values.date !== undefined && values.replay === undefined)
    throw new StartError('--date chooses a day of a record; give one with --replay.');
  if (values.replay !== undefined && !existsSync(fromHere(values.replay)))
    throw new StartError(`There is no file ${values.replay} to replay.`);
  return {
    speed,
    printerPort,
    simulate: values.simulate,
    ...(values.port === undefined ? {} : { port: values.port }),
    ...(values.data === undefined ? {} : { data: fromHere(values.data) }),
    ...(values.config === undefined ? {} : { config: fromHere(values.config) }),
    ...(values.replay === undefined ? {} : { replay: fromHere(values.replay) }),
    ...(values.date === undefined ? {} : { date: values.date }),
  };
}

function settingsOf(options: Options): Settings {
  const said = {
    ...process.env,
    ...(options.port === undefined ? {} : { FOYER_PORT: options.port }),
    ...(options.data === undefined ? {} : { FOYER_DATA: options.data }),
  };
  const read = readSettings(options.config ?? null, said);
  if (!read.ok) throw new StartError(read.error.join('\n'));
  if (options.config !== undefined) return read.value;
  return { ...read.value, demo: true, kioskAgent: true, branch: demoBranch, staff: demoStaff, logLevel: 'warn' };
}

/** The day that the options ask to be played; `null` for a branch without one. */
function playedDayOf({ replay, date, simulate, speed }: Options): PlayedDay | null {
  if (simulate) return madeUpDay(speed);
  if (replay === undefined) return null;
  const day = recordedDay(replay, date, speed);
  if (!day.ok) throw new StartError(day.error);
  return day.value;
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

function announce(address: string, printer: DemoKiosk['printer'] | null, demo: boolean): void {
  const pages = [
    ['Kiosk', '/kiosk'],
    ['Screen', '/signage'],
    ['Dashboard', '/dashboard'],
    ...(printer === null ? [] : [['Printer', PRINTER_PAGE] as const]),
    ['API', '/api/docs'],
  ];
  console.log(`\nFoyer is running.\n`);
  for (const [name, place] of pages) console.log(`  ${name?.padEnd(10)} ${address}${place}`);
  if (printer !== null) console.log(`\n  The virtual printer listens on ${printer.host}:${printer.port}.`);
  if (demo) console.log(`\n  Accounts: ${demoStaff.map(({ name }) => name).join(', ')}; password ${DEMO_PASSWORD}.`);
  console.log('\n  Press Ctrl+C to stop.\n');
}

async function main(): Promise<void> {
  const options = optionsOf(process.argv.slice(2));
  const day = playedDayOf(options);
  const settings = day?.settings(settingsOf(options)) ?? settingsOf(options);
  await tryPort(settings.port, settings.host, '--port');
  if (settings.demo) await tryPort(options.printerPort, '127.0.0.1', '--printer-port');
  await buildApps();
  const clock = day?.clock ?? (options.speed === 1 ? wallClock : scaledClock(wallClock.now(), options.speed));
  const started = await startBranch({ settings, clock, log: pino({ level: settings.logLevel }, pino.destination(2)) });
  if (!started.ok) throw new StartError(started.error);
  const branch = started.value;
  let kiosk: DemoKiosk | null = null;
  let player: Player | null = null;
  let stopping = false;
  const stop = async (): Promise<void> => {
    await player?.stop();
    await kiosk?.close();
    await branch.close();
  };
  try {
    if (settings.demo) kiosk = await prepareDemoKiosk(branch, settings.dataFolder, options.printerPort);
    day?.begin();
    const listening = await branch.listen();
    if (!listening.ok) throw new StartError(listening.error);
    if (settings.demo) await openDemo(branch);
    kiosk?.connect(listening.value);
    announce(listening.value, kiosk?.printer ?? null, settings.demo);
    player = day?.play(listening.value) ?? null;
    void player?.ended.then(() => {
      if (!stopping) console.log('The day is over; its pages and reports stay until you stop Foyer.');
    });
  } catch (error) {
    await stop();
    throw error;
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      void stop().then(() => process.exit(0));
    });
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof StartError ? error.message : error);
  process.exitCode = 1;
});
