import type { FastifyReply, FastifyRequest } from 'fastify';
import { HttpProblem } from './problems.ts';
import { sendProblem } from './send-problem.ts';
import { wrongAddressPage } from './wrong-address-page.ts';

/** A person at a browser asks for pages; programs, and what pages load, ask for anything. */
function isForReading({ method, url, headers }: FastifyRequest): boolean {
  const { accept = '' } = headers;
  return (method === 'GET' || method === 'HEAD') && accept.includes('text/html') && !url.startsWith('/api/');
}

/** Answers an address where there is nothing: people with a page that leads on, programs with problem details. */
export function answerNothingHere(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  // The same address is answered in two ways, and one of them in two languages.
  void reply.header('vary', 'accept, accept-language');
  if (!isForReading(request))
    return sendProblem(reply, new HttpProblem('not-found', 'There is nothing at this address.'));
  return reply
    .code(404)
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(wrongAddressPage(request.headers['accept-language'] ?? ''));
}
