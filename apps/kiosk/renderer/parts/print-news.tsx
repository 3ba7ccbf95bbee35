import { assertNever } from '@foyer/basics';
import { Button, Spinner, useWords } from '@foyer/ui';
import { Camera, CircleQuestionMark, Printer, Ticket, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { JobView } from '../../bridge/kiosk-state.ts';
import { useKiosk, useKioskContext } from '../kiosk-context.ts';
import { LeaveCountdown } from './leave-countdown.tsx';

type TicketJob = Extract<JobView, { ticket: unknown }>;

/** What is known of the paper, in plain words, and what the customer can do about it. */
export function PrintNews({ job }: { readonly job: TicketJob }) {
  const words = useWords();
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
      {words.t('kiosk.ticket.done')}
    </Button>
  );
  switch (job.phase) {
    case 'issued':
      return (
        <News
          tone="plain"
          icon={<Camera />}
          title={words.t('kiosk.ticket.noPaper')}
          detail={words.t('kiosk.ticket.noPaperDetail')}
        >
          {done}
        </News>
      );
    case 'printing':
      return (
        <News
          tone="plain"
          icon={<Printer />}
          title={words.t(job.copy ? 'kiosk.ticket.printingCopy' : 'kiosk.ticket.printing')}
        >
          <Spinner size="medium" />
        </News>
      );
    case 'printed':
      return (
        <News
          tone="good"
          icon={<Ticket />}
          title={words.t('kiosk.ticket.take')}
          detail={words.t('kiosk.ticket.takeDetail')}
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
          title={words.t(readyAgain ? 'kiosk.failed.readyAgain' : 'kiosk.failed.title')}
          detail={words.t(readyAgain ? 'kiosk.failed.readyAgainDetail' : `kiosk.failed.why.${job.trouble}`)}
          more={readyAgain ? undefined : words.t(job.told ? 'kiosk.failed.told' : 'kiosk.failed.untold')}
        >
          {job.copyable ? (
            <Button size="huge" variant={readyAgain ? 'primary' : 'secondary'} className="big" onPress={copy}>
              {words.t('kiosk.ticket.tryAgain')}
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
          title={words.t('kiosk.ticket.didItComeOut')}
          detail={words.t('kiosk.ticket.didItComeOutDetail')}
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
            {words.t(job.copyable ? 'kiosk.ticket.noCopy' : 'kiosk.ticket.no')}
          </Button>
          <Button size="huge" variant="primary" className="big" onPress={() => answer(true)}>
            {words.t('kiosk.ticket.yes')}
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
  /** Another sentence after it. */
  readonly more?: string | undefined;
  readonly children: ReactNode;
  /** Below the actions; nothing that is read out. */
  readonly foot?: ReactNode;
}

function News({ tone, icon, title, detail, more, children, foot }: NewsProps) {
  return (
    <section className="news" data-tone={tone}>
      <div className="news-words" role="status">
        <span className="news-icon" aria-hidden="true">
          {icon}
        </span>
        <div>
          <h2>{title}</h2>
          {detail === undefined ? null : <p>{detail}</p>}
          {more === undefined ? null : <p>{more}</p>}
        </div>
      </div>
      <div className="news-actions">{children}</div>
      {foot}
    </section>
  );
}
