import type { SmsRefusal, SmsStatus } from './sms.ts';

const REFUSALS: ReadonlyMap<number, SmsRefusal> = new Map([
  [21610, 'opted-out'],
  // No such number, by its form or by the network.
  [21211, 'unreachable'],
  [21214, 'unreachable'],
  [21217, 'unreachable'],
  [21612, 'unreachable'],
  [30003, 'unreachable'],
  [30005, 'unreachable'],
  [21614, 'not-a-mobile'],
  [30006, 'not-a-mobile'],
]);

/** Why a message does not arrive, by Twilio's error code, of an answer or of a status; `refused` for all others. */
export function refusalOf(code: number | null): SmsRefusal {
  return (code === null ? undefined : REFUSALS.get(code)) ?? 'refused';
}

/** What became of a message, by Twilio's word for it; `null` while it is on its way, and for words that say nothing of it. */
export function statusOf(status: string): SmsStatus | null {
  switch (status) {
    case 'sent':
      return 'sent';
    case 'delivered':
    case 'read':
      return 'delivered';
    case 'undelivered':
    case 'failed':
    case 'canceled':
      return 'failed';
    default:
      return null;
  }
}
