import { useView } from '@foyer/client';
import type { Visit } from '@foyer/contract';
import { TicketNumber } from '@foyer/ui';
import { Search, X } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Input } from 'react-aria-components/Input';
import { SearchField } from 'react-aria-components/SearchField';
import { EscalationBadge, PrintBadge } from '../counter/current-customer.tsx';
import { inServerOrder } from '../counter/waiting-order.ts';
import { Elapsed } from '../shell/elapsed.tsx';
import type { Names } from '../shell/names.ts';
import { PromiseBadge } from '../shell/promise-badge.tsx';
import { TargetBadge } from '../shell/target-badge.tsx';
import type { ReadableView } from '../shell/use-names.ts';
import { useShortcuts } from '../shell/use-shortcuts.ts';
import { Waited } from '../shell/waited.tsx';
import { type Say, useWords } from '../shell/words.ts';
import { findVisits, SHOWN_VISITS } from './find-visits.ts';

interface VisitsPanelProps {
  readonly view: ReadableView;
  readonly names: Names;
}

/** Every open visit, waiting or not, to be found by anything that is known of it. */
export function VisitsPanel({ view, names }: VisitsPanelProps) {
  const { say } = useWords();
  const [search, setSearch] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useShortcuts({ '/': () => field.current?.focus() });
  const visits = useView(view, (state) => Object.values(state.visit));
  const services = useView(view, (state) => state.service);
  const found = useMemo(() => inServerOrder(findVisits(visits, search, names)), [visits, search, names]);
  const shown = found.slice(0, SHOWN_VISITS);
  return (
    <section className="panel floor-visits" aria-labelledby="visits-title">
      <div className="panel-head">
        <h2 id="visits-title">{say('floor.visits')}</h2>
        <span className="count">{found.length}</span>
        <SearchField className="search" aria-label={say('floor.search')} value={search} onChange={setSearch}>
          <Search size={16} aria-hidden="true" />
          <Input ref={field} aria-keyshortcuts="/" placeholder={say('floor.search')} />
          {search === '' ? null : (
            <AriaButton aria-label={say('floor.searchClear')}>
              <X size={14} aria-hidden="true" />
            </AriaButton>
          )}
        </SearchField>
      </div>
      <div className="panel-body">
        {shown.length === 0 ? (
          <div className="panel-empty">{say(visits.length === 0 ? 'floor.noVisits' : 'floor.noMatch')}</div>
        ) : (
          <table className="plain-table visits-table">
            <thead>
              <tr>
                <th scope="col">{say('floor.number')}</th>
                <th scope="col">{say('floor.service')}</th>
                <th scope="col">{say('floor.class')}</th>
                <th scope="col">{say('floor.where')}</th>
                <th scope="col" className="figure">
                  {say('floor.since')}
                </th>
                <th scope="col">{say('floor.target')}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((visit) => (
                <tr key={visit.id}>
                  <th scope="row">
                    <TicketNumber number={visit.number} className="strong" />
                  </th>
                  <td>{names.service(visit.serviceId)}</td>
                  <td>{names.class(visit.classId)}</td>
                  <td>
                    <span className="state-cell">
                      {sayStage(visit, names, say)}
                      <PromiseBadge promise={visit.promise} />
                      <EscalationBadge escalation={visit.escalation} />
                      <PrintBadge print={visit.print} />
                    </span>
                  </td>
                  <td className="figure">
                    {visit.stage.kind === 'waiting' ? (
                      <Waited source={view} stage={visit.stage} />
                    ) : (
                      <Elapsed source={view} since={sinceWhen(visit)} />
                    )}
                  </td>
                  <td>
                    <TargetBadge
                      source={view}
                      targetAt={visit.targetAt}
                      targetSeconds={services[visit.serviceId]?.targetSeconds ?? 0}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {found.length > SHOWN_VISITS ? (
          <p className="rows-more muted">{say('floor.more', { shown: SHOWN_VISITS, all: found.length })}</p>
        ) : null}
      </div>
    </section>
  );
}

/** Where a visit stands, in words. */
function sayStage({ stage }: Visit, names: Names, say: Say): string {
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
function sinceWhen({ stage }: Visit): string {
  switch (stage.kind) {
    case 'waiting':
      return stage.since;
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
