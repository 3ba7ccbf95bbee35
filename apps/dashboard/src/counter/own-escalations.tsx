import { useView } from '@foyer/client';
import { Badge, TicketNumber, useWords } from '@foyer/ui';
import { LifeBuoy } from 'lucide-react';
import { Elapsed } from '../shell/elapsed.tsx';
import { formatPlace } from '../shell/format-facts.ts';
import type { Names, ReadableView } from '../shell/use-names.ts';

interface OwnEscalationsProps {
  readonly view: ReadableView;
  readonly names: Names;
}

/** What has become of the escalations about this counter's visits. */
export function OwnEscalations({ view, names }: OwnEscalationsProps) {
  const words = useWords();
  const escalations = useView(view, (state) => Object.values(state.escalation));
  const visits = useView(view, (state) => state.visit);
  return (
    <section className="panel escalations" aria-labelledby="escalations-title">
      <div className="panel-head">
        <h2 id="escalations-title">{words.t('counter.help')}</h2>
        <span className="count">{escalations.length}</span>
      </div>
      <div className="panel-body" tabIndex={escalations.length > 1 ? 0 : -1}>
        {escalations.length === 0 ? (
          <div className="panel-empty">{words.t('counter.helpEmpty')}</div>
        ) : (
          <ul className="rows">
            {escalations.map((escalation) => (
              <li key={escalation.id} className="row">
                <span className="row-number">
                  {escalation.number === null ? null : <TicketNumber number={escalation.number} />}
                </span>
                <span className="row-facts">
                  <span className="row-service">{names.reason('escalation', escalation.reason)}</span>
                  <span className="row-more">
                    {escalation.status === 'acknowledged'
                      ? words.t('floor.answered', { agent: escalation.by ?? '' })
                      : formatPlace(
                          escalation,
                          escalation.visitId === null ? undefined : visits[escalation.visitId],
                          names,
                          words,
                        )}
                  </span>
                </span>
                <span className="row-wait">
                  <Elapsed source={view} since={escalation.raisedAt} />
                  <Badge
                    tone={escalation.status === 'acknowledged' ? 'accent' : 'danger'}
                    icon={<LifeBuoy aria-hidden="true" />}
                  >
                    {words.t(escalation.status === 'acknowledged' ? 'shell.common.onTheWay' : 'shell.common.escalated')}
                  </Badge>
                </span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}
