import { useView } from '@foyer/client';
import type { Counter, Escalation } from '@foyer/contract';
import { Badge, Button, TicketNumber, useWords } from '@foyer/ui';
import {
  ArrowUpFromLine,
  CircleAlert,
  CircleCheck,
  Footprints,
  Hourglass,
  LifeBuoy,
  MessageSquareText,
  UserRoundCheck,
} from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { Commands } from '../shell/commands.ts';
import { Elapsed } from '../shell/elapsed.tsx';
import { formatPlace } from '../shell/format-facts.ts';
import { targetState } from '../shell/target-state.ts';
import { type TimeSource, useTick } from '../shell/ticker.ts';
import type { Names, ReadableView } from '../shell/use-names.ts';
import type { EscalationActions } from './escalation-actions.ts';
import { formatRaisedTo, presentLevel } from './raised-to.ts';
import '../shell/attention.css';

const SOURCES = { agent: 'floor.fromAgent', kiosk: 'floor.fromKiosk', phone: 'floor.fromPhone' } as const;

interface EscalationItemProps {
  readonly view: ReadableView;
  readonly names: Names;
  readonly commands: Commands;
  readonly actions: EscalationActions;
  readonly escalation: Escalation;
  /** May the user answer it? */
  readonly answerable: boolean;
  /** The user's own counter that is open, to which the customer could come; `null`: they have none. */
  readonly counter: Counter | null;
  readonly onAsk: (kind: 'advise' | 'resolve', escalation: Escalation) => void;
}

/** An escalation or a call for help: who asks, where, of whom, by when, what was answered, and what can be done. */
export function EscalationItem(props: EscalationItemProps) {
  const { view, names, escalation } = props;
  const words = useWords();
  const visit = useView(view, (state) => (escalation.visitId === null ? undefined : state.visit[escalation.visitId]));
  const level = presentLevel(escalation);
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
      <Said text={escalation.note} />
      {level === null || escalation.status !== 'raised' ? null : (
        <p className="attention-whom">
          <span className="muted">
            {words.t('floor.askedOf', {
              whom: formatRaisedTo({ role: level.role, people: level.people.map(({ name }) => name) }, words),
            })}
          </span>
          {escalation.levels.length > 1 ? (
            <Badge tone="warning" icon={<ArrowUpFromLine aria-hidden="true" />}>
              {words.t('floor.raisedFurther', { level: escalation.levels.length })}
            </Badge>
          ) : null}
          {level.reminded ? <Badge tone="warning">{words.t('floor.reminded')}</Badge> : null}
        </p>
      )}
      {escalation.advice === null ? null : (
        <p className="attention-answer">
          <MessageSquareText size={15} aria-hidden="true" />
          <span>
            <strong>{escalation.advice.by}</strong>{' '}
            <span dir="auto">{escalation.advice.text ?? words.t('floor.erased')}</span>
          </span>
        </p>
      )}
      {escalation.status === 'resolved' ? <Decision escalation={escalation} names={names} /> : null}
      <Answers {...props} present={visit !== undefined} />
    </li>
  );
}

/** What somebody wrote, in its own direction. */
function Said({ text }: { readonly text: string | null }) {
  return text === null ? null : (
    <p className="muted" dir="auto">
      {text}
    </p>
  );
}

/** What was decided, and by whom. */
function Decision({ escalation, names }: Pick<EscalationItemProps, 'escalation' | 'names'>) {
  const words = useWords();
  return (
    <>
      <p className="attention-answer">
        <CircleCheck size={15} aria-hidden="true" />
        <strong>
          {words.t('floor.decided', {
            agent: escalation.by ?? '',
            what: names.reason('resolution', escalation.resolution ?? ''),
          })}
        </strong>
      </p>
      <Said text={escalation.decision} />
    </>
  );
}

interface AnswersProps extends EscalationItemProps {
  /** Is its customer still there? */
  readonly present: boolean;
}

function Answers({ escalation, commands, actions, answerable, counter, onAsk, present }: AnswersProps) {
  const words = useWords();
  const pending = useStore(commands, (state) => state.pending);
  const { id, status, by, source, taken } = escalation;
  const box = useRef<HTMLDivElement>(null);
  const done = useRef(false);
  const send = async (action: ReturnType<EscalationActions['acknowledge']>) => {
    done.current = true;
    done.current = await commands.getState().send(action);
  };
  // The button goes with what it did, now or once the view has heard of it: whoever pressed it goes on from the next one.
  useEffect(() => {
    if (!done.current || document.activeElement !== document.body) return;
    done.current = false;
    box.current?.querySelector('button')?.focus();
  });
  const answered =
    status === 'acknowledged' ? (
      <Badge tone="accent" icon={<Footprints aria-hidden="true" />}>
        {words.t(taken === null ? 'floor.answered' : 'floor.taken', { agent: by ?? '' })}
      </Badge>
    ) : null;
  if (!answerable) return answered === null ? null : <div className="attention-actions">{answered}</div>;
  return (
    <div ref={box} className="attention-actions">
      {answered ?? (
        <Button
          size="small"
          variant="primary"
          icon={<Footprints size={15} aria-hidden="true" />}
          pending={pending === `acknowledge-${id}`}
          onPress={() => void send(actions.acknowledge(escalation))}
        >
          {words.t('floor.acknowledge')}
        </Button>
      )}
      {source === 'agent' ? (
        <Button
          size="small"
          icon={<MessageSquareText size={15} aria-hidden="true" />}
          onPress={() => onAsk('advise', escalation)}
        >
          {words.t('floor.advise')}
        </Button>
      ) : null}
      {present && counter !== null && counter.visitId !== escalation.visitId ? (
        <Button
          size="small"
          icon={<UserRoundCheck size={15} aria-hidden="true" />}
          isDisabled={counter.visitId !== null}
          pending={pending === `take-${id}`}
          onPress={() => void send(actions.takeOver(escalation, counter))}
        >
          {words.t('floor.takeOver')}
        </Button>
      ) : null}
      <Button
        size="small"
        icon={<CircleCheck size={15} aria-hidden="true" />}
        onPress={() => onAsk('resolve', escalation)}
      >
        {words.t('floor.resolve')}
      </Button>
    </div>
  );
}

/** How long until somebody must have answered; how long ago it was raised once somebody has. */
function Deadline({ source, escalation }: { readonly source: TimeSource; readonly escalation: Escalation }) {
  const words = useWords();
  const now = useTick(source);
  const level = presentLevel(escalation);
  if (now === null || level === null) return null;
  if (escalation.status !== 'raised') {
    return (
      <span className="attention-age">
        <Elapsed source={source} since={escalation.raisedAt} />
      </span>
    );
  }
  const length = (Date.parse(level.deadline) - Date.parse(level.since)) / 1000;
  const state = targetState(level.deadline, length, now);
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
