import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { HttpProblem } from '../http/problems.ts';
import type { Phone, PhoneMessage } from './exchange.ts';
import { CALLBACK_FAULTS, NO_FAULTS, PROVIDER_FAULTS, type VirtualPhoneFaults } from './faults.ts';
import type { Provider } from './provider.ts';

/** All that the page shows, and a test may look at. */
export interface VirtualPhoneState {
  /** Another number after each change. */
  readonly version: number;
  readonly faults: VirtualPhoneFaults;
  /** The one that something happened to last first. */
  readonly phones: readonly Phone[];
  /** Those to and from the number that was asked for, or all; the latest last. */
  readonly messages: readonly PhoneMessage[];
}

const number = z.string().regex(/^\+[1-9]\d{6,14}$/);
const asked = z.object({ number: number.optional(), version: z.coerce.number().int().optional() });
const faults = z.strictObject({
  provider: z.enum(PROVIDER_FAULTS).exactOptional(),
  callbacks: z.enum(CALLBACK_FAULTS).exactOptional(),
  code: z.number().int().min(10_000).max(99_999).exactOptional(),
  retryAfter: z.number().int().min(0).max(3_600).exactOptional(),
});
const phone = z.strictObject({ outOfReach: z.boolean() });
const reply = z.strictObject({ text: z.string().trim().min(1).max(1_600) });

/** The header that a page of another site can't send, so that nobody's visit there changes anything here. */
const OWN = 'x-foyer-phone';

/**
 * What one does with telephones and with their provider, for the page and for tests. What changes something needs the
 * header `x-foyer-phone`.
 *
 * @param prefix where it is, such as `/virtual-phone/control`
 */
export function controlRoutes(app: FastifyInstance, provider: Provider, prefix: string): void {
  const { exchange } = provider;
  const change = {
    schema: { hide: true },
    onRequest: async ({ headers }: FastifyRequest) => {
      if (headers[OWN] === undefined) throw new HttpProblem('forbidden', `What changes something needs ${OWN}.`);
    },
  };

  app.get(prefix, { schema: { hide: true } }, ({ query }, response) => {
    const { number: of, version } = read(asked, query);
    void response.header('cache-control', 'no-store');
    if (version === exchange.version) return response.code(204).send();
    const messages = of === undefined ? exchange.messages : exchange.messagesOf(of);
    const state: VirtualPhoneState = {
      version: exchange.version,
      faults: exchange.faults,
      phones: exchange.phones(),
      messages,
    };
    return response.send(state);
  });
  app.put(`${prefix}/faults`, change, ({ body }, response) => {
    exchange.setFaults(read(faults, body));
    return response.code(204).send();
  });
  app.delete(`${prefix}/faults`, change, (_request, response) => {
    exchange.setFaults(NO_FAULTS);
    return response.code(204).send();
  });
  app.put(`${prefix}/phones/:number`, change, ({ params, body }, response) => {
    exchange.setReach(numberOf(params), read(phone, body).outOfReach);
    return response.code(204).send();
  });
  app.post(`${prefix}/phones/:number/replies`, change, ({ params, body }, response) => {
    const sent = provider.reply(numberOf(params), read(reply, body).text);
    if (sent === null) throw new HttpProblem('not-found', 'Nobody has written to this number.');
    return response.code(201).send(sent);
  });
  app.post(`${prefix}/messages/:sid/read`, change, ({ params }, response) => {
    const { sid } = params as { readonly sid: string };
    if (!provider.read(sid)) throw new HttpProblem('not-found', 'There is no such message that is unread.');
    return response.code(204).send();
  });
  app.delete(`${prefix}/phones`, change, (_request, response) => {
    exchange.forget();
    return response.code(204).send();
  });
}

function numberOf(params: unknown): string {
  return read(z.object({ number }), params).number;
}

function read<Shape extends z.ZodType>(shape: Shape, value: unknown): z.infer<Shape> {
  const checked = shape.safeParse(value);
  if (!checked.success) throw new HttpProblem('validation-failed', z.prettifyError(checked.error));
  return checked.data;
}
