import type { Bitmap, TicketContent, TicketFact } from '@foyer/kiosk-hardware';
import type { Words } from '@foyer/words';
import { wordsOf } from '@foyer/words/catalogue';
import type { IssuedTicket } from './ticket-entry.ts';

/** More would make the paper too long to be read. */
const MOST_NOTICES = 2;

/** Lays out in words what the ticket says to its customer. */
export function ticketPaper(ticket: IssuedTicket, copy: boolean, logo: Bitmap | null): TicketContent {
  const { customer, branchName, serviceName, furtherServices, closing } = ticket;
  const words = wordsOf(customer.language, ticket);
  return {
    logo,
    branchName,
    number: customer.number,
    serviceName,
    further: furtherServices.length === 0 ? null : words.t('paper.then', { services: words.list(furtherServices) }),
    facts: [placeOf(customer, words), waitOf(customer, words)],
    issuedAtText: [words.date(customer.issuedAt), words.clockTime(customer.issuedAt)].join(' · '),
    qrUrl: customer.url,
    language: customer.language,
    direction: words.direction,
    notices: ticket.notices.slice(0, MOST_NOTICES),
    hint: words.t('paper.hint'),
    closing,
    copy,
    texts: { yourNumber: words.t('paper.yourNumber'), scan: words.t('paper.scan'), copy: words.t('paper.copy') },
  };
}

type Customer = IssuedTicket['customer'];

function placeOf({ ahead, estimate }: Customer, words: Words): TicketFact {
  const line = words.place(ahead, estimate, words.t('paper.next'));
  if (ahead === 0) return { line, parts: { figure: line, label: '' } };
  return {
    line,
    parts: { figure: words.people(ahead), label: words.t('paper.ahead') },
  };
}

/** Minutes, or that nobody knows. */
function waitOf({ estimate }: Customer, words: Words): TicketFact {
  const parts = words.waitParts(estimate);
  if (parts === null) return { line: words.noWait(estimate) ?? '', parts: null };
  return {
    line: words.wait(estimate) ?? parts.about,
    parts: { figure: parts.about, label: parts.most ?? words.t('paper.expected') },
  };
}
