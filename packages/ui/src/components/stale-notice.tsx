import { WifiOff } from 'lucide-react';
import { formatDuration } from '../format/time.ts';
import { uiWords } from '../locales/words.ts';
import { classNames } from './class-names.ts';
import './stale-notice.css';

export interface StaleNoticeProps {
  readonly language: string;
  /** A view's. Nothing is shown while `fresh`. */
  readonly freshness: 'fresh' | 'stale' | 'withheld' | 'fallback';
  readonly ageSeconds: number;
  readonly className?: string;
}

/** Says how old the data on the screen is, as long as it is not fresh. */
export function StaleNotice({ language, freshness, ageSeconds, className }: StaleNoticeProps) {
  if (freshness === 'fresh') return null;
  const words = uiWords(language);
  return (
    <p className={classNames('fy-stale', className)} data-freshness={freshness}>
      <WifiOff size={20} aria-hidden="true" />
      <span>{words.stale(formatDuration(coarse(ageSeconds), language, 'words'))}</span>
    </p>
  );
}

/** Seconds are of use for a minute only. */
function coarse(seconds: number): number {
  return seconds < 60 ? seconds : seconds - (seconds % 60);
}
