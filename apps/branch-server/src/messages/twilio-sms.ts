import { z } from 'zod';
import { type Sms, type SmsAnswer, type SmsFound, type SmsPort, SmsUncertain, type SoughtSms } from './sms.ts';
import { refusalOf, statusOf } from './twilio-codes.ts';

/** An account at Twilio, or at a provider that speaks like it. */
export interface TwilioAccount {
  /** `https://api.twilio.com`, or what stands in for it, without a slash at its end; a function where that is known only later. */
  readonly url: string | (() => string);
  /** Its id, which begins with `AC`. */
  readonly account: string;
  readonly token: string;
  /** The number that messages come from, E.164 or a short code, or the id of a messaging service, which begins with `MG`. */
  readonly from: string;
}

/** What was taken up to this long before is looked at: clocks differ. Milliseconds. */
const CLOCKS_DIFFER = 6 * 3_600_000;
/** No such account, not with this token, not allowed. */
const SET_UP_WRONG = new Set([401, 403, 404]);
const PAGE_SIZE = 50;
const MOST_PAGES = 2;
/** However long a provider asks for, a message is of no use to anybody later than that. Milliseconds. */
const LONGEST_AFTER = 3_600_000;

/** Failures that come before anything of a request has left: no address, no connection, no trust. */
const BEFORE_SENDING = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);
const NO_TRUST = /^(CERT_|DEPTH_ZERO_SELF_SIGNED|SELF_SIGNED_CERT|UNABLE_TO_|ERR_TLS_CERT)/;

const taken = z.object({ sid: z.string().min(1) });
const refused = z.object({ code: z.number() });
const listed = z.object({
  messages: z.array(
    z.object({ sid: z.string(), body: z.string().nullable(), status: z.string(), date_created: z.string() }),
  ),
  next_page_uri: z.string().nullish(),
});

/** Sends text messages by Twilio's REST API (2010-04-01), which other providers speak as well. */
export function twilioSms({ url, account, token, from }: TwilioAccount): SmsPort {
  const messages = () =>
    `${typeof url === 'string' ? url : url()}/2010-04-01/Accounts/${encodeURIComponent(account)}/Messages.json`;
  const authorization = `Basic ${Buffer.from(`${account}:${token}`).toString('base64')}`;
  // Credentials follow no redirection.
  const ask = (address: string | URL, signal: AbortSignal, body?: URLSearchParams) =>
    fetch(address, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization, accept: 'application/json' },
      redirect: 'manual',
      signal,
      ...(body === undefined ? {} : { body }),
    });

  return {
    send: async (sms, signal) => {
      let response: Response;
      try {
        response = await ask(messages(), signal, formOf(sms, from));
      } catch (failure) {
        if (isBeforeSending(failure)) return { kind: 'not-taken' };
        throw new SmsUncertain('the connection failed.', failure);
      }
      return answerOf(response);
    },
    find: async (sought, signal) => {
      let page: URL | null = new URL(messages());
      page.search = new URLSearchParams({ To: sought.to, PageSize: String(PAGE_SIZE) }).toString();
      for (let pages = 0; pages < MOST_PAGES && page !== null; pages += 1) {
        const list = await readList(ask(page, signal));
        const { found, isOver } = lookThrough(list.messages, sought);
        if (found !== null || isOver) return found;
        page = nextPage(list.next_page_uri ?? null, page);
      }
      if (page !== null) throw new SmsUncertain('the list of messages goes on for too long.');
      return null;
    },
  };
}

function formOf({ to, text, statusUrl }: Sms, from: string): URLSearchParams {
  const form = new URLSearchParams({ To: to, Body: text });
  form.set(from.startsWith('MG') ? 'MessagingServiceSid' : 'From', from);
  if (statusUrl !== null) form.set('StatusCallback', statusUrl);
  return form;
}

async function answerOf(response: Response): Promise<SmsAnswer> {
  const { status } = response;
  const body = await jsonOf(response);
  if (status === 429) {
    const after = retryAfter(response.headers.get('retry-after'));
    return after === null ? { kind: 'not-taken' } : { kind: 'not-taken', after };
  }
  if (status >= 400 && status < 500 && status !== 408) {
    const code = refused.safeParse(body).data?.code ?? null;
    // The address, the account or its token is wrong: somebody has to see to that, and the message is none the worse.
    if (code === null || SET_UP_WRONG.has(status)) return { kind: 'not-taken' };
    return { kind: 'refused', reason: refusalOf(code), code };
  }
  const message = taken.safeParse(body);
  if (!response.ok || !message.success) throw new SmsUncertain(`the provider answered ${status}.`);
  return { kind: 'accepted', reference: message.data.sid };
}

/** The body of an answer; `undefined` where it is no JSON or does not come to its end. */
async function jsonOf(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return undefined;
  }
}

async function readList(asked: Promise<Response>): Promise<z.infer<typeof listed>> {
  let response: Response;
  try {
    response = await asked;
  } catch (failure) {
    throw new SmsUncertain('the connection failed.', failure);
  }
  const list = listed.safeParse(await jsonOf(response));
  if (!response.ok || !list.success) throw new SmsUncertain(`the provider answered ${response.status}.`);
  return list.data;
}

/** Lists have the latest first, so what is older than the sought one ends them. */
function lookThrough(
  messages: z.infer<typeof listed>['messages'],
  { text, since, apart }: SoughtSms,
): { readonly found: SmsFound | null; readonly isOver: boolean } {
  const fresh = messages.filter(({ date_created }) => Date.parse(date_created) >= since - CLOCKS_DIFFER);
  const same = fresh.find(({ sid, body }) => body === text && !apart.includes(sid));
  return {
    found: same === undefined ? null : { reference: same.sid, status: statusOf(same.status) },
    isOver: fresh.length < messages.length,
  };
}

/** Where the list goes on; nowhere else than where it began, for credentials are sent along. */
function nextPage(uri: string | null, page: URL): URL | null {
  if (uri === null || uri === '') return null;
  const next = new URL(uri, page);
  if (next.origin !== page.origin) throw new SmsUncertain('the list of messages goes on elsewhere.');
  return next;
}

function isBeforeSending(failure: unknown): boolean {
  const cause: unknown = failure instanceof Error ? failure.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return BEFORE_SENDING.has(code) || NO_TRUST.test(code);
}

/** `Retry-After` as milliseconds from now: seconds, or a date (RFC 9110, 10.2.3). */
function retryAfter(header: string | null): number | null {
  if (header === null) return null;
  const after = /^\d+$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - Date.now();
  return Number.isNaN(after) ? null : Math.min(LONGEST_AFTER, Math.max(0, after));
}
