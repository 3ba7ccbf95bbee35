import replyFrom from '@fastify/reply-from';
import { API_BASE, PRACTICE_PATH } from '@foyer/contract';
import type { FastifyInstance, FastifyReply, FastifyRequest, preHandlerAsyncHookHandler } from 'fastify';
import { SESSION_COOKIE } from '../access/authenticator.ts';
import type { Identity } from '../access/identity.ts';
import type { BranchContext } from '../context.ts';
import type { RunningPractice } from '../practice/practice-keeper.ts';
import { configOf } from './branch-routes.ts';
import { HttpProblem, sendProblem } from './problems.ts';
import type { Handlers } from './route-call.ts';

/** Practice on made-up customers: each in a branch of their own, of which nothing reaches this one. */
export function practiceRoutes(context: BranchContext): Handlers<'practice' | 'beginPractice' | 'endPractice'> {
  const { practices } = context;
  return {
    practice: ({ identity }) => {
      const running = practices.of(identity.id);
      if (running !== null) running.watchedAt = performance.now();
      return { practice: running?.practice ?? null };
    },
    beginPractice: async ({ identity }) => {
      const begun = await practices.begin(identity, configOf(context));
      if (begun.ok) return { practice: begun.value };
      throw new HttpProblem('practice-full', `At most ${begun.error} people can practise at once.`);
    },
    endPractice: async ({ identity }) => {
      await practices.end(identity.id);
      return {};
    },
  };
}

interface PracticeGuards {
  readonly identityOf: (request: FastifyRequest) => Identity;
  readonly limit: preHandlerAsyncHookHandler;
  readonly isAllowedOrigin: (origin: string | undefined, host: string | undefined) => boolean;
}

/**
 * Passes everything below `PRACTICE_PATH` on to the practice of the person signed in, under the session that it knows
 * them by: their own stays here, and none of its cookies gets out.
 */
export async function passOnPractice(
  app: FastifyInstance,
  { practices }: BranchContext,
  { identityOf, limit, isAllowedOrigin }: PracticeGuards,
): Promise<void> {
  await app.register(async (scope) => {
    await scope.register(replyFrom, { disableRequestLogging: true });
    // Bodies are passed on as they come; the practice reads them, and says what is too large.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, body, done) => done(null, body));
    scope.route({
      method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
      url: `${PRACTICE_PATH}/*`,
      schema: { hide: true },
      onRequest: limit,
      handler: (request, reply) => {
        if (request.method !== 'GET' && !isAllowedOrigin(request.headers.origin, request.headers.host)) {
          throw new HttpProblem('wrong-origin', 'Requests from other sites are not accepted.');
        }
        const identity = identityOf(request);
        if (identity.kind !== 'staff') throw new HttpProblem('unauthorised', 'Please sign in first.');
        const running = practices.of(identity.id);
        if (running === null) throw noPractice();
        return passOn(request, reply, running);
      },
    });
  });
}

function passOn(request: FastifyRequest, reply: FastifyReply, running: RunningPractice): FastifyReply {
  const path = request.url.slice(PRACTICE_PATH.length);
  if (request.method !== 'GET' && path.startsWith(API_BASE)) running.usedAt = performance.now();
  return reply.from(path, {
    getUpstream: () => running.address,
    rewriteRequestHeaders: (_request, { origin, authorization, ...headers }) => ({
      ...headers,
      cookie: `${SESSION_COOKIE}=${running.session}`,
    }),
    rewriteHeaders: ({ 'set-cookie': _, ...headers }) => headers,
    onError: (failed) => void sendProblem(failed as FastifyReply, noPractice()),
  });
}

function noPractice(): HttpProblem {
  return new HttpProblem('not-found', 'You do not practise now.', { what: 'practice' });
}
