import { assertNever } from '@foyer/basics';
import type { Freshness } from '@foyer/client';
import type { Ticket } from '@foyer/contract';
import { useWords } from '@foyer/ui';
import { hasOwnName } from '@foyer/words';
import { CircleCheck, CircleX, Hourglass, Pause, UserRoundCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { WaitingPanel } from './waiting-panel.tsx';

export interface StagePanelProps {
  readonly stage: Ticket['stage'];
  /** When the branch opens again, in words. */
  readonly opens: string | null;
  /** When it is going to close. */
  readonly closesAt: string | null;
  readonly freshness: Freshness;
}

/** What the customer needs to know now. */
export function StagePanel({ stage, freshness, opens, closesAt }: StagePanelProps) {
  const words = useWords();
  switch (stage.kind) {
    case 'waiting':
      return <WaitingPanel stage={stage} freshness={freshness} closesAt={closesAt} />;
    case 'called': {
      const zone = words.text(stage.zone);
      const named = hasOwnName(stage.counterNumber);
      return (
        <div className="called" role="alert" key={stage.sequence}>
          <p className="called-heading">{words.t('mobile.called.heading')}</p>
          <p className="called-please">{named ? words.t('mobile.called.pleaseTo') : words.counterNoun('come')}</p>
          <p
            className="called-counter"
            data-long={stage.counterNumber.length > 2 || undefined}
            data-named={named || undefined}
          >
            <bdi>{stage.counterNumber}</bdi>
          </p>
          {zone === '' ? null : <p className="called-zone">{zone}</p>}
        </div>
      );
    }
    case 'serving':
      return (
        <Statement
          icon={<UserRoundCheck size={30} aria-hidden="true" />}
          heading={words.t('mobile.serving.heading')}
          detail={words.t('mobile.serving.detail', { counter: words.counter(stage.counterNumber, 'in-sentence') })}
        />
      );
    case 'held':
      return (
        <Statement
          icon={<Pause size={30} aria-hidden="true" />}
          heading={words.t('mobile.held.heading')}
          detail={words.t('mobile.held.detail')}
        />
      );
    case 'done': {
      const Icon = stage.how === 'finished' ? CircleCheck : stage.how === 'auto-closed' ? Hourglass : CircleX;
      return (
        <Statement
          icon={<Icon size={30} aria-hidden="true" />}
          heading={words.t(`mobile.done.${stage.how}.heading`)}
          detail={words.t(`mobile.done.${stage.how}.detail`)}
          more={stage.how === 'auto-closed' ? opens : null}
        />
      );
    }
    default:
      return assertNever(stage);
  }
}

function Statement({
  icon,
  heading,
  detail,
  more = null,
}: {
  icon: ReactNode;
  heading: string;
  detail: string;
  more?: string | null;
}) {
  return (
    <div className="statement" role="status">
      <span className="statement-icon">{icon}</span>
      <p className="statement-heading">{heading}</p>
      <p className="statement-detail">{detail}</p>
      {more === null ? null : <p className="statement-detail">{more}</p>}
    </div>
  );
}
