import { useView } from '@foyer/client';
import type { Service, Visit } from '@foyer/contract';
import { formatEstimate, TicketNumber } from '@foyer/ui';
import { EscalationBadge, PrintBadge } from '../counter/current-customer.tsx';
import { AgeNote } from '../shell/age-note.tsx';
import { Elapsed } from '../shell/elapsed.tsx';
import { QuoteBadge } from '../shell/quote-badge.tsx';
import { TargetBadge } from '../shell/target-badge.tsx';
import type { Names, ReadableView } from '../shell/use-names.ts';
import { Waited } from '../shell/waited.tsx';
import { type Say, useWords } from '../shell/words.ts';

interface VisitsTableProps {
  readonly view: ReadableView;
  readonly names: Names;
  readonly visits: readonly Visit[];
  readonly services: Readonly<Record<string, Service>>;
}

/** One visit a row: how long it has waited, against its target, and how long it still may; or where else it is. */
export function VisitsTable({ view, names, visits, services }: VisitsTableProps) {
  const { say } = useWords();
  return (
    <table className="plain-table visits-table">
      <thead>
        <tr>
          <th scope="col">{say('floor.number')}</th>
          <th scope="col">{say('floor.service')}</th>
          <th scope="col" className="figure">
            {say('floor.waited')}
          </th>
          <th scope="col">{say('floor.target')}</th>
          <th scope="col">{say('floor.expected')}</th>
          <th scope="col">{say('floor.where')}</th>
        </tr>
      </thead>
      <tbody>
        {visits.map((visit) => (
          <tr key={visit.id}>
            <th scope="row">
              <TicketNumber number={visit.number} className="strong" />
            </th>
            <td>
              {names.service(visit.serviceId)}
              <small className="muted">{names.class(visit.classId)}</small>
            </td>
            <td className="figure strong">
              {visit.stage.kind === 'waiting' ? (
                <Waited source={view} stage={visit.stage} />
              ) : (
                <span className="muted">{say('common.none')}</span>
              )}
            </td>
            <td>
              <TargetBadge
                source={view}
                targetAt={visit.targetAt}
                targetSeconds={services[visit.serviceId]?.targetSeconds ?? 0}
              />
            </td>
            <td>{visit.stage.kind === 'waiting' ? <Expected view={view} visit={visit} /> : null}</td>
            <td>
              <span className="state-cell">
                {formatStage(visit, names, say)}
                {visit.stage.kind === 'waiting' ? null : (
                  <span className="muted">
                    <Elapsed source={view} since={sinceWhen(visit.stage)} />
                  </span>
                )}
                <QuoteBadge quoteState={visit.quoteState} />
                <EscalationBadge escalation={visit.escalation} />
                <PrintBadge print={visit.print} />
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** How long it will still take, as the customer reads it; how old that is when it could not be renewed. */
function Expected({ view, visit }: { readonly view: ReadableView; readonly visit: Visit }) {
  const { say, language } = useWords();
  const hidden = useView(view, (state) => state.freshness === 'withheld' || state.freshness === 'fallback');
  const said = hidden ? null : formatEstimate(visit.estimate, language);
  if (said === null) return <span className="muted">{say('estimate.none')}</span>;
  return (
    <>
      {said}
      <AgeNote source={view} estimate={visit.estimate} />
    </>
  );
}

/** Where a visit stands, in words. */
function formatStage({ stage }: Visit, names: Names, say: Say): string {
  switch (stage.kind) {
    case 'called':
    case 'serving':
      return say(`floor.stage.${stage.kind}`, { number: names.counter(stage.counterId) ?? stage.counterId });
    case 'waiting':
    case 'held':
      return say(`floor.stage.${stage.kind}`);
    case 'done':
      return say(`floor.stage.${stage.how}`);
  }
}

/** When it came to stand there. */
function sinceWhen(stage: Exclude<Visit['stage'], { kind: 'waiting' }>): string {
  switch (stage.kind) {
    case 'called':
      return stage.lastCalledAt;
    case 'serving':
      return stage.startedAt;
    case 'held':
      return stage.heldAt;
    case 'done':
      return stage.endedAt;
  }
}
