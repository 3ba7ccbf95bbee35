import { passwordMistake } from '@foyer/basics';
import { agentDay } from '@foyer/queue-core';
import type { FastifyRequest } from 'fastify';
import { type Place, SESSION_COOKIE, SESSION_SECONDS, type SignIn, userWire } from '../access/authenticator.ts';
import { browserName } from '../access/browser-name.ts';
import type { BranchContext } from '../context.ts';
import { isoOf } from '../wire/time.ts';
import { carryOut } from './commands.ts';
import { HttpProblem } from './problems.ts';
import type { Handlers, RouteCall } from './route-call.ts';

type Names =
  | 'signIn'
  | 'signOut'
  | 'lookUpLink'
  | 'redeemLink'
  | 'me'
  | 'ownDay'
  | 'chooseLanguage'
  | 'setOwnPassword'
  | 'ownSessions'
  | 'endOwnSession';

const placeOf = ({ ip, headers }: FastifyRequest): Place => ({
  address: ip,
  browser: browserName(headers['user-agent']),
});

function lockedOut(seconds: number): HttpProblem {
  return new HttpProblem('locked-out', `Too many failed attempts; try again in ${seconds} seconds.`, {}, seconds);
}

/** @throws HttpProblem when the password is too easily guessed */
function requireGood(password: string, name: string): void {
  const mistake = passwordMistake(password, name);
  if (mistake !== null) throw new HttpProblem('weak-password', `The password is ${mistake}.`, { mistake });
}

/** Staff in and out, and what is their own: password, language, sessions. */
export function sessionRoutes(context: BranchContext, { secure }: { secure: boolean }): Handlers<Names> {
  const { authenticator } = context;
  const cookie = { path: '/', httpOnly: true, sameSite: 'strict' as const, secure };
  const noSuchLink = () => new HttpProblem('not-found', 'This link has been used or has lapsed.', { what: 'link' });
  const answer = (call: RouteCall<'signIn' | 'redeemLink'>, result: SignIn) => {
    if (result.kind === 'wait') throw lockedOut(result.seconds);
    if (result.kind === 'wrong') throw new HttpProblem('unauthorised', 'The name or the password is wrong.');
    void call.response.setCookie(SESSION_COOKIE, result.token, { ...cookie, maxAge: SESSION_SECONDS });
    return { user: result.user };
  };
  const linked = async (code: string, request: FastifyRequest) => {
    const person = await authenticator.linked(code, placeOf(request));
    if (person === 'wrong') throw noSuchLink();
    if ('kind' in person) throw lockedOut(person.seconds);
    return person;
  };
  return {
    signIn: async (call) =>
      answer(call, await authenticator.signIn(call.body.name, call.body.password, placeOf(call.request))),
    lookUpLink: async ({ body, request }) => {
      const { name, displayName } = await linked(body.code, request);
      return { name, displayName };
    },
    redeemLink: async (call) => {
      const { code, password } = call.body;
      const person = await linked(code, call.request);
      requireGood(password, person.name);
      const result = await authenticator.redeem(code, person, password, placeOf(call.request));
      if (result === null) throw noSuchLink();
      return answer(call, result);
    },
    signOut: async (call) => {
      await authenticator.signOut(call.request.headers.cookie);
      void call.response.clearCookie(SESSION_COOKIE, cookie);
      return {};
    },
    me: ({ identity }) => ({ user: identity.kind === 'staff' ? userWire(identity) : null }),
    ownDay: ({ identity }) => {
      const { served, meanService } = agentDay(context.runner.state, identity.id);
      return { served, meanServiceSeconds: meanService === null ? null : meanService / 1000 };
    },
    chooseLanguage: async (call) => {
      const { language } = call.body;
      const command = { type: 'change-person', personId: call.identity.id, changes: { language } } as const;
      await carryOut(context, call, command, { reply: () => ({}) });
      return {};
    },
    setOwnPassword: async ({ identity, body, request }) => {
      requireGood(body.password, identity.name);
      const result = await authenticator.setPassword(identity, body.current, body.password, request.headers.cookie);
      if (result.kind === 'wait') throw lockedOut(result.seconds);
      if (result.kind === 'wrong') throw new HttpProblem('wrong-password', 'The present password is another one.');
      return {};
    },
    ownSessions: ({ identity, request }) => ({
      items: authenticator.sessionsOf(identity, request.headers.cookie).map((session) => ({
        id: session.id,
        address: session.address,
        browser: session.browser,
        createdAt: isoOf(session.createdAt),
        lastUsedAt: isoOf(session.lastUsedAt),
        expiresAt: isoOf(session.expiresAt),
        current: session.current,
      })),
    }),
    endOwnSession: async ({ identity, params, request }) => {
      const sessions = authenticator.sessionsOf(identity, request.headers.cookie);
      const session = sessions.find(({ id }) => id === params.sessionId);
      if (session === undefined) throw new HttpProblem('not-found', 'There is no such session.', { what: 'session' });
      await authenticator.endSession(session);
      return {};
    },
  };
}
