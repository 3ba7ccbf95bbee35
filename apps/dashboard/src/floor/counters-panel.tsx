import { useView } from '@foyer/client';
import type { Counter, Visit } from '@foyer/contract';
import { Badge, IconButton, TicketNumber, useWords } from '@foyer/ui';
import { BellRing, CircleDot, CirclePause, DoorClosed, UserRound } from 'lucide-react';
import { Elapsed } from '../shell/elapsed.tsx';
import { PlainTable } from '../shell/plain-table.tsx';
import type { Names } from '../shell/use-names.ts';
import { counterFigures } from './floor-figures.ts';
import type { FloorParts } from './floor-ui.ts';

type CountersPanelProps = Pick<FloorParts, 'view' | 'names' | 'ui'>;

/** Every counter: who serves there, whom, and for how long. */
export function CountersPanel({ view, names, ui }: CountersPanelProps) {
  const words = useWords();
  const counters = useView(view, (state) => state.counters);
  const visits = useView(view, (state) => state.visit);
  const { open, all } = counterFigures(counters);
  return (
    <section className="panel floor-counters" aria-labelledby="counters-title">
      <div className="panel-head">
        <h2 id="counters-title">{words.t('floor.counters')}</h2>
        <span className="count">{words.t('floor.of', { open, all })}</span>
      </div>
      <PlainTable columns={[words.t('floor.counterShort'), words.t('floor.customer'), words.t('floor.state')]}>
        {counters.map((counter) => {
          const visit = counter.visitId === null ? undefined : visits[counter.visitId];
          const since = stateSince(counter, visit);
          return (
            <tr key={counter.id} data-status={counter.status}>
              <th scope="row">
                <span className="counter-name">
                  <IconButton
                    size="small"
                    label={words.t('floor.switchProfile', { counter: words.counter(counter.number, 'in-sentence') })}
                    onPress={() => ui.getState().open({ kind: 'profile', counterId: counter.id })}
                  >
                    <bdi className="counter-badge">{counter.number}</bdi>
                  </IconButton>
                  {counter.agentName === null ? (
                    <span>
                      <span className="counter-zone">{words.text(counter.zone)}</span>
                    </span>
                  ) : (
                    <span>
                      <span className="strong">{counter.agentName}</span>
                      <small className="muted">{words.text(counter.zone)}</small>
                    </span>
                  )}
                </span>
              </th>
              <td>
                {visit === undefined ? (
                  <span className="muted">{words.t('shell.common.none')}</span>
                ) : (
                  <>
                    <TicketNumber number={visit.number} className="strong" />
                    <small className="muted cut">{names.service(visit.serviceId)}</small>
                  </>
                )}
              </td>
              <td>
                <CounterState names={names} counter={counter} visit={visit} />
                {since === null ? null : (
                  <small className="muted counter-since">
                    <Elapsed source={view} since={since} />
                  </small>
                )}
                {counter.switched ? (
                  <small className="muted cut">
                    {words.t('floor.profileToday', { profile: names.profile(counter.profileId) })}
                  </small>
                ) : null}
              </td>
            </tr>
          );
        })}
      </PlainTable>
    </section>
  );
}

/** When the counter came to stand as it does; `null` where nobody minds for how long. */
function stateSince(counter: Counter, visit: Visit | undefined): string | null {
  if (counter.status === 'paused') return counter.since;
  if (counter.status === 'closed' || visit === undefined) return null;
  if (visit.stage.kind === 'called') return visit.stage.lastCalledAt;
  return visit.stage.kind === 'serving' ? visit.stage.startedAt : null;
}

interface CounterStateProps {
  readonly counter: Counter;
  readonly visit: Visit | undefined;
  readonly names: Names;
}

function CounterState({ counter, visit, names }: CounterStateProps) {
  const words = useWords();
  if (counter.status === 'closed') {
    return <Badge icon={<DoorClosed aria-hidden="true" />}>{words.t('counter.status.closed')}</Badge>;
  }
  if (counter.status === 'paused') {
    return (
      <Badge tone="warning" icon={<CirclePause aria-hidden="true" />}>
        {counter.reason === null ? words.t('counter.status.paused') : names.reason('pause', counter.reason)}
      </Badge>
    );
  }
  if (visit?.stage.kind === 'called') {
    return (
      <Badge tone="warning" icon={<BellRing aria-hidden="true" />}>
        {words.t('counter.called')}
      </Badge>
    );
  }
  if (visit?.stage.kind === 'serving') {
    return (
      <Badge tone="good" icon={<UserRound aria-hidden="true" />}>
        {words.t('counter.serving')}
      </Badge>
    );
  }
  return (
    <Badge tone="accent" icon={<CircleDot aria-hidden="true" />}>
      {words.t('floor.free')}
    </Badge>
  );
}
