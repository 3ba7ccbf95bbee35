import { useView } from '@foyer/client';
import type { Estimate, Service } from '@foyer/contract';
import { Badge, IconButton, type Tone, useWords } from '@foyer/ui';
import {
  CircleAlert,
  CircleCheck,
  CircleDot,
  CircleOff,
  CirclePause,
  Hourglass,
  type LucideIcon,
  Pause,
  Play,
  UserX,
} from 'lucide-react';
import { useStore } from 'zustand';
import { AgeNote } from '../shell/age-note.tsx';
import { PlainTable } from '../shell/plain-table.tsx';
import { useTick } from '../shell/ticker.ts';
import { type QueueFigures, queueFigures } from './floor-figures.ts';
import type { FloorParts } from './floor-ui.ts';

const LOOK: Readonly<Record<Service['status'], { tone: Tone; Icon: LucideIcon }>> = {
  open: { tone: 'good', Icon: CircleDot },
  unstaffed: { tone: 'warning', Icon: UserX },
  suspended: { tone: 'warning', Icon: CirclePause },
  full: { tone: 'danger', Icon: CircleAlert },
  'last-ticket': { tone: 'warning', Icon: Hourglass },
  closed: { tone: 'neutral', Icon: CircleOff },
  retired: { tone: 'neutral', Icon: CircleOff },
};

/** One that is offered no more is shown while somebody still waits for it. */
const isShown = ({ status, waiting }: Service) => status !== 'retired' || waiting > 0;

/** Every service with its queue against its target. */
export function ServicesPanel({ view, names, commands, ui, actions }: FloorParts) {
  const words = useWords();
  const services = useView(view, (state) => state.services).filter(isShown);
  const visits = useView(view, (state) => Object.values(state.visit));
  const hidden = useView(view, (state) => state.freshness === 'withheld' || state.freshness === 'fallback');
  const pending = useStore(commands, (state) => state.pending);
  const now = useTick(view) ?? 0;
  const branchOpen = useView(view, (state) => state.branch?.status === 'open');
  return (
    <section className="panel floor-services" aria-labelledby="services-title">
      <div className="panel-head">
        <h2 id="services-title">{words.t('floor.services')}</h2>
      </div>
      <PlainTable
        columns={[
          words.t('floor.service'),
          { label: words.t('floor.queue'), className: 'figure' },
          { label: words.t('floor.longestShort'), className: 'figure' },
          words.t('floor.target'),
          words.t('floor.estimate'),
          { label: words.t('floor.suspend'), hidden: true },
        ]}
      >
        {services.map((service) => {
          const figures = queueFigures(visits, now, service.id);
          const { waiting, longestSeconds } = figures;
          const name = names.service(service.id);
          const { tone, Icon } = LOOK[service.status];
          return (
            <tr key={service.id}>
              <th scope="row" className="service-name">
                <span className="strong">{name}</span>
                {service.status === 'suspended' && service.reason !== null ? (
                  <small className="muted">{names.reason('suspension', service.reason)}</small>
                ) : null}
              </th>
              <td className="figure big-figure">{waiting}</td>
              <td className="figure nowrap">
                {longestSeconds === null ? words.t('shell.common.none') : words.duration(longestSeconds)}
              </td>
              <td>
                {waiting === 0 ? (
                  <span className="muted">{words.t('shell.common.none')}</span>
                ) : (
                  <AgainstTarget {...figures} />
                )}
              </td>
              <td className="muted nowrap">
                {service.status === 'open' && hidden ? words.t('shell.estimate.none') : null}
                {service.status === 'open' && !hidden ? (
                  <>
                    <ArrivalWait estimate={service.estimate} />
                    <AgeNote source={view} estimate={service.estimate} />
                  </>
                ) : null}
                {service.status === 'open' ? null : (
                  <Badge tone={tone} icon={<Icon aria-hidden="true" />}>
                    {words.t(`floor.status.${service.status}`)}
                  </Badge>
                )}
                {service.status === 'closed' && service.opensAt !== null && branchOpen ? (
                  <small>{words.opens(service.opensAt, now)}</small>
                ) : null}
              </td>
              <td className="figure">
                {service.status === 'suspended' ? (
                  <IconButton
                    size="small"
                    label={words.t('floor.resumeThis', { service: name })}
                    isDisabled={pending === `resume-${service.id}`}
                    onPress={() => void commands.getState().send(actions.resumeService(service))}
                  >
                    <Play size={17} aria-hidden="true" />
                  </IconButton>
                ) : (
                  <IconButton
                    size="small"
                    label={words.t('floor.suspendThis', { service: name })}
                    onPress={() => ui.getState().open({ kind: 'suspend', serviceId: service.id })}
                  >
                    <Pause size={17} aria-hidden="true" />
                  </IconButton>
                )}
              </td>
            </tr>
          );
        })}
      </PlainTable>
    </section>
  );
}

/** How a queue stands against its target: who is over it, else who will be as far as that is known. */
function AgainstTarget({ overTarget, willBeOver, isForeseen }: QueueFigures) {
  const words = useWords();
  if (overTarget > 0) {
    return (
      <Badge tone="danger" icon={<CircleAlert aria-hidden="true" />}>
        {words.t('floor.overCount', { count: overTarget })}
      </Badge>
    );
  }
  if (willBeOver > 0) {
    return (
      <Badge tone="warning" icon={<Hourglass aria-hidden="true" />}>
        {words.t('floor.overSoon', { count: willBeOver })}
      </Badge>
    );
  }
  return isForeseen ? (
    <Badge tone="good" icon={<CircleCheck aria-hidden="true" />}>
      {words.t('floor.allWithin')}
    </Badge>
  ) : (
    <Badge>{words.t('floor.notOver')}</Badge>
  );
}

/** What a new arrival would be told, the bound below it. */
function ArrivalWait({ estimate }: { readonly estimate: Estimate }) {
  const words = useWords();
  const said = words.waitParts(estimate);
  if (said === null) return words.t('shell.estimate.none');
  return (
    <>
      {said.about}
      {said.most === null ? null : <small>{said.most}</small>}
    </>
  );
}
