import type { RouteReply } from '@foyer/contract';
import { Button, Dialog, QrCode, TicketNumber, useWords } from '@foyer/ui';
import { useId } from 'react';
import { PlanLine } from '../itinerary/plan-line.tsx';
import type { Names } from '../shell/use-names.ts';
import './issued-ticket.css';

interface IssuedTicketProps {
  readonly issued: RouteReply<'issueTicket'>;
  readonly names: Names;
  readonly onAnother: () => void;
  readonly onClose: () => void;
}

/** The number, to be read out to the customer or taken along by scanning it. */
export function IssuedTicket({ issued, names, onAnother, onClose }: IssuedTicketProps) {
  const words = useWords();
  const form = useId();
  const { visit, position, estimate, ticket } = issued;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="medium"
      title={words.t('done.issueTicket')}
      actions={
        <>
          <Button variant="quiet" onPress={onAnother}>
            {words.t('dialogs.newTicket.another')}
          </Button>
          <Button type="submit" form={form} variant="primary" autoFocus>
            {words.t('common.close')}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className="issued"
        onSubmit={(event) => {
          event.preventDefault();
          onClose();
        }}
      >
        <div className="issued-facts" role="status">
          <p className="issued-number">
            <TicketNumber number={visit.number} />
          </p>
          <p className="strong">{names.service(visit.serviceId)}</p>
          <PlanLine visit={visit} names={names} />
          <p>{words.t('common.ahead', { count: position })}</p>
          <p className="muted">{words.wait(estimate) ?? words.noWait(estimate)}</p>
        </div>
        <figure className="issued-code">
          <QrCode text={ticket.url} label={words.t('dialogs.newTicket.scan')} />
          <figcaption className="muted">{words.t('dialogs.newTicket.scan')}</figcaption>
        </figure>
      </form>
    </Dialog>
  );
}
