import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { smsParts } from '../messages/sms-parts.ts';
import type { PhoneMessage } from './exchange.ts';
import type { Provider, SmsOrder } from './provider.ts';

/** As Twilio bounds it. */
const LONGEST_BODY = 1_600;
const LARGEST_PAGE = 1_000;
const NUMBER = /^\+[1-9]\d{6,14}$/;

const form = z.object({
  To: z.string().optional(),
  From: z.string().optional(),
  MessagingServiceSid: z.string().optional(),
  Body: z.string().optional(),
  StatusCallback: z.url({ protocol: /^https?$/ }).optional(),
});
const listing = z.object({
  To: z.string().optional(),
  PageSize: z.coerce.number().int().min(1).max(LARGEST_PAGE).default(50),
  Page: z.coerce.number().int().min(0).default(0),
});

/** What the provider answers instead of a message, as Twilio does: an HTTP status, its code, and a sentence. */
interface TwilioError {
  readonly status: number;
  readonly code: number;
  readonly message: string;
}

/**
 * The provider's side of the wire, as Twilio has it: to send a message, and to list those that were sent.
 *
 * @param prefix where it is, such as `/virtual-phone/sms`
 */
export function providerRoutes(app: FastifyInstance, provider: Provider, prefix: string, token: string): void {
  const path = `${prefix}/2010-04-01/Accounts/:account/Messages.json`;
  const { exchange } = provider;
  const credentials = Buffer.from(`${provider.account}:${token}`).toString('base64');
  /** Requests that are never answered. */
  const silent = new Set<FastifyReply>();

  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );
  app.addHook('preClose', async () => {
    for (const reply of silent) reply.raw.destroy();
  });
  const admit = async (request: FastifyRequest, reply: FastifyReply) => {
    if (exchange.faults.provider === 'down') {
      reply.hijack();
      request.raw.socket.destroy();
      return;
    }
    const { account } = request.params as { readonly account: string };
    if (!isSame(request.headers.authorization ?? '', `Basic ${credentials}`)) {
      return answerError(reply, { status: 401, code: 20003, message: 'Authenticate' });
    }
    if (account !== provider.account) {
      return answerError(reply, { status: 404, code: 20404, message: 'The requested resource was not found' });
    }
  };

  app.post(path, { schema: { hide: true }, onRequest: admit }, (request, reply) => {
    const { faults } = exchange;
    if (faults.provider === 'busy') {
      void reply.header('retry-after', faults.retryAfter);
      return answerError(reply, { status: 429, code: 20429, message: 'Too Many Requests' });
    }
    const order = orderOf(request.body);
    if ('code' in order) return answerError(reply, order);
    if (faults.provider === 'refuses') {
      const message = `The virtual phone refuses messages with the code ${faults.code}`;
      return answerError(reply, { status: 400, code: faults.code, message });
    }
    const { message, tell } = provider.take(order);
    if (faults.provider === 'silent') {
      reply.hijack();
      silent.add(reply);
      reply.raw.once('close', () => silent.delete(reply));
      tell();
      return;
    }
    // Whoever sent it has its reference before anything is told of it.
    reply.raw.once('close', tell);
    if (faults.provider === 'takes-and-fails') {
      return answerError(reply, { status: 500, code: 20500, message: 'Internal Server Error' });
    }
    return reply.code(201).send({ ...wireOf(message, provider.account), status: 'queued', error_code: null });
  });

  app.get(path, { schema: { hide: true }, onRequest: admit }, (request, reply) => {
    const asked = listing.safeParse(request.query);
    if (!asked.success) return answerError(reply, { status: 400, code: 20001, message: 'Invalid parameter' });
    const { To, PageSize, Page } = asked.data;
    const all = exchange.messages.filter(({ to }) => To === undefined || to === To).reverse();
    const end = (Page + 1) * PageSize;
    const [here = ''] = request.url.split('?');
    const next = new URLSearchParams({
      ...(To === undefined ? {} : { To }),
      PageSize: String(PageSize),
      Page: String(Page + 1),
    });
    return reply.send({
      messages: all.slice(Page * PageSize, end).map((message) => wireOf(message, provider.account)),
      page: Page,
      page_size: PageSize,
      next_page_uri: end < all.length ? `${here}?${next}` : null,
    });
  });
}

function orderOf(body: unknown): SmsOrder | TwilioError {
  const sent = form.safeParse(body);
  if (!sent.success) return { status: 400, code: 21609, message: "The 'StatusCallback' URL is not a valid URL" };
  const { To: to = '', From, MessagingServiceSid, Body = '', StatusCallback: statusUrl = null } = sent.data;
  const from = From ?? MessagingServiceSid ?? '';
  if (to === '') return { status: 400, code: 21604, message: "A 'To' phone number is required" };
  if (!NUMBER.test(to)) return { status: 400, code: 21211, message: `Invalid 'To' Phone Number: ${to}` };
  if (from === '') return { status: 400, code: 21603, message: "A 'From' phone number is required" };
  if (Body === '') return { status: 400, code: 21602, message: 'Message body is required' };
  if (Body.length > LONGEST_BODY) {
    return { status: 400, code: 21617, message: `The message body exceeds the ${LONGEST_BODY} character limit` };
  }
  return { to, from, body: Body, statusUrl };
}

/** A message as Twilio writes it. */
function wireOf({ sid, way, from, to, body, at, status, errorCode }: PhoneMessage, account: string) {
  return {
    account_sid: account,
    api_version: '2010-04-01',
    body,
    date_created: new Date(at).toUTCString().replace('GMT', '+0000'),
    direction: way === 'to-phone' ? 'outbound-api' : 'inbound',
    error_code: errorCode,
    from,
    num_segments: String(smsParts(body).parts),
    sid,
    status,
    to,
  };
}

function answerError(reply: FastifyReply, { status, code, message }: TwilioError): FastifyReply {
  const more_info = `https://www.twilio.com/docs/errors/${code}`;
  return reply.code(status).send({ code, message, more_info, status });
}

/** Are they the same, in a time that says nothing of how much of it is? */
function isSame(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}
