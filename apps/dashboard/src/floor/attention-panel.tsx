import { useView } from '@foyer/client';
import type { Escalation } from '@foyer/contract';
import { Badge, Button, formatDuration, TicketNumber } from '@foyer/ui';
import { CircleAlert, CircleCheck, Footprints, Hourglass, LifeBuoy, Printer } from 'lucide-react';
import { useStore } from 'zustand';
import { Elapsed } from '../shell/elapsed.tsx';
import { sayPlace } from '../shell/say-place.ts';
import { sayKnownReason } from '../shell/say-reason.ts';
import { targetState } from '../shell/target-state.ts';
import { type TimeSource, useTick } from '../shell/ticker.ts';
import { useWords } from '../shell/words.ts';
import { byUrgency } from './attention-order.ts';
import type { FloorParts } from './floor-ui.ts';

const SOURCES = { agent: 'floor.fromAgent', kiosk: 'floor.fromKiosk', phone: 'floor.fromPhone' } as const;

/** Escalations, calls for help and prints that did not come out, with what can be done about each. */
export function AttentionPanel({ view, desk, ui, presses }: FloorParts) {
  const { say } = useWords();
  const escalations = useView(view, (state) => Object.values(state.escalation));
  const prints = useView(view, (state) => Object.values(state.print));
  const pending = useStore(desk, (state) => state.pending);
  const nothing = escalations.length === 0 && prints.length === 0;
  return (
    <section className="panel attention" aria-labelledby="attention-title">
      <div className="panel-head">
        <h2 id="attention-title">{say('floor.attention')}</h2>
        <span className="count">{escalations.length + prints.length}</span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable to be scrolled by keys */}
      <div className="panel-body" tabIndex={0}>
        {nothing ? (
          <div className="panel-empty">
            <p className="strong">{say('floor.attentionEmpty')}</p>
            <p>{say('floor.attentionText')}</p>
          </div>
        ) : null}
        <ul>
          {byUrgency(escalations).map((escalation) => (
            <li key={escalation.id} className="attention-item" data-status={escalation.status}>
              <div className="attention-head">
                <LifeBuoy size={18} aria-hidden="true" />
                <span className="strong">
                  {say(SOURCES[escalation.source])}
                  {escalation.number === null ? null : (
                    <>
                      {' '}
                      <TicketNumber number={escalation.number} />
                    </>
                  )}
                </span>
                <Deadline source={view} escalation={escalation} />
              </div>
              <p>
                {sayKnownReason(escalation.reason, say)} <span className="muted">· {sayPlace(escalation, say)}</span>
              </p>
              {escalation.note === null ? null : (
                <p className="muted" dir="auto">
                  {escalation.note}
                </p>
              )}
              <div className="attention-actions">
                {escalation.status === 'raised' ? (
                  <Button
                    size="small"
                    variant="primary"
                    icon={<Footprints size={15} aria-hidden="true" />}
                    pending={pending === `acknowledge-${escalation.id}`}
                    onPress={() => void desk.getState().press(presses.acknowledge(escalation))}
                  >
                    {say('floor.acknowledge')}
                  </Button>
                ) : (
                  <Badge tone="accent" icon={<Footprints aria-hidden="true" />}>
                    {say('floor.answered', { agent: escalation.by ?? '' })}
                  </Badge>
                )}
                <Button
                  size="small"
                  icon={<CircleCheck size={15} aria-hidden="true" />}
                  onPress={() => ui.getState().open({ kind: 'resolve', escalationId: escalation.id })}
                >
                  {say('floor.resolve')}
                </Button>
              </div>
            </li>
          ))}
          {prints.map((print) => (
            <li key={print.id} className="attention-item">
              <div className="attention-head">
                <Printer size={18} aria-hidden="true" />
                <span className="strong">
                  {say(print.status === 'failed' ? 'floor.printFailed' : 'floor.printUncertain', {
                    number: print.number,
                  })}
                </span>
                <span className="attention-age">
                  <Elapsed source={view} since={print.requestedAt} />
                </span>
              </div>
              {print.reason === null ? null : <p className="muted">{sayKnownReason(print.reason, say)}</p>}
              {print.status === 'uncertain' ? (
                <div className="attention-actions">
                  <Button
                    size="small"
                    icon={<CircleCheck size={15} aria-hidden="true" />}
                    pending={pending === `print-${print.id}`}
                    onPress={() => void desk.getState().press(presses.markPrinted(print))}
                  >
                    {say('floor.markPrinted')}
                  </Button>
                </div>
              ) : null}
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

/** How long until somebody must have answered; how long ago it was raised once somebody has. */
function Deadline({ source, escalation }: { readonly source: TimeSource; readonly escalation: Escalation }) {
  const { say, language } = useWords();
  const now = useTick(source);
  if (now === null) return null;
  if (escalation.status !== 'raised') {
    return (
      <span className="attention-age">
        <Elapsed source={source} since={escalation.raisedAt} />
      </span>
    );
  }
  const length = (Date.parse(escalation.deadline) - Date.parse(escalation.raisedAt)) / 1000;
  const state = targetState(escalation.deadline, length, now);
  if (state === null) return null;
  const time = formatDuration(state.seconds, language, 'clock');
  return (
    <Badge
      className="attention-age"
      tone={state.kind === 'over' ? 'danger' : state.kind === 'soon' ? 'warning' : 'neutral'}
      icon={state.kind === 'over' ? <CircleAlert aria-hidden="true" /> : <Hourglass aria-hidden="true" />}
    >
      {say(state.kind === 'over' ? 'floor.late' : 'floor.due', { time })}
    </Badge>
  );
}
