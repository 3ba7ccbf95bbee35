import { classNames } from './class-names.ts';
import './ticket-number.css';

export interface TicketNumberProps {
  readonly number: string;
  readonly className?: string;
}

/** A ticket's number: always left to right, never broken. Its size is that of the text around it. */
export function TicketNumber({ number, className }: TicketNumberProps) {
  return (
    <bdi className={classNames('fy-ticket-number', className)} dir="ltr">
      {number}
    </bdi>
  );
}
