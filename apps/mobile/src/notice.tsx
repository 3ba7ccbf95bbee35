import { CircleCheck, Clock, RefreshCw, TicketX, WifiOff } from 'lucide-react';
import type { ReactNode } from 'react';

const ICONS = { unknown: TicketX, lost: WifiOff, good: CircleCheck, over: Clock, reload: RefreshCw };

export interface NoticeProps {
  readonly kind: keyof typeof ICONS;
  readonly heading: string;
  readonly detail: string;
  readonly action?: ReactNode;
}

/** A kind word in the middle of the page. */
export function Notice({ kind, heading, detail, action }: NoticeProps) {
  const Icon = ICONS[kind];
  return (
    <div className="notice">
      <span className="notice-icon" data-kind={kind}>
        <Icon size={34} strokeWidth={1.75} aria-hidden="true" />
      </span>
      <h1 className="notice-heading">{heading}</h1>
      <p className="notice-detail">{detail}</p>
      {action}
    </div>
  );
}
