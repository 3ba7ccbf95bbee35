import pino from 'pino';
import { FaultLog } from '../fault-log.ts';
import { bareApp } from '../http/bare-app.ts';
import { answerNotFound } from '../http/not-found-page.ts';
import type { VirtualPhoneOptions } from './provider.ts';
import { virtualPhone } from './virtual-phone.ts';

/** A virtual phone with a server of its own. */
export interface RunningVirtualPhone {
  /** `http://127.0.0.1:40123`; the provider is at `/virtual-phone/sms` there. */
  readonly address: string;
  /** Ends what is on its way, and lets go of the port. */
  close(): Promise<void>;
}

/**
 * Starts a virtual phone on this machine and resolves once it listens. Rejects when the port is taken.
 *
 * @param options.port 0 takes a free one
 */
export async function startVirtualPhone(
  options: VirtualPhoneOptions & { readonly port: number },
): Promise<RunningVirtualPhone> {
  const app = bareApp({}, new FaultLog(pino()));
  app.setNotFoundHandler(answerNotFound);
  await app.register(virtualPhone(options));
  const address = await app.listen({ port: options.port, host: '127.0.0.1' });
  return {
    address,
    close: async () => {
      const closed = app.close();
      app.server.closeAllConnections();
      await closed;
    },
  };
}
