import type { FastifyRequest } from 'fastify';
import type { Doors } from '../access/doors.ts';
import type { Identity } from '../access/identity.ts';

function tokenOf(request: FastifyRequest): string | undefined {
  const { authorization } = request.headers;
  return authorization?.startsWith('Bearer ') === true ? authorization.slice('Bearer '.length) : undefined;
}

/** Makes what says who a request comes from; it is looked up once a request. */
export function identifyBy(doors: Doors): (request: FastifyRequest) => Identity {
  const identities = new WeakMap<FastifyRequest, Identity>();
  return (request) => {
    const known = identities.get(request);
    if (known !== undefined) return known;
    const identity = doors.identify(request.headers.cookie, tokenOf(request));
    identities.set(request, identity);
    return identity;
  };
}
