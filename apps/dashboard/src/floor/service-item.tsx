import { useWords } from '@foyer/ui';
import { UserX } from 'lucide-react';

interface ServiceItemProps {
  readonly service: string;
  readonly waiting: number;
}

/** A service that people wait for and that no counter has; the notice goes by itself once one does. */
export function ServiceItem({ service, waiting }: ServiceItemProps) {
  const words = useWords();
  return (
    <li className="attention-item" data-trouble="no-counter">
      <div className="attention-head">
        <UserX size={18} aria-hidden="true" />
        <span className="strong">{words.t('floor.serviceUncalled', { service })}</span>
      </div>
      <p className="muted">{words.t('floor.serviceUncalledDo', { count: waiting })}</p>
    </li>
  );
}
