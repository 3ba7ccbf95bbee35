import type { FastifyReply } from 'fastify';
import type { HttpProblem } from './problems.ts';

/** Sends an error as problem details. */
export function sendProblem(reply: FastifyReply, { problem, retryAfterSeconds }: HttpProblem): FastifyReply {
  if (retryAfterSeconds !== null) void reply.header('retry-after', retryAfterSeconds);
  return reply.code(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}
