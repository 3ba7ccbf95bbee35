import { type NoticeRecord, type NoticesThere, noticesAt, useBranchNow } from '@foyer/client';
import { NoticeIcon, useWords } from '@foyer/ui';
import type { Words } from '@foyer/words';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useBranchView, useKioskContext } from '../kiosk-context.ts';
import { InEach } from './sentence.tsx';

/** How often it is looked whether a notice is over, seconds. */
const LOOK_EVERY = 5;
/** Long enough to read one, where several take turns. Milliseconds. */
const TURN_MS = 10_000;

const NoticesHere = createContext<NoticesThere>({ emergencies: [], others: [] });

/** Looks what everybody is told at this kiosk, once for all parts of the page. */
export function NoticesProvider({ children }: { readonly children: ReactNode }) {
  const { live } = useKioskContext();
  const view = useBranchView();
  const notices = useStore(view, (state) => state.notice);
  const self = useStore(live.peek('device'), (state) => state.self);
  return <NoticesHere value={noticesAt(self, notices, useBranchNow(view, LOOK_EVERY))}>{children}</NoticesHere>;
}

/** What everybody is told at this kiosk. */
export function useNotices(): NoticesThere {
  return useContext(NoticesHere);
}

/** Which of several it is that is to be read now. */
function useOneOf(count: number): number {
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (count < 2) return;
    const timer = setInterval(() => setTurn((present) => present + 1), TURN_MS);
    return () => clearInterval(timer);
  }, [count]);
  return count === 0 ? 0 : turn % count;
}

/** The notices in the customer's language, one at a time. */
export function NoticeCard({ notices }: { readonly notices: readonly NoticeRecord[] }) {
  const words = useWords();
  return <OneByOne notices={notices}>{(notice) => <Said notice={notice} words={words} />}</OneByOne>;
}

/** The notices before a language is chosen: in each that the branch offers. */
export function NoticeInEach({ notices }: { readonly notices: readonly NoticeRecord[] }) {
  return (
    <OneByOne notices={notices}>
      {(notice) => (
        <InEach>{(words) => (isSaidIn(notice, words) ? <Said notice={notice} words={words} /> : null)}</InEach>
      )}
    </OneByOne>
  );
}

/** What is not there in a language would only be said again in the branch's first. */
function isSaidIn(notice: NoticeRecord, words: Words): boolean {
  return (notice.text[words.language] ?? '') !== '';
}

interface OneByOneProps {
  readonly notices: readonly NoticeRecord[];
  readonly children: (notice: NoticeRecord) => ReactNode;
}

/** All lie in one place, as large as the largest needs, so that nothing moves under a finger when they take turns. */
function OneByOne({ notices, children }: OneByOneProps) {
  const present = useOneOf(notices.length);
  if (notices.length === 0) return null;
  return (
    <div className="notices" role="status">
      {notices.map((notice, at) => (
        <div
          key={notice.id}
          className="notice"
          data-about={notice.about}
          data-shown={at === present}
          aria-hidden={at !== present}
        >
          <NoticeIcon about={notice.about} />
          {children(notice)}
        </div>
      ))}
    </div>
  );
}

function Said({ notice, words }: { readonly notice: NoticeRecord; readonly words: Words }) {
  const view = useBranchView();
  const services = useStore(view, (state) => state.services);
  const of = services.filter(({ id }) => notice.serviceIds.includes(id)).map(({ name }) => words.text(name));
  const drill = notice.drill ? [words.t('common.notice.drill')] : [];
  return (
    <span className="notice-said">
      <strong>{[words.t(`common.notice.about.${notice.about}`), ...drill, ...of].join(' · ')}</strong>
      <span dir="auto">{words.text(notice.text)}</span>
    </span>
  );
}

/** Emergencies, one or more in turn, cover the kiosk in every language of the branch; nobody takes a ticket meanwhile. */
export function Emergency({ notices }: { readonly notices: readonly NoticeRecord[] }) {
  const words = useWords();
  const notice = notices[useOneOf(notices.length)];
  if (notice === undefined) return null;
  return (
    <main className="screen emergency" data-drill={notice.drill || undefined}>
      <h1 className="fy-visually-hidden">{words.t('common.notice.about.emergency')}</h1>
      {notice.drill ? (
        <p className="emergency-drill">
          <InEach>{(words) => words.t('common.notice.drill')}</InEach>
        </p>
      ) : null}
      <div className="emergency-said" role="alert">
        <NoticeIcon about="emergency" />
        <InEach>
          {(words) => (
            <>
              <strong>{words.t('common.notice.about.emergency')}</strong>
              {isSaidIn(notice, words) ? <span className="emergency-text">{words.text(notice.text)}</span> : null}
            </>
          )}
        </InEach>
      </div>
    </main>
  );
}
