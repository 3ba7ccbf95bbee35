import type { RouteReply } from '@foyer/contract';

export type HistoryItem = RouteReply<'visitHistory'>['items'][number];

/** What a history has words of its own for. An event that can mean several things has several. */
const NAMED = [
  'TicketIssued',
  'EstimateQuoted',
  'EstimateQuoted',
  'VisitCalled',
  'VisitRecalled',
  'ServiceStarted',
  'VisitFinished',
  'VisitNoShow',
  'VisitHeld',
  'VisitReturned',
  'VisitResumed',
  'VisitTransferred',
  'VisitCancelled',
  'VisitAbandoned',
  'VisitAutoClosed',
  'EscalationRaised',
  'EscalationAcknowledged',
  'EscalationResolved',
  'PrintPrinted',
  'PrintFailed',
  'PrintUncertain',
  'PrintSettled',
] as const;
export type HistoryName = (typeof NAMED)[number];

/** One line of a history: what happened, and what it was about by id or code. */
export interface HistoryLine {
  readonly sequence: number;
  readonly name: HistoryName | 'other';
  readonly at: string;
  readonly actor: string;
  readonly about: { readonly kind: 'counter' | 'service' | 'outcome' | 'reason'; readonly id: string } | null;
}

/** Reads an event of a visit's history; facts that are missing or of another kind are left out. */
export function historyLine(item: HistoryItem): HistoryLine {
  const wanted = nameOf(item);
  const name = NAMED.find((known) => known === wanted) ?? 'other';
  return { sequence: item.sequence, name, at: item.at, actor: item.actor, about: aboutOf(name, item.facts) };
}

/** An event's name, told apart where it means several things to people. */
function nameOf({ type, facts }: HistoryItem): string {
  if (type === 'VisitResumed') return facts.counter === null ? 'VisitReturned' : type;
  if (type !== 'PrintReported' || typeof facts.outcome !== 'string') return type;
  return `Print${facts.outcome.charAt(0).toUpperCase()}${facts.outcome.slice(1)}`;
}

function aboutOf(name: HistoryLine['name'], facts: HistoryItem['facts']): HistoryLine['about'] {
  const fact = (kind: NonNullable<HistoryLine['about']>['kind'], key: string) => {
    const id = facts[key];
    return typeof id === 'string' ? { kind, id } : null;
  };
  switch (name) {
    case 'TicketIssued':
    case 'VisitTransferred':
      return fact('service', 'serviceId');
    case 'VisitCalled':
    case 'VisitRecalled':
    case 'ServiceStarted':
      return fact('counter', 'counterId');
    case 'VisitFinished':
      return fact('outcome', 'outcomeId');
    case 'VisitHeld':
    case 'EscalationRaised':
      return fact('reason', 'reason');
    case 'EscalationResolved':
      return fact('reason', 'resolution');
    case 'PrintFailed':
    case 'PrintUncertain':
      return fact('reason', 'reason');
    default:
      return null;
  }
}

/** When the visit was last called or recalled, by its history; `null` when it never was. */
export function lastCallAt(items: readonly HistoryItem[]): string | null {
  return items.findLast(({ type }) => type === 'VisitCalled' || type === 'VisitRecalled')?.at ?? null;
}
