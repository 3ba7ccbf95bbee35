import type { NoticeRecord } from '@foyer/client';
import { NoticeIcon, useWords } from '@foyer/ui';
import { InEach, Sentence } from '../board/in-languages.tsx';
import type { StagedCall } from '../calls/schedule.ts';
import { lengthOf } from './length-of.ts';

interface EmergencyProps {
  readonly notice: NoticeRecord;
  /** Who is called meanwhile. */
  readonly stage: readonly StagedCall[];
}

/** An emergency stands above everything; who is called meanwhile is told at its foot. */
export function Emergency({ notice, stage }: EmergencyProps) {
  const words = useWords();
  return (
    <section className="emergency" role="alert" data-drill={notice.drill || undefined}>
      {notice.drill ? (
        <p className="emergency-drill">
          <Sentence of="common.notice.drill" />
        </p>
      ) : null}
      <div className="emergency-said" data-length={lengthOf(notice.text)}>
        <NoticeIcon about="emergency" className="emergency-icon" />
        <InEach>
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
      {stage.length === 0 ? null : (
        <ol className="emergency-calls" aria-label={words.t('signage.stage.title')}>
          {stage.map(({ call }) => (
            <li key={call.sequence}>
              <bdi>{call.number}</bdi> <span aria-hidden="true">→</span> <bdi>{words.counter(call.counterNumber)}</bdi>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
