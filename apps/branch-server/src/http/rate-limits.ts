import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest, preHandlerAsyncHookHandler } from 'fastify';
import type { Identity } from '../access/identity.ts';
import type { Settings } from '../settings/settings.ts';
import { HttpProblem } from './problems.ts';

/**
 * Makes the hook that counts a caller's requests, over all routes that it is hung on, and refuses what is too much. Who
 * is known has a limit of their own; all others at one address share one. Wrong addresses of pages are not counted.
 */
export async function limitRates(
  app: FastifyInstance,
  { anonymousPerMinute, knownPerMinute, keyPerMinute }: Settings['rateLimits'],
  identityOf: (request: FastifyRequest) => Identity,
): Promise<preHandlerAsyncHookHandler> {
  await app.register(rateLimit, {
    global: false,
    errorResponseBuilder: (_request, { ttl }) => {
      const seconds = Math.ceil(ttl / 1000);
      return new HttpProblem('rate-limited', `Too many requests; try again in ${seconds} seconds.`, {}, seconds);
    },
  });
  return app.rateLimit({
    max: (request) => {
      const { kind } = identityOf(request);
      return kind === 'nobody' ? anonymousPerMinute : kind === 'key' ? keyPerMinute : knownPerMinute;
    },
    keyGenerator: (request) => {
      const identity = identityOf(request);
      return identity.kind === 'nobody' ? request.ip : `${identity.kind}:${identity.id}`;
    },
    timeWindow: '1 minute',
    allowList: (request) => request.is404 && !request.url.startsWith('/api/'),
  });
}
