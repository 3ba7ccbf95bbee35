import { useView } from '@foyer/client';
import { useWords } from '@foyer/ui';
import { EscalationItem } from '../escalations/escalation-item.tsx';
import { byUrgency, mayAnswer } from '../escalations/raised-to.ts';
import { useTick } from '../shell/ticker.ts';
import {
  deviceTrouble,
  idleCounters,
  lateServices,
  overdueCounters,
  unansweredCalls,
  withoutCounter,
} from './attention.ts';
import { CounterItem } from './counter-item.tsx';
import { DeviceItem } from './device-item.tsx';
import type { FloorParts } from './floor-ui.ts';
import { PrintItem } from './print-item.tsx';
import { ServiceItem } from './service-item.tsx';

/**
 * Escalations, calls for help, counters that stand still, services that are late or no counter has, devices in trouble and
 * tickets that did not come out, with what can be done.
 */
export function AttentionPanel({ view, names, commands, ui, actions, user }: FloorParts) {
  const words = useWords();
  const escalations = useView(view, (state) => Object.values(state.escalation));
  const prints = useView(view, (state) => Object.values(state.print));
  const isOpen = useView(view, (state) => state.branch?.status === 'open');
  const devices = useView(view, (state) => Object.values(state.device)).flatMap((device) => {
    const trouble = deviceTrouble(device, isOpen);
    return trouble === null ? [] : [{ device, trouble }];
  });
  const services = useView(view, (state) => state.services);
  const counters = useView(view, (state) => state.counters);
  const counter = counters.find(({ agentId, status }) => agentId === user.id && status === 'open') ?? null;
  const unserved = withoutCounter(services, counters);
  const now = useTick(view) ?? 0;
  const visits = useView(view, (state) => state.visit);
  const idle = idleCounters(counters, Object.values(visits), now);
  const overdue = overdueCounters(counters, now);
  const unanswered = unansweredCalls(Object.values(visits), now).flatMap(({ visit, counterId, seconds }) => {
    const counter = counters.find(({ id }) => id === counterId);
    return counter === undefined ? [] : [{ counter, number: visit.number, seconds }];
  });
  const late = lateServices(services, counters, Object.values(visits), now);
  const standing = idle.length + overdue.length + unanswered.length;
  const count = standing + late.length + unserved.length + escalations.length + devices.length + prints.length;
  return (
    <section className="panel attention" aria-labelledby="attention-title">
      <div className="panel-head">
        <h2 id="attention-title">{words.t('floor.attention')}</h2>
        <span className="count">{count}</span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable to be scrolled by keys */}
      <div className="panel-body" tabIndex={0}>
        {count === 0 ? (
          <div className="panel-empty">
            <p className="strong">{words.t('floor.attentionEmpty')}</p>
            <p>{words.t('floor.attentionText')}</p>
          </div>
        ) : (
          <ul>
            {byUrgency(escalations).map((escalation) => (
              <EscalationItem
                key={escalation.id}
                {...{ view, names, commands, actions, escalation, counter }}
                answerable={mayAnswer(escalation, user)}
                onAsk={(kind, { id: escalationId }) => ui.getState().open({ kind, escalationId })}
              />
            ))}
            {unanswered.map(({ counter, ...call }) => (
              <CounterItem key={counter.id} {...{ ui, counter }} standstill={{ kind: 'unanswered', ...call }} />
            ))}
            {idle.map(({ counter, ...rest }) => (
              <CounterItem key={counter.id} {...{ ui, counter }} standstill={{ kind: 'idle', ...rest }} />
            ))}
            {overdue.map((counter) => (
              <CounterItem key={counter.id} {...{ ui, counter }} standstill={{ kind: 'overdue' }} />
            ))}
            {unserved.map(({ id, waiting }) => (
              <ServiceItem key={id} service={names.service(id)} trouble={{ kind: 'no-counter', waiting }} />
            ))}
            {late.map(({ id, ...trouble }) => (
              <ServiceItem key={id} service={names.service(id)} trouble={{ kind: 'over-target', ...trouble }} />
            ))}
            {devices.map(({ device, trouble }) => (
              <DeviceItem key={device.id} view={view} device={device} trouble={trouble} />
            ))}
            {prints.map((print) => (
              <PrintItem key={print.id} {...{ view, commands, actions, print }} />
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}
