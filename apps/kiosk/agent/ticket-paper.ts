import type { TicketContent, TicketFact } from '@foyer/kiosk-hardware';
import {
  directionOf,
  formatClockTime,
  formatDate,
  formatEstimate,
  formatEstimateParts,
  formatNoEstimate,
  formatPeople,
} from '@foyer/ui/format';
import { type PaperTexts, paperTexts } from './paper-texts.ts';
import type { IssuedTicket } from './ticket-entry.ts';

/** Lays out in words what the ticket says to its customer. */
export function ticketPaper(
  { customer, branchName, serviceName, timeZone }: IssuedTicket,
  copy: boolean,
): TicketContent {
  const { language, issuedAt } = customer;
  const texts = paperTexts(language);
  return {
    branchName,
    number: customer.number,
    serviceName,
    facts: [placeOf(customer, texts), waitOf(customer, texts)],
    issuedAtText: [formatDate(issuedAt, language, timeZone), formatClockTime(issuedAt, language, timeZone)].join(' · '),
    qrUrl: customer.url,
    language,
    direction: directionOf(language),
    notice: texts.notice,
    copy,
    texts: texts.fixed,
  };
}

type Customer = IssuedTicket['customer'];

function placeOf({ ahead, language }: Customer, texts: PaperTexts): TicketFact {
  if (ahead === 0) return { line: texts.next, parts: { figure: texts.next, label: '' } };
  const people = formatPeople(ahead, language);
  return { line: `${people} ${texts.ahead}`, parts: { figure: people, label: texts.ahead } };
}

/** Minutes, or that nobody knows. */
function waitOf({ estimate, language }: Customer, texts: PaperTexts): TicketFact {
  const said = formatEstimateParts(estimate, language);
  if (said === null) return { line: formatNoEstimate(estimate, language) ?? '', parts: null };
  return {
    line: formatEstimate(estimate, language) ?? said.about,
    parts: { figure: said.about, label: said.most ?? texts.expected },
  };
}
