import { parseArgs } from 'node:util';
import { createPrinter, parsePrinterConfiguration } from '@foyer/kiosk-hardware';
import { createKioskAgent } from './agent.ts';
import { serveAgent } from './agent-link.ts';

/**
 * The agent as a process of its own: Electron's `main` starts it as a utility process, a test with `fork`, a technician
 * by hand. Whoever started it speaks to it over the message port; without one it just finishes what its journal holds.
 */
function start(): void {
  const { values } = parseArgs({
    options: {
      server: { type: 'string' },
      printer: { type: 'string', default: 'none' },
      journal: { type: 'string' },
      name: { type: 'string' },
      token: { type: 'string' },
    },
  });
  const { server, journal, printer, name, token } = values;
  if (server === undefined || !URL.canParse(server)) fail('Say which branch server: --server http://HOST:PORT');
  if (journal === undefined) fail('Say where the kiosk keeps its journal: --journal FOLDER');
  const configuration = printerConfiguration(printer);
  if (typeof configuration === 'string') fail(configuration);

  const agent = createKioskAgent({
    server: new URL(server).origin,
    folder: journal,
    printer: configuration === null ? null : (options) => createPrinter(configuration, options),
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

/** `tcp://host:port`, `device:/dev/usb/lp0`, `memory` or `none`; a string is what is wrong with it. */
function printerConfiguration(address: string) {
  if (address === 'none') return null;
  const parsed = parsePrinterConfiguration(describe(address));
  return parsed.ok ? parsed.value : parsed.error.message;
}

function describe(address: string): unknown {
  if (address === 'memory') return { kind: 'memory' };
  if (address.startsWith('device:')) return { kind: 'device', path: address.slice('device:'.length) };
  const url = URL.canParse(address) ? new URL(address) : undefined;
  return { kind: 'tcp', host: url?.hostname, ...(url?.port ? { port: Number(url.port) } : {}) };
}

function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}

function fail(sentence: string): never {
  say(sentence);
  process.exit(1);
}

start();
