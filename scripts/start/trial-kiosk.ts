import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import type { CommandId } from '@foyer/basics';
import type { Branch } from '@foyer/branch-server';
import { AGENT_PATH } from '@foyer/kiosk';
import { agentOverHttp, createKioskAgent } from '@foyer/kiosk/agent';
import { createPrinter } from '@foyer/kiosk-hardware';
import { startVirtualPrinter } from './virtual-printer.ts';

export const PRINTER_PAGE = '/printer';

/**
 * A kiosk to try things with: an agent beside the server, and the virtual printer that it prints on. The demo has it, and
 * whoever asks for it.
 */
export interface TrialKiosk {
  readonly printer: { readonly host: string; readonly port: number };
  /** Begins to issue and print for pages of `/kiosk`; the branch must be listening. */
  connect(address: string): void;
  close(): Promise<void>;
}

/** Starts the virtual printer and mounts its page and the agent's calls on the branch server; before it listens. */
export async function prepareTrialKiosk(branch: Branch, dataFolder: string, printerPort: number): Promise<TrialKiosk> {
  const printer = await startVirtualPrinter(printerPort, PRINTER_PAGE, () =>
    console.error('The virtual printer has ended; the branch goes on without it.'),
  );
  let agent: ReturnType<typeof createKioskAgent> | null = null;
  let link: ReturnType<typeof agentOverHttp> | null = null;
  await mount(branch, PRINTER_PAGE, (request, response) => printer.handle(request, response));
  await mount(branch, AGENT_PATH, (request, response) => {
    if (link === null) response.writeHead(503).end();
    else link.handle(request, response);
  });
  return {
    printer,
    connect: (address) => {
      const virtual = `tcp://${printer.host}:${printer.port}`;
      agent = createKioskAgent({
        server: address,
        folder: path.join(dataFolder, 'kiosk'),
        printer: createPrinter,
        software: 'trial',
        onSaid: ({ deviceId, settings, version }) => {
          if (settings.kind !== 'kiosk') return;
          const { address } = settings.printer ?? { address: null };
          // New, or its port has changed since the last start; what somebody chose instead stays.
          const isOurs = address === null ? version === 1 : address.startsWith(`tcp://${printer.host}:`);
          if (!isOurs || address === virtual) return;
          const usual = { address: virtual, dialect: 'epson', dotsPerLine: 576, style: 'drawn' } as const;
          const changed = { printer: { ...usual, ...settings.printer, address: virtual } };
          void branch.context.runner.submit({
            commandId: randomUUID() as CommandId,
            actor: { kind: 'system' },
            command: { type: 'change-device', deviceId, changes: { settings: changed } },
            requestHash: '',
            reply: () => null,
          });
        },
        onFault: (error) => console.error('The kiosk beside the server failed:', error),
        onNotice: (sentence) => console.warn(sentence),
      });
      link = agentOverHttp(agent, AGENT_PATH);
    },
    close: async () => {
      link?.close();
      await agent?.close();
      await printer.close();
    },
  };
}

/** Hands all requests below a path to a handler of Node's own kind, bodies unread. */
async function mount(
  branch: Branch,
  prefix: string,
  handle: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<void> {
  await branch.app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
    for (const url of [prefix, `${prefix}/*`]) {
      scope.route({
        method: ['GET', 'POST', 'DELETE'],
        url,
        schema: { hide: true },
        handler: (request, reply) => {
          reply.hijack();
          handle(request.raw, reply.raw);
        },
      });
    }
  });
}
