import { isReconnecting, useView } from '@foyer/client';
import { Badge, Button, StaleNotice, useWords } from '@foyer/ui';
import { AlarmClock, CircleDot, DoorClosed, DoorOpen, Moon, TicketPlus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { NEW_TICKET_KEY } from '../counter/counter-actions.ts';
import { BranchClock } from '../counter/counter-strip.tsx';
import { useShortcuts, withKey } from '../shell/shortcuts.tsx';
import { useTick } from '../shell/ticker.ts';
import { counterFigures, queueFigures } from './floor-figures.ts';
import type { FloorParts } from './floor-ui.ts';

/** The branch at a glance, and what opens and ends its day. */
export function BranchStrip({ view, commands, ui, actions }: FloorParts) {
  const words = useWords();
  const branch = useView(view, (state) => state.branch);
  const visits = useView(view, (state) => Object.values(state.visit));
  const counters = useView(view, (state) => state.counters);
  const contact = useView(view, (state) => ({
    freshness: state.freshness,
    ageSeconds: state.ageSeconds,
    reconnecting: isReconnecting(state),
  }));
  const pending = useStore(commands, (state) => state.pending);
  const now = useTick(view) ?? 0;
  const { waiting, overTarget, longestSeconds } = queueFigures(visits, now);
  const { open, all } = counterFigures(counters);
  const isOpen = branch?.status === 'open';
  const newTicket = () => ui.getState().open({ kind: 'newTicket' });
  useShortcuts(isOpen ? { [NEW_TICKET_KEY]: newTicket } : {});
  const day = branch?.day ?? null;
  const next = branch?.next ?? null;
  return (
    <div className="branch-strip">
      <div className="branch-state">
        <Badge
          tone={isOpen ? 'good' : 'neutral'}
          icon={isOpen ? <CircleDot aria-hidden="true" /> : <DoorClosed aria-hidden="true" />}
        >
          {words.t(isOpen ? 'floor.branchOpen' : 'floor.branchClosed')}
        </Badge>
        <span className="branch-day">{day === null ? words.t('floor.noDay') : words.day(day)}</span>
        <BranchClock view={view} />
        {next === null ? null : (
          <span className="branch-next">
            <AlarmClock size={16} aria-hidden="true" />
            {words.t(`floor.next.${next.what}`, { time: words.soon(next.at, now) })}
          </span>
        )}
      </div>
      <dl className="branch-figures">
        <Figure label={words.t('floor.waiting')}>{waiting}</Figure>
        <Figure label={words.t('floor.overTarget')} alarming={overTarget > 0}>
          {overTarget}
        </Figure>
        <Figure label={words.t('floor.longest')}>
          {longestSeconds === null ? words.t('shell.common.none') : words.duration(longestSeconds)}
        </Figure>
        <Figure label={words.t('floor.serving')}>
          {visits.filter(({ stage }) => stage.kind === 'serving' || stage.kind === 'called').length}
        </Figure>
        <Figure label={words.t('floor.countersOpen')}>{words.t('floor.of', { open, all })}</Figure>
      </dl>
      <StaleNotice className="strip-stale" {...contact} />
      <div className="branch-commands">
        <Button
          size="small"
          icon={<TicketPlus size={16} aria-hidden="true" />}
          isDisabled={!isOpen}
          render={withKey(NEW_TICKET_KEY.toUpperCase())}
          onPress={newTicket}
        >
          {words.t('dialogs.newTicket.title')}
        </Button>
        {isOpen ? (
          <Button
            size="small"
            icon={<DoorClosed size={16} aria-hidden="true" />}
            onPress={() => ui.getState().open({ kind: 'closeBranch' })}
          >
            {words.t('floor.closeBranch')}
          </Button>
        ) : (
          <Button
            size="small"
            variant="primary"
            icon={<DoorOpen size={16} aria-hidden="true" />}
            pending={pending === 'openBranch'}
            onPress={() => void commands.getState().send(actions.openBranch())}
          >
            {words.t('floor.openBranch')}
          </Button>
        )}
        <Button
          size="small"
          icon={<Moon size={16} aria-hidden="true" />}
          isDisabled={day === null}
          onPress={() => ui.getState().open({ kind: 'endDay' })}
        >
          {words.t('floor.endDay')}
        </Button>
      </div>
    </div>
  );
}

function Figure({
  label,
  alarming = false,
  children,
}: {
  readonly label: string;
  readonly alarming?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <div data-alarming={alarming || undefined}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
