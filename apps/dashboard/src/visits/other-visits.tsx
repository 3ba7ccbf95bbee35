import { TicketNumber, useWords } from '@foyer/ui';
import type { Names } from '../shell/use-names.ts';
import type { OtherVisit } from './use-customer.ts';
import { visitEnd } from './visit-end.ts';

interface OtherVisitsProps {
  readonly visits: readonly OtherVisit[];
  /** The present branch day: of visits of others the day is said. */
  readonly day: string | null;
  readonly names: Names;
}

/** The customer's other visits, the newest first; nothing where there are none. */
export function OtherVisits({ visits, day, names }: OtherVisitsProps) {
  const words = useWords();
  if (visits.length === 0) return null;
  return (
    <section className="other-visits" aria-label={words.t('counter.otherVisits')}>
      <h2>{words.t('counter.otherVisits')}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable to be scrolled by keys */}
      <ul tabIndex={0}>
        {visits.map((visit) => (
          <li key={visit.id}>
            <strong>
              <TicketNumber number={visit.number} />
            </strong>
            <span>
              {names.service(visit.serviceId)}
              <small>
                {[
                  visit.day === day ? null : words.day(visit.day),
                  words.clockTime(visit.issuedAt),
                  visitEnd(visit, names, words),
                  visit.agentName,
                ]
                  .filter((fact) => fact !== null)
                  .reduce((first, second) => words.t('shell.common.facts', { first, second }))}
              </small>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
