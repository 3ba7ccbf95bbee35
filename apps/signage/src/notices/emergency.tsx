import type { NoticeRecord } from '@foyer/client';
import { NoticeIcon, useWords } from '@foyer/ui';
import { ArrowRight } from 'lucide-react';
import { useContext } from 'react';
import { InEach, Languages, Sentence } from '../board/in-languages.tsx';
import type { StagedCall } from '../calls/schedule.ts';
import { TURN_MS, useTurn } from '../turn.ts';
import { lengthOf } from './length-of.ts';

interface EmergencyProps {
  /** One or more, the newest first; several take turns. */
  readonly notices: readonly NoticeRecord[];
  /** Who is called meanwhile. */
  readonly stage: readonly StagedCall[];
  /** Has nothing been heard from the branch for so long that its calls are no longer true? */
  readonly lost: boolean;
}

/** An emergency stands above everything; who is called meanwhile is told at its foot. */
export function Emergency({ notices, stage, lost }: EmergencyProps) {
  const { turns } = useContext(Languages);
  const turn = useTurn(notices.length, TURN_MS * Math.max(turns.length, 1));
  const notice = notices[turn];
  if (notice === undefined) return null;
  return (
    <section className="emergency" role="alert" data-drill={notice.drill || undefined}>
      {notice.drill ? (
        <p className="emergency-drill">
          <Sentence of="common.notice.drill" />
        </p>
      ) : null}
      <div className="emergency-said" data-length={lengthOf(notice.text)}>
        <NoticeIcon about="emergency" className="emergency-icon" />
        <InEach written={(each) => each.text(notice.text)}>
          {(each) => (
            <>
              <strong className="emergency-about">{each.t('common.notice.about.emergency')}</strong>
              <span className="emergency-text" dir="auto">
                {each.text(notice.text)}
              </span>
            </>
          )}
        </InEach>
      </div>
      {lost ? (
        <p className="emergency-lost">
          <Sentence of="signage.fallback.hint" />
        </p>
      ) : (
        <Called stage={stage} />
      )}
    </section>
  );
}

function Called({ stage }: Pick<EmergencyProps, 'stage'>) {
  const words = useWords();
  if (stage.length === 0) return null;
  return (
    <ol
      className="emergency-calls"
      aria-label={words.t('signage.stage.title')}
      data-many={stage.length > 3 || undefined}
    >
      {stage.map(({ call }) => (
        <li key={call.sequence}>
          <bdi>{call.number}</bdi> <ArrowRight aria-hidden /> <bdi>{words.counter(call.counterNumber)}</bdi>
        </li>
      ))}
    </ol>
  );
}
