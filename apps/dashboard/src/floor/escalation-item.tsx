import { useView } from '@foyer/client';
import type { Escalation } from '@foyer/contract';
import { Badge, Button, TicketNumber, useWords } from '@foyer/ui';
import { CircleAlert, CircleCheck, Footprints, Hourglass, LifeBuoy } from 'lucide-react';
import { useStore } from 'zustand';
import { Elapsed } from '../shell/elapsed.tsx';
import { formatPlace } from '../shell/format-facts.ts';
import { targetState } from '../shell/target-state.ts';
import { type TimeSource, useTick } from '../shell/ticker.ts';
import type { FloorParts } from './floor-ui.ts';

const SOURCES = { agent: 'floor.fromAgent', kiosk: 'floor.fromKiosk', phone: 'floor.fromPhone' } as const;

type EscalationItemProps = FloorParts & { readonly escalation: Escalation };

/** An escalation or a call for help: who asks, where, by when, and what can be done. */
export function EscalationItem({ view, names, commands, ui, actions, escalation }: EscalationItemProps) {
  const words = useWords();
  const pending = useStore(commands, (state) => state.pending);
  const visit = useView(view, (state) => (escalation.visitId === null ? undefined : state.visit[escalation.visitId]));
  return (
    <li className="attention-item" data-status={escalation.status}>
      <div className="attention-head">
        <LifeBuoy size={18} aria-hidden="true" />
        <span className="strong">
          {words.t(SOURCES[escalation.source])}
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
        {words.t('shell.common.facts', {
          first: names.reason('escalation', escalation.reason),
          second: formatPlace(escalation, visit, names, words),
        })}
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
            onPress={() => void commands.getState().send(actions.acknowledge(escalation))}
          >
            {words.t('floor.acknowledge')}
          </Button>
        ) : (
          <Badge tone="accent" icon={<Footprints aria-hidden="true" />}>
            {words.t('floor.answered', { agent: escalation.by ?? '' })}
          </Badge>
        )}
        <Button
          size="small"
          icon={<CircleCheck size={15} aria-hidden="true" />}
          onPress={() => ui.getState().open({ kind: 'resolve', escalationId: escalation.id })}
        >
          {words.t('floor.resolve')}
        </Button>
      </div>
    </li>
  );
}

/** How long until somebody must have answered; how long ago it was raised once somebody has. */
function Deadline({ source, escalation }: { readonly source: TimeSource; readonly escalation: Escalation }) {
  const words = useWords();
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
  const time = words.duration(state.seconds, 'clock');
  return (
    <Badge
      className="attention-age"
      tone={state.kind === 'over' ? 'danger' : state.kind === 'soon' ? 'warning' : 'neutral'}
      icon={state.kind === 'over' ? <CircleAlert aria-hidden="true" /> : <Hourglass aria-hidden="true" />}
    >
      {words.t(state.kind === 'over' ? 'floor.late' : 'floor.due', { time })}
    </Badge>
  );
}
