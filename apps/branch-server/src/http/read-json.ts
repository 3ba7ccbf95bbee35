import type { FastifyInstance } from 'fastify';

/** Reads JSON bodies as Fastify does, but takes an empty one for none: many clients announce JSON whatever they send. */
export function readJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) =>
    body === '' ? done(null) : parse(request, body, done),
  );
}
