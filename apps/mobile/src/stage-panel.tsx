import { assertNever } from '@foyer/basics';
import type { Freshness } from '@foyer/client';
import type { Ticket } from '@foyer/contract';
import { localText } from '@foyer/ui';
import { CircleCheck, CircleX, Hourglass, Pause, UserRoundCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { WaitingPanel } from './waiting-panel.tsx';

export interface StagePanelProps {
  readonly stage: Ticket['stage'];
  readonly freshness: Freshness;
}

/** What the customer needs to know now. */
export function StagePanel({ stage, freshness }: StagePanelProps) {
  const { t, i18n } = useTranslation();
  switch (stage.kind) {
    case 'waiting':
      return <WaitingPanel stage={stage} freshness={freshness} />;
    case 'called': {
      const zone = localText(stage.zone, i18n.language);
      return (
        <div className="called" role="alert" key={stage.sequence}>
          <p className="called-heading">{t('called.heading')}</p>
          <p className="called-please">{t('called.please')}</p>
          <p className="called-counter" data-long={stage.counterNumber.length > 2 || undefined}>
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
          heading={t('serving.heading')}
          detail={t('serving.detail', { number: stage.counterNumber })}
        />
      );
    case 'held':
      return (
        <Statement
          icon={<Pause size={30} aria-hidden="true" />}
          heading={t('held.heading')}
          detail={t('held.detail')}
        />
      );
    case 'done': {
      const Icon = stage.how === 'finished' ? CircleCheck : stage.how === 'auto-closed' ? Hourglass : CircleX;
      return (
        <Statement
          icon={<Icon size={30} aria-hidden="true" />}
          heading={t(`done.${stage.how}.heading`)}
          detail={t(`done.${stage.how}.detail`)}
        />
      );
    }
    default:
      return assertNever(stage);
  }
}

function Statement({ icon, heading, detail }: { icon: ReactNode; heading: string; detail: string }) {
  return (
    <div className="statement" role="status">
      <span className="statement-icon">{icon}</span>
      <p className="statement-heading">{heading}</p>
      <p className="statement-detail">{detail}</p>
    </div>
  );
}
