import type { ReasonKind } from '@foyer/basics';
import type { Amount, CallReason, RouteReply } from '@foyer/contract';

export type HistoryItem = RouteReply<'visitHistory'>['items'][number];

type RaisedTo = NonNullable<HistoryItem['facts']['raisedTo']>;

/** One line of a history: what happened, and what it was about. */
export interface HistoryLine {
  readonly sequence: number;
  /** The event's, or what it means where it can mean several things. */
  readonly name: string;
  readonly at: string;
  readonly actor: string;
  readonly about: About | null;
}

/** What an event was about: something with an id or a code, a call and its reason, or what its customer was told of the wait. */
export type About =
  | { readonly kind: 'counter' | 'service' | 'outcome' | 'print' | 'withheld'; readonly id: string }
  | { readonly kind: 'mark'; readonly id: string; readonly count: number; readonly amount: Amount | null }
  | ({ readonly kind: 'message' } & Pick<HistoryItem['facts'], 'message' | 'parts' | 'suppressed' | 'became'>)
  | { readonly kind: 'agent'; readonly name: string }
  | { readonly kind: 'class'; readonly id: string; readonly reason: string }
  | { readonly kind: 'edited'; readonly what: NonNullable<HistoryItem['facts']['changed']> }
  | { readonly kind: 'reason'; readonly of: ReasonKind; readonly id: string }
  | { readonly kind: 'services'; readonly ids: readonly string[] }
  | { readonly kind: 'goes-on'; readonly outcomeId: string; readonly serviceId: string }
  | ({ readonly kind: 'raised-to' } & RaisedTo)
  | { readonly kind: 'call'; readonly counterId: string; readonly because: CallReason }
  | { readonly kind: 'quoted'; readonly aboutMinutes: number; readonly mostMinutes: number };

/** Reads an event of a visit's history. */
export function historyLine(item: HistoryItem): HistoryLine {
  const name = nameOf(item);
  return { sequence: item.sequence, name, at: item.at, actor: item.actor, about: aboutOf(name, item.facts) };
}

/** An event's name, told apart where it means several things to people. */
function nameOf({ type, facts: { quote, print, counterId, goesOn, planned } }: HistoryItem): string {
  if (type === 'TicketIssued' && counterId != null) return 'TicketIssued-served-at-once';
  if (type === 'VisitFinished' && goesOn !== undefined) return `VisitFinished-${goesOn}`;
  if (type === 'ServicesPlanned' && planned?.length === 0) return 'ServicesPlanned-none';
  if (type === 'EstimateQuoted' && quote?.kind === 'withheld') return 'EstimateWithheld';
  if (type !== 'PrintReported' || print === undefined) return type;
  return `Print${print.charAt(0).toUpperCase()}${print.slice(1)}`;
}

function aboutOf(name: HistoryLine['name'], facts: HistoryItem['facts']): About | null {
  const { counterId, because, quote } = facts;
  const fact = (kind: 'counter' | 'service' | 'outcome' | 'print', id: string | null | undefined): About | null =>
    id == null ? null : { kind, id };
  const reason = (of: ReasonKind, id: string | null | undefined): About | null =>
    id == null ? null : { kind: 'reason', of, id };
  switch (name) {
    case 'TicketIssued':
    case 'TicketIssued-served-at-once':
      if (facts.serviceId === undefined) return null;
      return { kind: 'services', ids: [facts.serviceId, ...(facts.planned ?? [])] };
    case 'ServicesPlanned':
      return facts.planned === undefined ? null : { kind: 'services', ids: facts.planned };
    case 'VisitTransferred':
      return fact('service', facts.serviceId);
    case 'VisitFinished-queue':
    case 'VisitFinished-here':
    case 'VisitFinished-break':
      if (facts.outcomeId === undefined || facts.serviceId === undefined) return null;
      return { kind: 'goes-on', outcomeId: facts.outcomeId, serviceId: facts.serviceId };
    case 'EstimateQuoted':
    case 'EstimateWithheld':
      if (quote === undefined) return null;
      return quote.kind === 'withheld'
        ? { kind: 'withheld', id: quote.reason }
        : { kind: 'quoted', aboutMinutes: quote.aboutMinutes, mostMinutes: quote.mostMinutes };
    case 'VisitCalled':
      if (because !== undefined && counterId != null) return { kind: 'call', counterId, because };
      return fact('counter', counterId);
    case 'CounterHandedOver':
      return facts.agentName === undefined ? null : { kind: 'agent', name: facts.agentName };
    case 'PriorityChanged':
      return facts.classId === undefined ? null : { kind: 'class', id: facts.classId, reason: facts.reason ?? '' };
    case 'VisitEdited':
      return facts.changed === undefined ? null : { kind: 'edited', what: facts.changed };
    case 'VisitFinished':
      return fact('outcome', facts.outcomeId);
    case 'MarkAdded':
    case 'MarkBegun':
    case 'MarkEnded':
    case 'MarkRemoved':
      if (facts.markId === undefined) return null;
      return { kind: 'mark', id: facts.markId, count: facts.count ?? 1, amount: facts.amount ?? null };
    case 'MessageBegun':
    case 'MessageSuppressed':
    case 'MessageReported':
      return {
        kind: 'message',
        message: facts.message,
        parts: facts.parts,
        suppressed: facts.suppressed,
        became: facts.became,
      };
    case 'VisitHeld':
      return reason('hold', facts.reason);
    case 'EscalationRaised':
      return reason('escalation', facts.reason);
    case 'EscalationRaisedFurther':
      return facts.raisedTo === undefined ? null : { kind: 'raised-to', ...facts.raisedTo };
    case 'PrintFailed':
    case 'PrintUncertain':
      return fact('print', facts.reason);
    case 'EscalationResolved':
      return reason('resolution', facts.resolution);
    default:
      return fact('counter', counterId);
  }
}

/** When the visit was last called or recalled, by its history; `null` when it never was. */
export function lastCallAt(items: readonly HistoryItem[]): string | null {
  return items.findLast(({ type }) => type === 'VisitCalled' || type === 'VisitRecalled')?.at ?? null;
}
