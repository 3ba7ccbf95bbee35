import { assertNever } from '@foyer/basics';
import { Button, Spinner } from '@foyer/ui';
import { Camera, CircleQuestionMark, Printer, Ticket, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { JobView } from '../../bridge/kiosk-state.ts';
import { useKiosk, useKioskContext } from '../kiosk-context.ts';
import { LeaveCountdown } from './leave-countdown.tsx';

type TicketJob = Extract<JobView, { ticket: unknown }>;

/** What is known of the paper, in plain words, and what the customer can do about it. */
export function PrintNews({ job }: { readonly job: TicketJob }) {
  const { t } = useTranslation();
  const { store } = useKioskContext();
  const { startOver, answer, copy } = store.getState();
  const printer = useKiosk(({ kiosk }) => kiosk?.printer ?? 'none');
  const readyAgain = job.phase === 'failed' && job.copyable && (printer === 'ready' || printer === 'paper-low');
  const done = (
    <Button
      size="huge"
      variant={job.phase === 'printed' || readyAgain ? 'secondary' : 'primary'}
      className="big"
      onPress={startOver}
    >
      {t('ticket.done')}
    </Button>
  );
  switch (job.phase) {
    case 'issued':
      return (
        <News tone="plain" icon={<Camera />} title={t('ticket.noPaper')} detail={t('ticket.noPaperDetail')}>
          {done}
        </News>
      );
    case 'printing':
      return (
        <News tone="plain" icon={<Printer />} title={t(job.copy ? 'ticket.printingCopy' : 'ticket.printing')}>
          <Spinner size="medium" />
        </News>
      );
    case 'printed':
      return (
        <News
          tone="good"
          icon={<Ticket />}
          title={t('ticket.take')}
          detail={t('ticket.takeDetail')}
          foot={<LeaveCountdown />}
        >
          {done}
        </News>
      );
    case 'failed':
      return (
        <News
          tone={readyAgain ? 'plain' : 'warning'}
          icon={readyAgain ? <Printer /> : <TriangleAlert />}
          title={t(readyAgain ? 'failed.readyAgain' : 'failed.title')}
          detail={
            readyAgain
              ? t('failed.readyAgainDetail')
              : `${t(`failed.why.${job.trouble}`)} ${t(job.told ? 'failed.told' : 'failed.untold')}`
          }
        >
          {job.copyable ? (
            <Button size="huge" variant={readyAgain ? 'primary' : 'secondary'} className="big" onPress={copy}>
              {t('ticket.tryAgain')}
            </Button>
          ) : null}
          {done}
        </News>
      );
    case 'uncertain':
      return (
        <News
          tone="warning"
          icon={<CircleQuestionMark />}
          title={t('ticket.didItComeOut')}
          detail={t('ticket.didItComeOutDetail')}
        >
          <Button
            size="huge"
            variant="secondary"
            className="big"
            onPress={() => {
              answer(false);
              if (job.copyable) copy();
            }}
          >
            {t(job.copyable ? 'ticket.noCopy' : 'ticket.no')}
          </Button>
          <Button size="huge" variant="primary" className="big" onPress={() => answer(true)}>
            {t('ticket.yes')}
          </Button>
        </News>
      );
    default:
      return assertNever(job);
  }
}

interface NewsProps {
  readonly tone: 'plain' | 'good' | 'warning';
  readonly icon: ReactNode;
  readonly title: string;
  readonly detail?: string;
  readonly children: ReactNode;
  /** Below the actions; nothing that is read out. */
  readonly foot?: ReactNode;
}

function News({ tone, icon, title, detail, children, foot }: NewsProps) {
  return (
    <section className="news" data-tone={tone}>
      <div className="news-words" role="status">
        <span className="news-icon" aria-hidden="true">
          {icon}
        </span>
        <div>
          <h2>{title}</h2>
          {detail === undefined ? null : <p>{detail}</p>}
        </div>
      </div>
      <div className="news-actions">{children}</div>
      {foot}
    </section>
  );
}
