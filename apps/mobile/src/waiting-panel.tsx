import type { Freshness } from '@foyer/client';
import type { Ticket } from '@foyer/contract';
import { formatEstimate, formatNoEstimate, formatTold } from '@foyer/ui';
import { Hourglass } from 'lucide-react';
import { useTranslation } from 'react-i18next';

export interface WaitingPanelProps {
  readonly stage: Extract<Ticket['stage'], { kind: 'waiting' }>;
  readonly freshness: Freshness;
}

/** Place, people ahead and the estimate, or plain words about why one of them is missing. */
export function WaitingPanel({ stage, freshness }: WaitingPanelProps) {
  const { t, i18n } = useTranslation();
  const { ahead, estimate, quoted } = stage;
  if (freshness === 'fallback') {
    return (
      <div className="statement" role="status">
        <p className="statement-heading">{t('lost.heading')}</p>
        <p className="statement-detail">{t('lost.detail')}</p>
      </div>
    );
  }
  const said = formatEstimate(estimate, i18n.language);
  const outgrown = quoted?.state === 'outgrown' && freshness !== 'withheld' ? formatTold(quoted, i18n.language) : null;
  return (
    <>
      <Line ahead={ahead} />
      <div aria-live="polite">
        {ahead === 0 ? (
          <p className="next">{t('next')}</p>
        ) : (
          <dl className="facts">
            <div>
              <dt>{t('place')}</dt>
              <dd>{ahead + 1}</dd>
            </div>
            <div>
              <dt>{t('ahead')}</dt>
              <dd>{t('people', { count: ahead })}</dd>
            </div>
          </dl>
        )}
      </div>
      <div>
        <div className="estimate">
          <p className="estimate-label">{t('expected')}</p>
          {freshness === 'withheld' ? (
            <p className="estimate-none">{t('estimateHidden')}</p>
          ) : said === null ? (
            <p className="estimate-none">{formatNoEstimate(estimate, i18n.language)}</p>
          ) : (
            <p className="estimate-value">{said}</p>
          )}
        </div>
        <div role="status">
          {outgrown === null ? null : (
            <p className="outgrown">
              <Hourglass size={22} aria-hidden="true" />
              <span>{t('outgrown', { said: outgrown })}</span>
            </p>
          )}
        </div>
      </div>
      <p className="note">{t('note')}</p>
    </>
  );
}

/** More than this many are drawn as a number. */
const MOST_DRAWN = 7;

/** The line as a picture: those ahead, then oneself. The words beside it say the same. */
function Line({ ahead }: { readonly ahead: number }) {
  const drawn = Math.min(ahead, MOST_DRAWN);
  return (
    <div className="line" aria-hidden="true">
      {ahead > drawn ? <bdi className="line-more" dir="ltr">{`+${ahead - drawn}`}</bdi> : null}
      {Array.from({ length: drawn }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: people in line are alike
        <span key={index} className="line-person" />
      ))}
      <span className="line-self" />
    </div>
  );
}
