import { assertNever } from '@foyer/basics';
import { formatMistake, pointerOf } from '@foyer/configuration';
import { PROBLEMS, type Problem, type ProblemCode } from '@foyer/contract';
import { nameOf } from '@foyer/queue-core';
import type { FastifyReply } from 'fastify';
import type { RunnerRefusal } from '../runner/command-runner.ts';
import { isoOf } from '../wire/time.ts';

/**
 * An error on its way to the client: thrown by handlers, turned into problem details in one place. Its `detail` is for
 * programmers; what a sentence for people needs stands in the facts.
 */
export class HttpProblem extends Error {
  readonly problem: Problem;
  readonly retryAfterSeconds: number | null;

  constructor(
    code: ProblemCode,
    detail: string,
    facts: Record<string, unknown> = {},
    retryAfterSeconds: number | null = null,
  ) {
    super(detail);
    this.problem = problemOf(code, detail, retryAfterSeconds === null ? facts : { ...facts, retryAfterSeconds });
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** Problem details with the code's status and title. */
function problemOf(code: ProblemCode, detail: string, facts: Record<string, unknown> = {}): Problem {
  const { status, title } = PROBLEMS[code];
  return { type: `/problems/${code}`, title, status, code, detail, ...facts };
}

/** A refusal of the core or the runner as problem details. */
export function problemOfRefusal(refusal: RunnerRefusal): HttpProblem {
  switch (refusal.code) {
    case 'not-found':
      return new HttpProblem('not-found', `There is no ${refusal.what} “${refusal.id}”.`, { what: refusal.what });
    case 'retired':
      return new HttpProblem('retired', `The ${refusal.what} “${refusal.id}” is offered no more.`, {
        what: refusal.what,
      });
    case 'invalid-state':
      return new HttpProblem('invalid-state', `Not possible: the ${refusal.what} is ${refusal.state}.`, {
        what: refusal.what,
        state: refusal.state,
      });
    case 'version-conflict':
      return new HttpProblem('version-conflict', 'Somebody else has changed this in the meantime; look again.', {
        expected: refusal.expected,
        found: refusal.found,
      });
    case 'settings-conflict':
      return new HttpProblem(
        'version-conflict',
        'Somebody else has changed these settings in the meantime; look again.',
        {
          expected: refusal.expected,
          found: refusal.found,
          by: refusal.by === null ? null : nameOf(refusal.by.actor),
          at: refusal.by === null ? null : isoOf(refusal.by.at),
        },
      );
    case 'branch-closed':
      return new HttpProblem('branch-closed', 'The branch is closed; no tickets are issued now.');
    case 'service-suspended':
      return new HttpProblem('service-suspended', `This service is suspended: ${refusal.reason}.`, {
        reason: refusal.reason,
      });
    case 'service-closed': {
      const opensAt = refusal.opensAt === null ? null : isoOf(refusal.opensAt);
      const when = opensAt === null ? '' : ` It opens again at ${opensAt}.`;
      return new HttpProblem('service-closed', `This service is outside its hours.${when}`, { opensAt });
    }
    case 'too-late': {
      const closesAt = isoOf(refusal.closesAt);
      return new HttpProblem('too-late', `A customer who came now might not be called before ${closesAt}.`, {
        closesAt,
      });
    }
    case 'already-planned':
      return new HttpProblem('already-planned', 'This service is part of the visit already.', {
        serviceId: refusal.serviceId,
      });
    case 'nothing-planned':
      return new HttpProblem('nothing-planned', 'The visit has no other service that it could go on to.');
    case 'queue-full':
      return new HttpProblem(
        'queue-full',
        `${refusal.limit} customers are waiting for this service; no more can be taken.`,
        {
          limit: refusal.limit,
        },
      );
    case 'numbers-exhausted':
      return new HttpProblem('numbers-exhausted', 'Every ticket number of this service is still in use.');
    case 'outcome-required':
      return new HttpProblem('outcome-required', 'This service ends with an outcome that somebody says.', {
        serviceId: refusal.serviceId,
      });
    case 'not-of-service':
      return new HttpProblem('not-of-service', `The ${refusal.what} “${refusal.id}” is of other services.`, {
        what: refusal.what,
        serviceId: refusal.serviceId,
      });
    case 'other-mark-kind':
      return new HttpProblem(
        'other-mark-kind',
        `The mark “${refusal.markId}” is ${refusal.found}, not ${refusal.expected}.`,
        {
          markId: refusal.markId,
          expected: refusal.expected,
          found: refusal.found,
        },
      );
    case 'mark-amount':
      return new HttpProblem(
        'mark-amount',
        refusal.unit === null
          ? `The mark “${refusal.markId}” has no amount.`
          : `The mark “${refusal.markId}” needs an amount in ${refusal.unit}.`,
        { markId: refusal.markId, unit: refusal.unit },
      );
    case 'queue-empty':
      return new HttpProblem('queue-empty', 'Nobody is waiting for this counter.');
    case 'too-early': {
      const until = isoOf(refusal.until);
      return new HttpProblem('too-early', `The customer has until ${until} to come.`, { until });
    }
    case 'recalled-enough':
      return new HttpProblem('recalled-enough', `A call is repeated ${refusal.limit} times at most.`, {
        limit: refusal.limit,
      });
    case 'nothing-to-undo':
      return new HttpProblem(
        'nothing-to-undo',
        'There is nothing that could be undone: the last action is too long ago, or it went on since.',
      );
    case 'messages-unread':
      return new HttpProblem(
        'messages-unread',
        `Nobody at the counter has read the last ${refusal.limit} messages; speak to them instead.`,
        { limit: refusal.limit },
      );
    case 'counter-busy':
      return new HttpProblem('counter-busy', 'The counter has a customer; finish with them first.', {
        visitId: refusal.visitId,
        state: 'open',
      });
    case 'counter-taken':
      return new HttpProblem('counter-taken', 'Another agent has opened this counter.', {
        agentId: refusal.agentId,
        state: refusal.state,
      });
    case 'agent-busy':
      return new HttpProblem('agent-busy', 'The agent has another counter open; close that one first.', {
        counterId: refusal.counterId,
        state: refusal.state,
      });
    case 'not-their-counter':
      return new HttpProblem('not-their-counter', 'The agent may not have this counter.', {
        counterId: refusal.counterId,
        agentId: refusal.agentId,
      });
    case 'not-their-service':
      return new HttpProblem('not-their-service', 'The agent may not serve this service.', {
        serviceId: refusal.serviceId,
        agentId: refusal.agentId,
      });
    case 'name-taken':
      return new HttpProblem('name-taken', `Somebody signs in as “${refusal.name}” already.`);
    case 'device-name-taken':
      return new HttpProblem('device-name-taken', `Another device is called “${refusal.name}” already.`);
    case 'other-device-kind':
      return new HttpProblem('other-device-kind', `A ${refusal.found} can’t take the place of a ${refusal.expected}.`, {
        expected: refusal.expected,
        found: refusal.found,
      });
    case 'last-admin':
      return new HttpProblem('last-admin', 'Nobody would be left who can let people in.');
    case 'own-rights':
      return new HttpProblem('own-rights', 'Nobody changes what they may do themselves; another administrator can.');
    case 'too-many':
      return new HttpProblem('too-many', `There may be ${refusal.limit} ${refusal.what} at most.`, {
        what: refusal.what,
        limit: refusal.limit,
      });
    case 'invalid-configuration':
      return new HttpProblem('validation-failed', refusal.mistakes.map(formatMistake).join(' '), {
        mistakes: refusal.mistakes.map(({ path, ...mistake }) => ({ ...mistake, pointer: pointerOf(path) })),
      });
    case 'command-id-reused':
      return new HttpProblem('command-id-reused', 'This Idempotency-Key was used for another command; make a new one.');
    case 'opted-out':
      return new HttpProblem('opted-out', 'Somebody wrote STOP from this number: nothing is sent to it.');
    case 'no-messages':
      return new HttpProblem('no-messages', 'The branch sends no messages.');
    case 'not-yet':
      return new HttpProblem('not-yet', `Nothing is sent before ${isoOf(refusal.until)}.`, {
        until: isoOf(refusal.until),
      });
    case 'not-confirmed':
      return new HttpProblem('not-confirmed', 'An emergency is posted with `confirmed`: it stands above everything.');
    case 'notice-empty':
      return new HttpProblem('notice-empty', `The notice has no text in “${refusal.language}”.`, {
        language: refusal.language,
      });
    case 'notice-over':
      return new HttpProblem('notice-over', `The notice would be over at ${isoOf(refusal.until)}.`, {
        until: isoOf(refusal.until),
      });
    case 'forbidden':
      return new HttpProblem('forbidden', refusal.why);
    case 'storage-unavailable':
      return new HttpProblem(
        'storage-unavailable',
        refusal.changed === 'nothing'
          ? 'The disk refuses what is written, perhaps because it is full; nothing was changed. Try again soon.'
          : 'The disk failed, and it is not known whether this was done: repeat it with the same Idempotency-Key.',
        { changed: refusal.changed },
        5,
      );
    case 'server-closing':
      return new HttpProblem('server-closing', 'The server is shutting down; try again in a moment.', {}, 2);
    case 'internal-error':
      return new HttpProblem('internal-error', 'Something went wrong on our side; nothing was changed.');
    default:
      return assertNever(refusal);
  }
}

/** Sends an error as problem details. */
export function sendProblem(reply: FastifyReply, { problem, retryAfterSeconds }: HttpProblem): FastifyReply {
  if (retryAfterSeconds !== null) void reply.header('retry-after', retryAfterSeconds);
  return reply.code(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}
