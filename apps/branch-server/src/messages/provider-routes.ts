import type { CommandId, CustomerMessageId, VisitId } from '@foyer/basics';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { BranchContext } from '../context.ts';
import { HttpProblem } from '../http/problems.ts';
import { optWord } from './opt-words.ts';
import { opt } from './opting.ts';
import { refusalOf, statusOf } from './twilio-codes.ts';
import { isSigned } from './twilio-signature.ts';

/** Where the provider calls. */
const PROVIDER = '/api/provider/sms';
/** More than any report or message of a customer. */
const MOST_BYTES = 16 * 1024;
/** A provider that is told so tries again. */
const AGAIN = 503;

const statusForm = z.object({
  MessageSid: z.string().min(1),
  MessageStatus: z.string(),
  ErrorCode: z.string().optional(),
  To: z.string().optional(),
});
const inboundForm = z.object({ MessageSid: z.string().min(1), From: z.string().min(1), Body: z.string() });

/** Where the provider says what became of a message. */
export function statusUrlOf(publicUrl: string, visitId: VisitId, messageId: CustomerMessageId): string {
  return `${publicUrl}${PROVIDER}/status/${visitId}/${messageId}`;
}

/** Takes what a provider of text messages reports, and what customers answer, once its signature is right. */
export async function providerRoutes(app: FastifyInstance, context: BranchContext, token: string): Promise<void> {
  await app.register(async (scope) => {
    scope.removeContentTypeParser('application/json');
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: MOST_BYTES },
      (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
    );
    const formOf = <Form extends z.ZodType>(request: FastifyRequest, form: Form): z.output<Form> => {
      const params = (request.body ?? {}) as Readonly<Record<string, string>>;
      const signature = request.headers['x-twilio-signature'];
      const url = context.publicUrl() + request.url;
      if (!isSigned({ token, url, params, signature: typeof signature === 'string' ? signature : undefined })) {
        throw new HttpProblem('forbidden', 'The signature is not the provider’s.');
      }
      const read = form.safeParse(params);
      if (!read.success)
        throw new HttpProblem('validation-failed', 'This is no report of a text message.', { errors: [] });
      return read.data;
    };
    scope.post(`${PROVIDER}/status/:visitId/:messageId`, { schema: { hide: true } }, async (request, reply) => {
      const { MessageSid, MessageStatus, ErrorCode, To } = formOf(request, statusForm);
      const { visitId, messageId } = request.params as { visitId: VisitId; messageId: CustomerMessageId };
      const state = statusOf(MessageStatus);
      if (state === null) return reply.code(204).send();
      const failure =
        state === 'failed' ? { failure: refusalOf(ErrorCode === undefined ? null : Number(ErrorCode)) } : {};
      const answer = await context.runner.submit({
        commandId: `${MessageSid} ${messageId} ${state}` as CommandId,
        actor: { kind: 'system' },
        command: { type: 'report-message', visitId, messageId, state, reference: MessageSid, ...failure },
        requestHash: '',
        reply: () => null,
      });
      if (failure.failure === 'opted-out' && To !== undefined) {
        const isKnown = await opt(context, 'stop', To, `opted out ${MessageSid}` as CommandId);
        if (!isKnown) return reply.code(AGAIN).send();
      }
      // What is not known any more is no use to be told again.
      return reply.code(answer.ok || answer.error.code === 'not-found' ? 204 : AGAIN).send();
    });
    scope.post(`${PROVIDER}/inbound`, { schema: { hide: true } }, async (request, reply: FastifyReply) => {
      const { MessageSid, From, Body } = formOf(request, inboundForm);
      const want = optWord(Body);
      const done = want === null || (await opt(context, want, From, `inbound ${MessageSid}` as CommandId));
      return reply
        .code(done ? 200 : AGAIN)
        .type('text/xml')
        .send('<?xml version="1.0" encoding="UTF-8"?><Response/>');
    });
  });
}
