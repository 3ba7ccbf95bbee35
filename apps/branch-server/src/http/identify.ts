import type { FastifyRequest } from 'fastify';
import type { Authenticator } from '../access/authenticator.ts';
import type { Identity } from '../access/identity.ts';

function tokenOf(request: FastifyRequest): string | undefined {
  // A scheme's name is the same in any case (RFC 9110, 11.1).
  return /^bearer +(.+)$/i.exec(request.headers.authorization ?? '')?.[1];
}

/** Makes what says who a request comes from; it is looked up once a request. */
export function identifyBy(authenticator: Authenticator): (request: FastifyRequest) => Identity {
  const identities = new WeakMap<FastifyRequest, Identity>();
  return (request) => {
    const known = identities.get(request);
    if (known !== undefined) return known;
    const identity = authenticator.identify(request.headers.cookie, tokenOf(request));
    identities.set(request, identity);
    return identity;
  };
}
