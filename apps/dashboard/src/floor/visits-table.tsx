import { useView } from '@foyer/client';
import type { Service, Visit } from '@foyer/contract';
import { TicketNumber, useWords } from '@foyer/ui';
import type { Words } from '@foyer/words';
import { Button as AriaButton } from 'react-aria-components/Button';
import { EscalationBadge, PrintBadge } from '../counter/current-customer.tsx';
import { AgeNote } from '../shell/age-note.tsx';
import { Elapsed } from '../shell/elapsed.tsx';
import { QuoteBadge } from '../shell/quote-badge.tsx';
import { TargetBadge } from '../shell/target-badge.tsx';
import type { Names, ReadableView } from '../shell/use-names.ts';
import { Waited } from '../shell/waited.tsx';
import { TagBadges } from '../visits/tag-badges.tsx';

interface VisitsTableProps {
  readonly view: ReadableView;
  readonly names: Names;
  readonly visits: readonly Visit[];
  readonly services: Readonly<Record<string, Service>>;
  readonly onOpen: (visit: Visit) => void;
}

/** One visit a row: how long it has waited, against its target, and how long it still may; or where else it is. */
export function VisitsTable({ view, names, visits, services, onOpen }: VisitsTableProps) {
  const words = useWords();
  return (
    <table className="plain-table visits-table">
      <thead>
        <tr>
          <th scope="col">{words.t('floor.number')}</th>
          <th scope="col">{words.t('floor.service')}</th>
          <th scope="col" className="figure">
            {words.t('floor.waited')}
          </th>
          <th scope="col">{words.t('floor.target')}</th>
          <th scope="col">{words.t('floor.expected')}</th>
          <th scope="col">{words.t('floor.where')}</th>
        </tr>
      </thead>
      <tbody>
        {visits.map((visit) => (
          <tr key={visit.id}>
            <th scope="row">
              <AriaButton
                className="row-open"
                aria-label={words.t('floor.acts.of', { what: visit.number })}
                onPress={() => onOpen(visit)}
              >
                <TicketNumber number={visit.number} className="strong" />
              </AriaButton>
            </th>
            <td>
              {names.service(visit.serviceId)}
              <small className="muted">{names.class(visit.classId)}</small>
            </td>
            <td className="figure strong">
              {visit.stage.kind === 'waiting' ? (
                <Waited source={view} stage={visit.stage} />
              ) : (
                <span className="muted">{words.t('shell.common.none')}</span>
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
                {formatStage(visit, names, words)}
                {visit.stage.kind === 'waiting' ? null : (
                  <span className="muted">
                    <Elapsed source={view} since={sinceWhen(visit.stage)} />
                  </span>
                )}
                <QuoteBadge quoteState={visit.quoteState} />
                <EscalationBadge escalation={visit.escalation} />
                <PrintBadge print={visit.print} />
                <TagBadges tags={visit.tags} names={names} />
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
  const words = useWords();
  const hidden = useView(view, (state) => state.freshness === 'withheld' || state.freshness === 'fallback');
  const said = hidden ? null : words.wait(visit.estimate);
  if (said === null) return <span className="muted">{words.t('shell.estimate.none')}</span>;
  return (
    <>
      {said}
      <AgeNote source={view} estimate={visit.estimate} />
    </>
  );
}

/** Where a visit stands, in words. */
export function formatStage({ stage }: Visit, names: Names, words: Words): string {
  switch (stage.kind) {
    case 'called':
    case 'serving':
      return words.t(`floor.stage.${stage.kind}`, {
        counter: words.counter(names.counter(stage.counterId) ?? stage.counterId, 'in-sentence'),
      });
    case 'waiting':
    case 'held':
      return words.t(`floor.stage.${stage.kind}`);
    case 'done':
      return words.t(`floor.stage.${stage.how}`);
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
