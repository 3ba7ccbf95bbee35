import { parseArgs } from 'node:util';
import { createPrinter } from '@foyer/kiosk-hardware';
import { SAID_BY_THE_BRANCH } from '../bridge/index.ts';
import about from '../package.json' with { type: 'json' };
import { createKioskAgent } from './agent.ts';
import { serveAgent } from './agent-link.ts';

/**
 * The agent as a process of its own: Electron's `main` starts it as a utility process, a test with `fork`, a technician
 * by hand. The process that started it speaks to it over the message port; without one it just finishes what its journal holds.
 */
function start(): void {
  // The journal and the device's keys are their owner's alone.
  process.umask(0o077);
  const { server, journal, name, token } = options(process.argv.slice(2));
  if (server === undefined || !URL.canParse(server)) fail('Say which branch server: --server http://HOST:PORT');
  if (journal === undefined) fail('Say where the kiosk keeps its journal: --journal FOLDER');

  const agent = createKioskAgent({
    server: new URL(server).origin,
    folder: journal,
    printer: createPrinter,
    software: about.version,
    ...(name === undefined ? {} : { name }),
    ...(token === undefined ? {} : { token }),
    onFault: (error) => fail(error instanceof Error ? (error.stack ?? error.message) : String(error)),
    onNotice: say,
  });
  const stopServing = serveAgent(agent);
  const end = () => {
    stopServing();
    void agent.close().then(() => process.exit(0));
  };
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
}

const OPTIONS = ['server', 'journal', 'name', 'token'] as const;
type Options = Readonly<Partial<Record<(typeof OPTIONS)[number], string>>>;

/** What the command line says; an option that there is not ends the process with a sentence. */
function options(args: readonly string[]): Options {
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(OPTIONS.map((name) => [name, { type: 'string' as const }])),
    strict: false,
    tokens: true,
  });
  const said: Partial<Record<(typeof OPTIONS)[number], string>> = {};
  for (const token of tokens) {
    const written = token.kind === 'option' ? token.rawName : token.kind === 'positional' ? token.value : '--';
    const name = OPTIONS.find((one) => token.kind === 'option' && one === token.name);
    if (token.kind === 'option' && SAID_BY_THE_BRANCH.some((one) => one === token.name)) {
      fail(`${written}: this is set in the dashboard, under Devices; leave it out here.`);
    }
    if (name === undefined) fail(`${written}: there is no such option. Known are --${OPTIONS.join(', --')}.`);
    if (token.kind !== 'option' || token.value === undefined) fail(`${written}: say what, as in ${written} VALUE.`);
    said[name] = token.value;
  }
  return said;
}

function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}

function fail(sentence: string): never {
  say(sentence);
  process.exit(1);
}

start();
