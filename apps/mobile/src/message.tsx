import { CircleCheck, Clock, RefreshCw, TicketX, WifiOff } from 'lucide-react';
import type { ReactNode } from 'react';

const ICONS = { unknown: TicketX, lost: WifiOff, good: CircleCheck, over: Clock, reload: RefreshCw };

export interface MessageProps {
  readonly kind: keyof typeof ICONS;
  readonly heading: string;
  readonly detail: string;
  readonly action?: ReactNode;
}

/** A kind word in the middle of the page. */
export function Message({ kind, heading, detail, action }: MessageProps) {
  const Icon = ICONS[kind];
  return (
    <div className="message">
      <span className="message-icon" data-kind={kind}>
        <Icon size={34} strokeWidth={1.75} aria-hidden="true" />
      </span>
      <h1 className="message-heading">{heading}</h1>
      <p className="message-detail">{detail}</p>
      {action}
    </div>
  );
}
