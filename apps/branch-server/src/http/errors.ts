import { StorageUnavailable } from '@foyer/store';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import type { FaultLog } from '../fault-log.ts';
import { refusalOf } from '../runner/command-runner.ts';
import { answerNotFound } from './not-found-page.ts';
import { HttpProblem, problemOfRefusal, sendProblem } from './problems.ts';

function fromFramework(error: FastifyError): HttpProblem {
  if (error instanceof StorageUnavailable) return problemOfRefusal(refusalOf(error));
  if (hasZodFastifySchemaValidationErrors(error)) {
    const where = error.validationContext ?? 'body';
    const errors = error.validation.flatMap(({ instancePath, message = 'is not valid', params }) => {
      const field = `${where}${instancePath.replaceAll('/', '.').replace(/\.$/, '')}`;
      const { keys } = params as { keys?: unknown };
      if (!Array.isArray(keys)) return [{ field, message }];
      return keys.map((key) => ({ field: `${field}.${String(key)}`, message: 'is not known here' }));
    });
    // A path that can't be anybody's id names nothing.
    if (error.validationContext === 'params') return new HttpProblem('not-found', 'There is nothing at this address.');
    const sentence = errors.map(({ field, message }) => `${field}: ${message}`).join('; ');
    return new HttpProblem('validation-failed', `Not valid: ${sentence}.`, { errors });
  }
  switch (error.statusCode) {
    // A path that could be no file's is forbidden to the framework's files.
    case 403:
    case 404:
      return new HttpProblem('not-found', 'There is nothing at this address.');
    case 413:
      return new HttpProblem('body-too-large', 'The request is larger than is taken here.');
    case 415:
      return new HttpProblem('unsupported-media-type', 'Send JSON, with the content type application/json.');
    case 400:
      return new HttpProblem('validation-failed', `The request can't be read: ${error.message}.`, {
        errors: [{ field: 'body', message: error.message }],
      });
    default:
      // It may have come about after a commit.
      return new HttpProblem('internal-error', 'Something went wrong on our side.');
  }
}

/** Answers an address that the framework can't read, before it has found a route. */
export function answerBadAddress(_error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  void answerNotFound(request, reply);
}

/** Answers every error of an app as problem details; what nobody expected is logged and hidden. */
export function answerErrors(app: FastifyInstance, faults: FaultLog): void {
  app.setErrorHandler((error: FastifyError | HttpProblem, request, reply) => {
    const problem = error instanceof HttpProblem ? error : fromFramework(error);
    if (problem.problem.status >= 500 && problem.problem.code === 'internal-error') {
      faults.tell('a request could not be answered', error, { method: request.method, path: request.routeOptions.url });
    }
    return sendProblem(reply, problem);
  });
}
