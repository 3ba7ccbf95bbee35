import type { NoticeRecord } from '@foyer/client';
import { NoticeIcon } from '@foyer/ui';
import type { Words } from '@foyer/words';
import { useContext } from 'react';
import { InEach, Languages } from '../board/in-languages.tsx';
import { TURN_MS, useTurn } from '../turn.ts';
import { lengthOf } from './length-of.ts';

interface NoticeBarProps {
  readonly notices: readonly NoticeRecord[];
  /** What a service is called. */
  readonly serviceName: (id: string, words: Words) => string;
}

/** What everybody is told, below the branch's name: one notice at a time, each until it was seen in every language. */
export function NoticeBar({ notices, serviceName }: NoticeBarProps) {
  const { turns } = useContext(Languages);
  const turn = useTurn(notices.length, TURN_MS * Math.max(turns.length, 1));
  return (
    <div className="notices" role="status">
      {/* All lie in one place, as large as the largest needs, so that nothing moves when they take turns. */}
      {notices.map((notice, at) => (
        <article
          key={notice.id}
          className="notice"
          data-about={notice.about}
          data-length={lengthOf(notice.text)}
          data-shown={at === turn}
          aria-hidden={at !== turn}
        >
          <NoticeIcon about={notice.about} className="notice-icon" />
          <InEach written={(words) => words.text(notice.text)}>
            {(words) => (
              <>
                <strong className="notice-about">
                  {words.t(`common.notice.about.${notice.about}`)}
                  {notice.drill ? <span className="notice-drill">{words.t('common.notice.drill')}</span> : null}
                  {notice.serviceIds.length === 0 ? null : (
                    <span className="notice-services">
                      {words.list(notice.serviceIds.map((id) => serviceName(id, words)))}
                    </span>
                  )}
                </strong>
                <span className="notice-text" dir="auto">
                  {words.text(notice.text)}
                </span>
              </>
            )}
          </InEach>
          {notices.length > 1 ? (
            <span className="notice-place" aria-hidden="true">
              {notices.map(({ id }, place) => (
                <i key={id} data-here={place === at} />
              ))}
            </span>
          ) : null}
        </article>
      ))}
    </div>
  );
}
