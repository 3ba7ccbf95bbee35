import type { Service, Visit } from '@foyer/contract';
import { targetState } from '../shell/target-state.ts';

/** The most rows drawn at once; a search finds the rest. */
export const SHOWN_VISITS = 200;

/** What a visit can be found by, besides what stands in its record. */
export interface VisitWords {
  readonly service: (serviceId: string) => string;
  readonly class: (classId: string) => string;
  readonly segment: (segmentId: string) => string;
  readonly tag: (tagId: string) => string;
}

/**
 * Visits that match every word of a search, in any of number, service, class, segment, tags and notes. Numbers match without
 * their leading zeros: `a7` finds `A007`.
 */
export function findVisits<V extends Visit>(visits: readonly V[], search: string, words: VisitWords): V[] {
  const terms = folded(search)
    .split(/\s+/)
    .filter((term) => term !== '');
  if (terms.length === 0) return [...visits];
  return visits.filter((visit) => {
    const number = folded(visit.number);
    const texts = [
      number,
      number.replace(/(\D|^)0+(?=\d)/g, '$1'),
      folded(words.service(visit.serviceId)),
      folded(words.class(visit.classId)),
      folded(visit.segment === null ? '' : words.segment(visit.segment)),
      ...visit.tags.map((id) => folded(words.tag(id))),
      ...visit.notes.map(({ text }) => folded(text ?? '')),
    ];
    return terms.every((term) => texts.some((text) => text.includes(term)));
  });
}

/** Small and capital letters alike, in any reader's language: in Turkish a dotless i is a letter of its own, and `I` its capital. */
function folded(text: string): string {
  return text.toLowerCase().replaceAll('i\u0307', 'i').replaceAll('ı', 'i');
}

/** Which visits are looked at: every open one, those that wait, or those near their target or over it. */
export const VISIT_FILTERS = ['all', 'waiting', 'late'] as const;
export type VisitFilter = (typeof VISIT_FILTERS)[number];

/** The visits that a filter leaves, in the order given. `now` is the branch's instant in epoch milliseconds. */
export function visitsWithin<V extends Visit>(
  visits: readonly V[],
  filter: VisitFilter,
  services: Readonly<Record<string, Pick<Service, 'targetSeconds'>>>,
  now: number,
): readonly V[] {
  if (filter === 'all') return visits;
  const waiting = visits.filter(({ stage }) => stage.kind === 'waiting');
  if (filter === 'waiting') return waiting;
  return waiting.filter(({ targetAt, serviceId }) => {
    const state = targetState(targetAt, services[serviceId]?.targetSeconds ?? 0, now);
    return state !== null && state.kind !== 'within';
  });
}
