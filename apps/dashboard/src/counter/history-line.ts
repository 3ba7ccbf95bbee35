import type { RouteReply } from '@foyer/contract';
import { counter } from '../locales/en/counter.ts';

export type HistoryItem = RouteReply<'visitHistory'>['items'][number];

/** What a history has words of its own for. An event that can mean several things has several. */
type HistoryName = keyof typeof counter.history;

/** One line of a history: what happened, and what it was about. */
export interface HistoryLine {
  readonly sequence: number;
  readonly name: HistoryName;
  readonly at: string;
  readonly actor: string;
  readonly about: About | null;
}

/** What an event was about: something with an id or a code, or what its customer was told of the wait. */
export type About =
  | { readonly kind: 'counter' | 'service' | 'outcome' | 'reason' | 'untold'; readonly id: string }
  | { readonly kind: 'told'; readonly aboutMinutes: number; readonly mostMinutes: number };

/** Reads an event of a visit's history; facts that are missing or of another kind are left out. */
export function historyLine(item: HistoryItem): HistoryLine {
  const wanted = nameOf(item);
  const name = isNamed(wanted) ? wanted : 'other';
  return { sequence: item.sequence, name, at: item.at, actor: item.actor, about: aboutOf(name, item.facts) };
}

function isNamed(name: string): name is HistoryName {
  return name in counter.history;
}

/** An event's name, told apart where it means several things to people. */
function nameOf({ type, facts }: HistoryItem): string {
  if (type === 'EstimateQuoted' && partsOf(facts.quote).kind === 'withheld') return 'EstimateWithheld';
  if (type === 'VisitResumed') return facts.counter === null ? 'VisitReturned' : type;
  if (type !== 'PrintReported' || typeof facts.outcome !== 'string') return type;
  return `Print${facts.outcome.charAt(0).toUpperCase()}${facts.outcome.slice(1)}`;
}

/** The members of a fact that has some. */
function partsOf(fact: unknown): Readonly<Record<string, unknown>> {
  return typeof fact === 'object' && fact !== null ? { ...fact } : {};
}

/** The minutes that a customer was told, as they were rounded then. */
function toldOf(quote: unknown): About | null {
  const { aboutMinutes, mostMinutes } = partsOf(quote);
  if (typeof aboutMinutes !== 'number' || typeof mostMinutes !== 'number') return null;
  return { kind: 'told', aboutMinutes, mostMinutes };
}

function aboutOf(name: HistoryLine['name'], facts: HistoryItem['facts']): About | null {
  const fact = (kind: Exclude<About['kind'], 'told'>, key: string, from = facts): About | null => {
    const id = from[key];
    return typeof id === 'string' ? { kind, id } : null;
  };
  switch (name) {
    case 'TicketIssued':
    case 'VisitTransferred':
      return fact('service', 'serviceId');
    case 'EstimateQuoted':
      return toldOf(facts.quote);
    case 'EstimateWithheld':
      return fact('untold', 'reason', partsOf(facts.quote));
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
      return fact('counter', 'counterId');
  }
}

/** When the visit was last called or recalled, by its history; `null` when it never was. */
export function lastCallAt(items: readonly HistoryItem[]): string | null {
  return items.findLast(({ type }) => type === 'VisitCalled' || type === 'VisitRecalled')?.at ?? null;
}
