import { createHmac, timingSafeEqual } from 'node:crypto';

/** What Twilio signs when it calls somebody. */
export interface TwilioCall {
  /** The account's. */
  readonly token: string;
  /** As Twilio was given it, with its query. */
  readonly url: string;
  /** The fields of the form. */
  readonly params: Readonly<Record<string, string>>;
}

/** The signature of a call, as it stands in `X-Twilio-Signature`. */
export function signatureOf({ token, url, params }: TwilioCall): string {
  const fields = Object.keys(params)
    .sort()
    .map((name) => `${name}${params[name]}`);
  return createHmac('sha1', token)
    .update(url + fields.join(''), 'utf8')
    .digest('base64');
}

/** Does a call come from whoever has the account's token? In a time that says nothing of how much of it is right. */
export function isSigned({ signature, ...call }: TwilioCall & { readonly signature: string | undefined }): boolean {
  const [given, wanted] = [Buffer.from(signature ?? ''), Buffer.from(signatureOf(call))];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
