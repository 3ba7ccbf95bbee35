import { useView } from '@foyer/client';
import type { CallReason, Visit } from '@foyer/contract';
import { Badge, TicketNumber, useWords } from '@foyer/ui';
import { Megaphone } from 'lucide-react';
import type { ReactNode } from 'react';
import { QuoteBadge } from '../shell/quote-badge.tsx';
import { TargetBadge } from '../shell/target-badge.tsx';
import { secondsSince } from '../shell/target-state.ts';
import { type TimeSource, useTick } from '../shell/ticker.ts';
import type { Names, ReadableView } from '../shell/use-names.ts';
import { formatCallReason } from './call-reason.ts';
import { CommandButton } from './command-button.tsx';
import { COUNTER_COMMANDS } from './counter-actions.ts';

interface NextCustomerProps {
  readonly view: ReadableView;
  readonly names: Names;
  readonly possible: boolean;
  readonly pending: boolean;
  readonly onCallNext: () => void;
  /** Until the next is called by itself; `null` where that is not under way. */
  readonly secondsLeft: number | null;
  /** How the agent likes to work here. */
  readonly children?: ReactNode;
}

/** Who is next and why, as the server says, and the button that calls them. */
export function NextCustomer(props: NextCustomerProps) {
  const { view, names, possible, pending, onCallNext, secondsLeft, children } = props;
  const words = useWords();
  const next = useView(view, (state) => state.next);
  const visit = useView(view, (state) => (state.next?.visitId ? (state.visit[state.next.visitId] ?? null) : null));
  const targetSeconds = useView(view, (state) =>
    visit === null ? 0 : (state.service[visit.serviceId]?.targetSeconds ?? 0),
  );
  return (
    <div className="next">
      <div className="next-who">
        <h2 className="next-label">{words.t('counter.next')}</h2>
        {children}
        {visit === null ? (
          <div className="next-nobody">
            <p className="strong">{words.t(next?.visitId ? 'counter.nextHidden' : 'counter.nextNone')}</p>
            <p className="muted">{words.t('counter.nextNoneText')}</p>
          </div>
        ) : (
          <>
            <p className="next-number">
              <TicketNumber number={visit.number} />
            </p>
            <div className="next-facts">
              <p className="next-service">{names.service(visit.serviceId)}</p>
              <p className="next-badges">
                <Badge>{names.class(visit.classId)}</Badge>
                <TargetBadge source={view} targetAt={visit.targetAt} targetSeconds={targetSeconds} />
                <QuoteBadge quoteState={visit.quoteState} />
              </p>
            </div>
            {secondsLeft === null ? (
              <p className="next-why">
                {next?.because ? <Why source={view} because={next.because} stage={visit.stage} names={names} /> : null}
              </p>
            ) : (
              <p className="auto-call" role="status">
                {words.t('counter.auto.soon', { number: visit.number, seconds: secondsLeft })}
              </p>
            )}
          </>
        )}
      </div>
      <CommandButton
        label={words.t('counter.callNext')}
        hint={COUNTER_COMMANDS.callNext.key.toUpperCase()}
        icon={<Megaphone size={28} aria-hidden="true" className="mirrored" />}
        variant="primary"
        size="huge"
        possible={possible}
        pending={pending}
        onPress={onCallNext}
      />
    </div>
  );
}

interface WhyProps {
  readonly source: TimeSource;
  readonly because: CallReason;
  readonly stage: Visit['stage'];
  readonly names: Names;
}

/** Why this one, with the wait as it runs on: the server says it again only when somebody else would be next. */
function Why({ source, because, stage, names }: WhyProps) {
  const words = useWords();
  const now = useTick(source);
  const runs = because.rule === 'policy' && stage.kind === 'waiting' && now !== null;
  return formatCallReason(
    runs ? { ...because, waitedSeconds: secondsSince(stage.seniority, now) } : because,
    words,
    names,
  );
}
