import { maxHeaderSize } from 'node:http';
import { MAX_BODY_BYTES } from '@foyer/contract';
import Fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify';
import { validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import helmet from 'helmet';
import type { FaultLog } from '../fault-log.ts';
import type { Settings } from '../settings/settings.ts';
import { answerBadAddress, answerErrors } from './errors.ts';

/** An app without routes: how it reads requests, checks them by their schemas, tells errors and guards its pages. */
export function bareApp(settings: Pick<Settings, 'tls'>, faults: FaultLog) {
  const https = settings.tls === undefined ? {} : { https: { cert: settings.tls.cert, key: settings.tls.key } };
  const serverOptions: FastifyServerOptions = {
    // The framework's own lines would quote addresses and packets; what is to be told tells `answerErrors`.
    logger: false,
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: 30_000,
    forceCloseConnections: 'idle',
    frameworkErrors: answerBadAddress,
    // However long a parameter is, its own route answers: no route has a pattern that would be slow on it.
    routerOptions: { maxParamLength: maxHeaderSize },
    ...https,
  };
  const app = Fastify(serverOptions).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  // Replies are typed against the contract where they are made; tests hold them against the schemas.
  app.setSerializerCompiler(() => (data) => (typeof data === 'string' ? data : JSON.stringify(data)));
  readJson(app);
  answerErrors(app, faults);

  // Put together once: Fastify's plugin for helmet would write the same headers anew for every request.
  const secure = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'", 'ws:', 'wss:'],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    hsts: settings.tls !== undefined,
    crossOriginOpenerPolicy: settings.tls !== undefined,
    originAgentCluster: settings.tls !== undefined,
  });
  app.addHook('onRequest', (request, reply, next) => {
    secure(request.raw, reply.raw, () => next());
  });
  return app;
}

/** Objects and lists within each other; no request needs nearly as many, and what walks through them can't take any number. */
const DEEPEST = 64;

/** Reads JSON bodies as Fastify does, but takes an empty one for none: many clients announce JSON whatever they send. */
function readJson(app: FastifyInstance): void {
  // Text that happens to be JSON is not taken for it.
  app.removeContentTypeParser('text/plain');
  const parse = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) =>
    body === ''
      ? done(null)
      : parse(request, body, (error, read) => {
          const tooDeep = error === null && isDeeper(read, DEEPEST);
          done(tooDeep ? unreadable(`Body has more than ${DEEPEST} objects or lists within each other`) : error, read);
        }),
  );
}

/** Are there objects and lists within each other deeper than this? */
function isDeeper(value: unknown, deepest: number): boolean {
  let within: unknown[] = [value];
  for (let depth = 0; within.length > 0; depth += 1) {
    if (depth > deepest) return true;
    within = within.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
  }
  return false;
}

/** What is answered as a body is that is no JSON. */
function unreadable(message: string): Error {
  return Object.assign(new Error(message), { statusCode: 400 });
}
