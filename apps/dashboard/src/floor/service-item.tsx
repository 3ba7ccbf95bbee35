import { useWords } from '@foyer/ui';
import { CircleAlert, UserX } from 'lucide-react';

interface ServiceItemProps {
  readonly service: string;
  readonly trouble:
    | { readonly kind: 'no-counter'; readonly waiting: number }
    /** So many wait longer than they should; that many counters could call them, of all. */
    | { readonly kind: 'over-target'; readonly over: number; readonly open: number; readonly all: number };
}

/** A service that people wait for too long, or that no counter has; it goes by itself once that has changed. */
export function ServiceItem({ service, trouble }: ServiceItemProps) {
  const words = useWords();
  const uncalled = trouble.kind === 'no-counter';
  const Icon = uncalled ? UserX : CircleAlert;
  return (
    <li className="attention-item" data-trouble={trouble.kind}>
      <div className="attention-head">
        <Icon size={18} aria-hidden="true" />
        <span className="strong">
          {uncalled
            ? words.t('floor.serviceUncalled', { service })
            : words.t('floor.serviceOver', { service, count: trouble.over })}
        </span>
      </div>
      <p className="muted">
        {uncalled
          ? words.t('floor.serviceUncalledDo', { count: trouble.waiting })
          : words.t('floor.serviceOverDo', { open: words.count(trouble.open), all: words.count(trouble.all) })}
      </p>
    </li>
  );
}
