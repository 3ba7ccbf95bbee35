import type { Freshness } from '@foyer/client';
import type { Ticket } from '@foyer/contract';
import { useWords } from '@foyer/ui';
import { Hourglass } from 'lucide-react';

export interface WaitingPanelProps {
  readonly stage: Extract<Ticket['stage'], { kind: 'waiting' }>;
  readonly freshness: Freshness;
  readonly closesAt: string | null;
}

/** The people ahead and the estimate, or plain words about why one of them is missing. */
export function WaitingPanel({ stage, freshness, closesAt }: WaitingPanelProps) {
  const words = useWords();
  const { ahead, estimate, quoted } = stage;
  if (freshness === 'fallback') {
    return (
      <div className="statement" role="status">
        <p className="statement-heading">{words.t('mobile.lost.heading')}</p>
        <p className="statement-detail">{words.t('mobile.lost.detail')}</p>
      </div>
    );
  }
  const said = words.wait(estimate);
  const outgrown = quoted?.state === 'outgrown' && freshness !== 'withheld' ? words.quotedWait(quoted) : null;
  return (
    <>
      <Line ahead={ahead} />
      <div aria-live="polite">
        <p className={ahead === 0 ? 'next' : 'ahead'}>{words.place(ahead, estimate, words.t('mobile.next'))}</p>
      </div>
      <div>
        <div className="estimate">
          {freshness === 'withheld' ? (
            <>
              <p className="estimate-label">{words.t('mobile.expected')}</p>
              <p className="estimate-none">{words.t('mobile.estimateHidden')}</p>
            </>
          ) : said === null ? (
            <p className="estimate-none">{words.noWait(estimate)}</p>
          ) : (
            <>
              <p className="estimate-label">{words.t('mobile.expected')}</p>
              <p className="estimate-value">{inOneLine(said)}</p>
            </>
          )}
        </div>
        <div role="status">
          {outgrown === null ? null : (
            <p className="outgrown">
              <Hourglass size={22} aria-hidden="true" />
              <span>{inOneLine(words.t('mobile.outgrown', { said: outgrown }))}</span>
            </p>
          )}
        </div>
      </div>
      {closesAt === null ? null : (
        <p className="note">{words.t('mobile.closes', { time: words.clockTime(closesAt) })}</p>
      )}
      <p className="note">{words.t('mobile.note')}</p>
    </>
  );
}

/** With each number in one line with what it counts. */
function inOneLine(said: string): string {
  return said.replaceAll(/(\p{Nd}) /gu, '$1\u00a0');
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
