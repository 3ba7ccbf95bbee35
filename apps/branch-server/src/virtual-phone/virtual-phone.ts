import type { FastifyPluginAsync } from 'fastify';
import { controlRoutes } from './control-routes.ts';
import { servePhonePage } from './page.ts';
import { Provider, type VirtualPhoneOptions } from './provider.ts';
import { providerRoutes } from './provider-routes.ts';

/** Where the virtual phone is. */
export const VIRTUAL_PHONE = '/virtual-phone';

/**
 * A provider of text messages and the telephones it reaches, made of software: a plugin for a server of this house. It
 * speaks as Twilio does below `/virtual-phone/sms`, shows the telephones at `/virtual-phone`, and is told by
 * `/virtual-phone/control` what to do. It holds everything in memory and ends with its server.
 *
 * Its page and its control are open to whoever reaches the server: it is for trying and testing only.
 */
export function virtualPhone(options: VirtualPhoneOptions): FastifyPluginAsync {
  return async (app) => {
    const provider = new Provider(options);
    providerRoutes(app, provider, `${VIRTUAL_PHONE}/sms`, options.token);
    controlRoutes(app, provider, `${VIRTUAL_PHONE}/control`);
    servePhonePage(app, VIRTUAL_PHONE);
    app.addHook('preClose', () => provider.close());
  };
}
