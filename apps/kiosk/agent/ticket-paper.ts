import type { TicketContent } from '@foyer/kiosk-hardware';
import { directionOf, estimateMinutes, formatClockTime, formatDate } from '@foyer/ui/format';
import { paperTexts } from './paper-texts.ts';
import type { IssuedTicket } from './ticket-entry.ts';

/** Lays out in words what the ticket says to its customer. */
export function ticketPaper(
  { customer, branchName, serviceName, timeZone }: IssuedTicket,
  copy: boolean,
): TicketContent {
  const { language, ahead, issuedAt } = customer;
  const texts = paperTexts(language);
  const minutes = estimateMinutes(customer.estimate);
  const plural = new Intl.PluralRules(language).select(ahead);
  return {
    branchName,
    number: customer.number,
    serviceName,
    peopleAhead: ahead,
    estimateText: minutes === null ? null : texts.minutes(minutes.about, minutes.most),
    issuedAtText: [formatDate(issuedAt, language, timeZone), formatClockTime(issuedAt, language, timeZone)].join(' · '),
    qrUrl: customer.url,
    language,
    direction: directionOf(language),
    notice: texts.notice,
    copy,
    texts: { ...texts.fixed, peopleAhead: texts.peopleAhead[plural] ?? texts.peopleAhead.other },
  };
}
