import type { AddressInfo } from 'node:net';
import { err, ok, type Result } from '@foyer/basics';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Settings } from './settings/settings.ts';

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '::1', 'localhost']);

/** Where the branch answers: the address it listens at, the one that customers are given, and the pages that belong to it. */
export class BranchAddress {
  readonly #settings: Settings;
  #listening = '';

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  /** Where a ticket's QR code leads, without a slash at the end; known once the branch listens. */
  get publicUrl(): string {
    return this.#settings.publicUrl ?? this.#listening;
  }

  /** May a page of this origin talk to the server that it called by this host? Programs have no origin. */
  readonly isAllowedOrigin = (origin: string | undefined, host: string | undefined): boolean => {
    if (origin === undefined) return true;
    if (!URL.canParse(origin)) return false;
    const { publicUrl } = this.#settings;
    const from = new URL(origin);
    return from.host === host || (publicUrl !== undefined && from.origin === new URL(publicUrl).origin);
  };

  /** Has the app listen as the settings say; its address, or a sentence why it can't. */
  async listen(app: FastifyInstance, log: Logger): Promise<Result<string, string>> {
    const { port, host, tls } = this.#settings;
    try {
      await app.listen({ port, host });
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === 'EADDRINUSE') return err(`Port ${port} is taken by another program; choose one with --port.`);
      return err(`The server can't listen on ${host}:${port}: ${(error as Error).message}.`);
    }
    if (tls === undefined && !LOOPBACK.has(host)) {
      log.warn('Without a certificate (tls) passwords and sessions cross the network in the open.');
    }
    const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
    this.#listening = `${tls === undefined ? 'http' : 'https'}://${name}:${(app.server.address() as AddressInfo).port}`;
    return ok(this.#listening);
  }
}
