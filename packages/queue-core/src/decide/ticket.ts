import { type ClassId, err, ok, type PrintId, type ServiceId, type VisitId } from '@foyer/basics';
import type { BranchConfig } from '@foyer/configuration';
import { indexOf } from '@foyer/configuration';
import type { CommandOf, DecideContext } from '../command.ts';
import type { EventBody } from '../event.ts';
import { nextNumber } from '../numbering.ts';
import { placeOfNewArrival } from '../policy/place.ts';
import type { BranchState } from '../state.ts';
import { type Decided, type Found, findConfig, findService } from './found.ts';

export function issueTicket(state: BranchState, command: CommandOf<'issue-ticket'>, context: DecideContext): Decided {
  const { serviceId } = command;
  const configured = findConfig(state);
  if (!configured.ok) return configured;
  const found = findService(state, serviceId);
  if (!found.ok) return found;
  const classId = chooseClass(configured.value, command.classId);
  if (!classId.ok) return classId;
  if (state.branch.kind !== 'open' || state.day === null) return err({ code: 'branch-closed' });
  const { config, service } = found.value;
  if (service.suspended !== null) {
    return err({ code: 'service-suspended', serviceId, reason: service.suspended.reason });
  }
  if (service.waiting >= config.maxWaiting) {
    return err({ code: 'queue-full', serviceId, limit: config.maxWaiting });
  }
  const next = nextNumber(config.numbering, service, state.openNumbers);
  if (next === null) return err({ code: 'numbers-exhausted', serviceId });
  const visitId = context.newId() as VisitId;
  return ok([
    {
      type: 'TicketIssued',
      visitId,
      ...next,
      day: state.day,
      serviceId,
      classId: classId.value,
      channel: command.channel,
      segment: command.segment ?? null,
      language: command.language ?? defaultLanguage(configured.value),
      customerRef: command.customerRef ?? null,
      noteRef: command.noteRef ?? null,
      printId: command.printing ? (context.newId() as PrintId) : null,
    },
    ...quoted(state, visitId, serviceId, classId.value, context),
  ]);
}

function quoted(
  state: BranchState,
  visitId: VisitId,
  serviceId: ServiceId,
  classId: ClassId,
  { now, quote: quoteOf }: DecideContext,
): readonly EventBody[] {
  if (quoteOf === undefined) return [];
  const quote = quoteOf({ serviceId, classId, ahead: placeOfNewArrival(state, serviceId, classId, now) ?? 0 });
  return quote === null ? [] : [{ type: 'EstimateQuoted', visitId, quote }];
}

function chooseClass(config: BranchConfig, wanted: ClassId | undefined): Found<ClassId> {
  const id = wanted ?? config.classes[0]?.id;
  if (id !== undefined && indexOf(config).classes.has(id)) return ok(id);
  return err({ code: 'not-found', what: 'class', id: id ?? '' });
}

function defaultLanguage(config: BranchConfig): string {
  return config.languages[0] ?? 'en';
}
