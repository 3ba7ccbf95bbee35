import { useView } from '@foyer/client';
import type { Visit } from '@foyer/contract';
import { Badge, IconButton, TicketNumber, useWords } from '@foyer/ui';
import { Footprints, Megaphone, Pin } from 'lucide-react';
import { type KeyboardEvent, useMemo } from 'react';
import { GridList, GridListItem } from 'react-aria-components/GridList';
import { ListLayout, Virtualizer } from 'react-aria-components/Virtualizer';
import { PlannedBadge } from '../itinerary/planned-badge.tsx';
import { QuoteBadge } from '../shell/quote-badge.tsx';
import { TargetBadge } from '../shell/target-badge.tsx';
import type { Names, ReadableView } from '../shell/use-names.ts';
import { Waited } from '../shell/waited.tsx';
import { TagBadges } from '../visits/tag-badges.tsx';
import { EscalationBadge } from './current-customer.tsx';
import { inServerOrder } from './waiting-order.ts';

/** How high a row is about, CSS pixels, until it has been drawn. */
const ROW_LAYOUT = { estimatedRowSize: 54 };

interface WaitingListProps {
  readonly view: ReadableView;
  readonly names: Names;
  readonly counterId: string;
  readonly canCall: boolean;
  readonly canAct: boolean;
  readonly onCall: (visit: Visit) => void;
  readonly onLeft: (visit: Visit) => void;
}

/** Everybody this counter may call, in the server's order. Only the rows in sight are drawn: hundreds may wait. */
export function WaitingList({ view, names, counterId, canCall, canAct, onCall, onLeft }: WaitingListProps) {
  const words = useWords();
  const waiting = useView(view, (state) => Object.values(state.visit).filter(({ stage }) => stage.kind === 'waiting'));
  const services = useView(view, (state) => state.service);
  const next = useView(view, (state) => state.next?.visitIds);
  const ordered = useMemo(() => inServerOrder(waiting, next), [waiting, next]);

  const listen = (event: KeyboardEvent) => {
    const row = event.target instanceof HTMLElement && event.target.role === 'row' ? event.target : null;
    const visit = ordered.find(({ id }) => id === row?.dataset.key);
    if (visit === undefined || event.repeat) return;
    if (event.key === 'Enter' && canCall) onCall(visit);
    else if (event.key === 'Delete' && canAct) onLeft(visit);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const keys = { enter: words.t('shell.key.enter'), delete: words.t('shell.key.delete') };
  return (
    <section className="panel waiting" aria-labelledby="waiting-title">
      <div className="panel-head">
        <h2 id="waiting-title">{words.t('counter.waiting')}</h2>
        <span className="count">{ordered.length}</span>
        <span className="panel-aside">{words.t('counter.waitingHint', keys)}</span>
      </div>
      <div className="panel-body" onKeyDownCapture={listen}>
        <Virtualizer layout={ListLayout} layoutOptions={ROW_LAYOUT} shouldObserveItemSize>
          <GridList
            aria-label={words.t('counter.waiting')}
            className="rows rows-many"
            id="waiting-rows"
            items={ordered}
            dependencies={[canCall, canAct, names, services, words]}
            renderEmptyState={() => <div className="panel-empty">{words.t('counter.waitingEmpty')}</div>}
          >
            {(visit) => (
              <GridListItem id={visit.id} textValue={visit.number} className="row">
                <span className="row-number">
                  <TicketNumber number={visit.number} />
                </span>
                <span className="row-lines">
                  <span className="row-line">
                    <span className="row-service">{names.service(visit.serviceId)}</span>
                    <span className="row-wait">
                      {visit.stage.kind === 'waiting' ? <Waited source={view} stage={visit.stage} /> : null}
                    </span>
                  </span>
                  <span className="row-line">
                    <span className="row-more">{names.class(visit.classId)}</span>
                    <TargetBadge
                      source={view}
                      targetAt={visit.targetAt}
                      targetSeconds={services[visit.serviceId]?.targetSeconds ?? 0}
                    />
                  </span>
                  <span className="row-marks">
                    <PinMark visit={visit} counterId={counterId} />
                    <EscalationBadge escalation={visit.escalation} />
                    <QuoteBadge quoteState={visit.quoteState} />
                    <PlannedBadge visit={visit} names={names} />
                    <TagBadges tags={visit.tags} names={names} />
                  </span>
                </span>
                <span className="row-actions">
                  <IconButton
                    size="small"
                    label={words.t('counter.callThis', { number: visit.number })}
                    isDisabled={!canCall}
                    onPress={() => onCall(visit)}
                  >
                    <Megaphone size={17} aria-hidden="true" className="mirrored" />
                  </IconButton>
                  <IconButton
                    size="small"
                    label={words.t('counter.leftThis', { number: visit.number })}
                    isDisabled={!canAct}
                    onPress={() => onLeft(visit)}
                  >
                    <Footprints size={17} aria-hidden="true" className="mirrored" />
                  </IconButton>
                </span>
              </GridListItem>
            )}
          </GridList>
        </Virtualizer>
      </div>
    </section>
  );
}

function PinMark({ visit, counterId }: { readonly visit: Visit; readonly counterId: string }) {
  const words = useWords();
  if (visit.stage.kind !== 'waiting') return null;
  const { pin, first } = visit.stage;
  if (pin === null && !first) return null;
  const text =
    pin === null
      ? words.t('counter.first')
      : pin.to === 'agent'
        ? words.t('counter.pinnedYou')
        : words.t(pin.counterId === counterId ? 'counter.pinnedHere' : 'counter.pinnedOther');
  return (
    <Badge tone="accent" icon={<Pin aria-hidden="true" />}>
      {text}
    </Badge>
  );
}
