import { useView } from '@foyer/client';
import { useWords } from '@foyer/ui';
import { Search, X } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Input } from 'react-aria-components/Input';
import { SearchField } from 'react-aria-components/SearchField';
import { inServerOrder } from '../counter/waiting-order.ts';
import { Choices } from '../shell/choices.tsx';
import { useShortcuts } from '../shell/shortcuts.tsx';
import { useTick } from '../shell/ticker.ts';
import { findVisits, SHOWN_VISITS, VISIT_FILTERS, type VisitFilter, visitsWithin } from './find-visits.ts';
import type { FloorParts } from './floor-ui.ts';
import { PastVisits } from './past-visits.tsx';
import { VisitsTable } from './visits-table.tsx';

/** Every open visit, waiting or not, to be found by anything that is known of it. */
export function VisitsPanel({ view, names, ui }: Pick<FloorParts, 'view' | 'names' | 'ui'>) {
  const words = useWords();
  const [search, setSearch] = useState('');
  const [filter, setFilter] = useState<VisitFilter | 'past'>('all');
  const field = useRef<HTMLInputElement>(null);
  useShortcuts({ '/': () => field.current?.focus() });
  const visits = useView(view, (state) => Object.values(state.visit));
  const services = useView(view, (state) => state.service);
  const now = useTick(view) ?? 0;
  const ordered = useMemo(() => inServerOrder(findVisits(visits, search, names)), [visits, search, names]);
  const found = visitsWithin(ordered, filter === 'past' ? 'all' : filter, services, now);
  const shown = found.slice(0, SHOWN_VISITS);
  return (
    <section className="panel floor-visits" aria-labelledby="visits-title">
      <div className="panel-head">
        <h2 id="visits-title">{words.t('floor.visits')}</h2>
        {filter === 'past' ? null : <span className="count">{found.length}</span>}
        <Choices<VisitFilter | 'past'>
          label={words.t('floor.filter.label')}
          labelHidden
          layout="bar"
          value={filter}
          onChange={setFilter}
          options={[...VISIT_FILTERS, 'past' as const].map((id) => ({ id, label: words.t(`floor.filter.${id}`) }))}
        />
        {filter === 'past' ? null : (
          <SearchField className="search" aria-label={words.t('floor.search')} value={search} onChange={setSearch}>
            <Search size={16} aria-hidden="true" />
            <Input ref={field} aria-keyshortcuts="/" placeholder={words.t('floor.search')} />
            {search === '' ? null : (
              <AriaButton aria-label={words.t('floor.searchClear')}>
                <X size={14} aria-hidden="true" />
              </AriaButton>
            )}
          </SearchField>
        )}
      </div>
      {filter === 'past' ? (
        <PastVisits view={view} names={names} onOpen={(visit) => ui.getState().open({ kind: 'past', visit })} />
      ) : (
        <div className="panel-body">
          {shown.length === 0 ? (
            <div className="panel-empty">{words.t(visits.length === 0 ? 'floor.noVisits' : 'floor.noMatch')}</div>
          ) : (
            <VisitsTable
              view={view}
              names={names}
              visits={shown}
              services={services}
              onOpen={({ id }) => ui.getState().open({ kind: 'visit', visitId: id })}
            />
          )}
          {found.length > SHOWN_VISITS ? (
            <p className="rows-more muted">{words.t('floor.more', { shown: SHOWN_VISITS, all: found.length })}</p>
          ) : null}
        </div>
      )}
    </section>
  );
}
