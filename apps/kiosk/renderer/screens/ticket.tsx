import { assertNever } from '@foyer/basics';
import { Button, QrCode, Spinner, TicketNumber, useWords } from '@foyer/ui';
import type { WordKey, Words } from '@foyer/words';
import { useStore } from 'zustand';
import type { CustomerTicket, JobView } from '../../bridge/kiosk-state.ts';
import { useBranchView, useKiosk, useKioskContext } from '../kiosk-context.ts';
import { Bar } from '../parts/bar.tsx';
import { Header } from '../parts/header.tsx';
import { PrintNews } from '../parts/print-news.tsx';

/** The ticket, from the touch until the customer has it. */
export function TicketScreen({ requestId }: { readonly requestId: string }) {
  const job = useKiosk((model) => model.kiosk?.job ?? null);
  const mine: JobView = job?.requestId === requestId ? job : { requestId, phase: 'issuing' };
  return (
    <div className="screen ticket-screen">
      <Header />
      <main className="ticket-main">
        <TicketBody job={mine} />
      </main>
      <Bar />
    </div>
  );
}

function TicketBody({ job }: { readonly job: JobView }) {
  const words = useWords();
  const { store } = useKioskContext();
  switch (job.phase) {
    case 'issuing':
      return (
        <div className="message" role="status">
          <Spinner size="large" />
          <h1>{words.t('kiosk.ticket.getting')}</h1>
        </div>
      );
    case 'refused':
      return (
        <div className="message">
          <h1>{words.t('kiosk.refused.title')}</h1>
          <p>{words.t(refusalKey(job.code, words))}</p>
          <Button size="huge" variant="primary" className="big" autoFocus onPress={store.getState().chooseAgain}>
            {words.t('kiosk.refused.another')}
          </Button>
        </div>
      );
    case 'unreachable':
      return (
        <div className="message">
          <h1>{words.t('kiosk.lost.title')}</h1>
          <p>{words.t('kiosk.lost.issue')}</p>
          <Button size="huge" variant="primary" className="big" autoFocus onPress={store.getState().startOver}>
            {words.t('kiosk.startOver')}
          </Button>
        </div>
      );
    case 'issued':
    case 'printing':
    case 'printed':
    case 'failed':
    case 'uncertain':
      return (
        <>
          <TicketCard ticket={job.ticket} />
          <PrintNews job={job} />
        </>
      );
    default:
      return assertNever(job);
  }
}

/** Why there is no ticket; a code that says nothing to customers has a sentence for all such. */
function refusalKey(code: string, words: Words): WordKey {
  const key = `kiosk.refused.${code}`;
  return words.has(key) ? key : 'kiosk.refused.other';
}

function TicketCard({ ticket }: { readonly ticket: CustomerTicket }) {
  const words = useWords();
  const name = useStore(useBranchView(), ({ service }) => service[ticket.serviceId]?.name);
  const wait = words.wait(ticket.estimate) ?? words.noWait(ticket.estimate);
  return (
    <section className="paper">
      <div className="paper-top">
        <p className="paper-label">{words.t('kiosk.ticket.yourNumber')}</p>
        <h1 className="paper-number">
          <TicketNumber number={ticket.number} />
        </h1>
        {name === undefined ? null : <p className="paper-service">{words.text(name)}</p>}
      </div>
      <div className="paper-rest">
        <div className="paper-facts">
          <p>{words.place(ticket.ahead, ticket.estimate, words.t('kiosk.ticket.next'))}</p>
          <p className="paper-estimate">{wait}</p>
          <p className="paper-scan">{words.t('kiosk.ticket.scan')}</p>
        </div>
        <QrCode className="qr" text={ticket.url} label={words.t('kiosk.ticket.scan')} />
      </div>
    </section>
  );
}
