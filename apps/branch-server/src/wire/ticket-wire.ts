import { assertNever, type VisitId } from '@foyer/basics';
import type { BranchConfig } from '@foyer/configuration';
import type * as contract from '@foyer/contract';
import { pastVisit, placeOf, stepOf, type Visit } from '@foyer/queue-core';
import { quotedTo } from '../estimates/estimate-publisher.ts';
import { helpOf, looksOf, mannerOf } from './branch-wire.ts';
import { waitWire } from './estimate-wire.ts';
import { branchHoursWire } from './hours-wire.ts';
import type { WireSource } from './source.ts';
import { isoOf } from './time.ts';
import { quoteStateOf } from './visit-wire.ts';

/** A ticket as its holder sees it on their phone. */
export function ticketWire(config: BranchConfig, visit: Visit, source: WireSource): contract.Ticket {
  const { state, estimates } = source;
  const counterOf = (id: string) => {
    const counter = config.counters.find((one) => one.id === id);
    return { counterNumber: counter?.number ?? '', zone: counter?.zone ?? {} };
  };
  const stage = (): contract.Ticket['stage'] => {
    const { stage: present } = visit;
    switch (present.kind) {
      case 'waiting': {
        const published = estimates?.visits.get(visit.id);
        const ahead = published?.ahead ?? placeOf(state, visit.id, state.at) ?? 0;
        const quoted = quotedTo(visit);
        const quoteState = quoteStateOf(visit, published);
        return {
          kind: 'waiting',
          ahead,
          estimate: waitWire(visit, estimates),
          quoted: quoted === null || quoteState === null ? null : { ...quoted, state: quoteState },
        };
      }
      case 'called': {
        const call = state.calls.findLast((one) => one.visitId === visit.id);
        return {
          kind: 'called',
          ...counterOf(present.counterId),
          sequence: call?.sequence ?? 0,
          at: isoOf(present.lastCalledAt),
        };
      }
      case 'serving':
        return { kind: 'serving', counterNumber: counterOf(present.counterId).counterNumber };
      case 'held':
        return { kind: 'held' };
      case 'done':
        return { kind: 'done', how: present.how };
      default:
        return assertNever(present);
    }
  };
  return {
    ...onPaper(config, visit, source),
    stage: stage(),
    help: helpOf(state, ({ visitId }) => visitId === visit.id),
    messages: messagesOf(config, visit, source),
  };
}

/** Whether messages may be asked for, and where they go. */
function messagesOf(config: BranchConfig, visit: Visit, source: WireSource): contract.Ticket['messages'] {
  const addressee = source.state.addressees.get(visit.id);
  const sends = source.sendsMessages && (config.messages?.rules.length ?? 0) > 0;
  const isOpen = visit.stage.kind === 'waiting' || visit.stage.kind === 'called' || visit.stage.kind === 'held';
  const to = isOpen && addressee?.ended === null ? source.maskedPhoneOf(visit.id) : null;
  return { offered: sends && isOpen && to === null, to };
}

/** The ticket of a visit as its holder sees it, also once its day is over; `null` a day after the visit ended. */
export function ticketNow(config: BranchConfig, visitId: VisitId, source: WireSource): contract.Ticket | null {
  const { state, now } = source;
  const visit = state.visits.get(visitId) ?? pastVisit(state, visitId, now);
  return visit === null ? null : ticketWire(config, visit, source);
}

/** What is on a ticket whatever becomes of its visit, and when its branch opens and closes. */
function onPaper(
  config: BranchConfig,
  visit: Visit,
  { state, now }: WireSource,
): Omit<contract.Ticket, 'stage' | 'help' | 'messages'> {
  const { opensAt, closesAt } = branchHoursWire(config, state, now);
  const nameOf = (id: string) => config.services.find((service) => service.id === id)?.name ?? {};
  return {
    id: 'ticket',
    number: visit.number,
    branchName: config.name,
    ...mannerOf(config),
    looks: looksOf(config),
    serviceName: nameOf(visit.serviceId),
    step: stepOf(visit),
    planned: visit.planned.map(nameOf),
    language: visit.language,
    issuedAt: isoOf(visit.issuedAt),
    opensAt,
    closesAt,
  };
}
