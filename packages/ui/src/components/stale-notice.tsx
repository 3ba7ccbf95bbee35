import { WifiOff } from 'lucide-react';
import { useWords } from '../words-provider.tsx';
import { classNames } from './class-names.ts';
import './stale-notice.css';

export interface StaleNoticeProps {
  /** A view's. */
  readonly freshness: 'fresh' | 'stale' | 'withheld' | 'fallback';
  readonly ageSeconds: number;
  /** The connection is known to be lost, though the data is still new enough. */
  readonly reconnecting?: boolean;
  readonly className?: string;
}

/** Says how old the data on the screen is, or that no more is coming in; nothing while all is well. */
export function StaleNotice({ freshness, ageSeconds, reconnecting = false, className }: StaleNoticeProps) {
  const words = useWords();
  if (freshness === 'fresh' && !reconnecting) return null;
  return (
    <p className={classNames('fy-stale', className)} data-freshness={freshness}>
      <WifiOff size={20} aria-hidden="true" />
      <span>
        {freshness === 'fresh'
          ? words.t('common.reconnecting')
          : words.t('common.stale', { age: words.duration(coarse(ageSeconds), 'words') })}
      </span>
    </p>
  );
}

/** Seconds are of use for a minute only. */
function coarse(seconds: number): number {
  return seconds < 60 ? seconds : seconds - (seconds % 60);
}
