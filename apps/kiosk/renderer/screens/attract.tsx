import { useBranchNow } from '@foyer/client';
import type { LocalText } from '@foyer/contract';
import { Logo, useWords } from '@foyer/ui';
import { ArrowLeft, ArrowRight, Info, Moon } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { useStore } from 'zustand';
import { useBranchView, useKiosk, useKioskContext } from '../kiosk-context.ts';
import { Bar } from '../parts/bar.tsx';
import { Clock } from '../parts/header.tsx';
import { LanguageCards } from '../parts/language-cards.tsx';
import { NoticeInEach, useNotices } from '../parts/notices.tsx';
import { useOfferedLanguages, usePageLanguage } from '../parts/page-language.ts';
import { InEach, Sentence } from '../parts/sentence.tsx';

/** What a passer-by sees: a welcome in the languages of the branch, and all of them to begin with. */
export function AttractScreen() {
  const words = useWords();
  const several = useOfferedLanguages().length > 1;
  const branch = useStore(useBranchView(), (state) => state.branch);
  const closed = branch?.status === 'closed';
  const opensAt = branch?.opensAt ?? null;
  const now = useBranchNow(useBranchView(), 60);
  const { others: notices } = useNotices();
  const printer = useKiosk((model) => model.kiosk?.printer ?? 'none');
  const withoutPaper = printer !== 'none' && printer !== 'ready' && printer !== 'paper-low';
  return (
    <div className="screen attract">
      <header className="attract-hero">
        <div className="attract-head">
          <span className="attract-branch">
            {branch?.looks.logo == null ? null : <Logo className="attract-logo" hash={branch.looks.logo} />}
            {branch === null ? '' : words.text(branch.name)}
          </span>
          <Clock />
        </div>
        <h1 className="attract-welcome">
          {branch?.welcome == null ? <Sentence of="kiosk.welcome" /> : <OwnWelcome of={branch.welcome} />}
        </h1>
        <TicketSlot empty={closed || withoutPaper || printer === 'none'} />
      </header>
      <main className="attract-choice">
        {closed ? (
          <div className="attract-closed">
            <Moon aria-hidden="true" />
            <InEach>
              {(each) => (
                <>
                  <strong>{each.t('kiosk.closed.branch')}</strong>
                  <span>
                    {opensAt === null || now === null
                      ? each.t('kiosk.closed.branchDetail')
                      : `${each.opens(opensAt, now)}.`}
                  </span>
                </>
              )}
            </InEach>
          </div>
        ) : (
          <>
            <p className="attract-ask">
              <Sentence of={several ? 'kiosk.chooseLanguage' : 'kiosk.takeTicket'} />
            </p>
            {several ? <LanguageCards /> : <BeginButton />}
          </>
        )}
        <NoticeInEach notices={notices} />
        {withoutPaper ? (
          <div className="printer-note">
            <Info aria-hidden="true" />
            <p>
              <Sentence of="kiosk.printerNote" />
            </p>
          </div>
        ) : null}
      </main>
      <Bar languages={false} />
    </div>
  );
}

/** What the branch says instead of “Welcome”: smaller, where that is longer. */
function OwnWelcome({ of }: { readonly of: LocalText }) {
  const longest = Math.max(...Object.values(of).map((text) => text.length));
  return (
    <span className="attract-own" data-long={longest > 18 || undefined}>
      <InEach>{(each) => each.text(of)}</InEach>
    </span>
  );
}

/** Where there is one language there is nothing to choose. */
function BeginButton() {
  const words = useWords();
  const { store } = useKioskContext();
  const language = usePageLanguage();
  const Arrow = words.direction === 'rtl' ? ArrowLeft : ArrowRight;
  return (
    <Button className="language-card" onPress={() => store.getState().chooseLanguage(language)}>
      <span className="language-card-words" lang={language}>
        {words.t('kiosk.begin')}
        <Arrow aria-hidden="true" />
      </span>
    </Button>
  );
}

/** A ticket coming out of its slot: what this machine is for, without words. The slot is empty where none would come. */
function TicketSlot({ empty }: { readonly empty: boolean }) {
  return (
    <div className="slot" aria-hidden="true">
      <div className="slot-mouth" />
      <div className="slot-window">
        {empty ? null : (
          <div className="slot-paper">
            <span className="slot-line" data-width="short" />
            <span className="slot-number">
              <i />
              <i />
              <i />
              <i />
            </span>
            <span className="slot-line" />
            <span className="slot-line" data-width="short" />
          </div>
        )}
      </div>
    </div>
  );
}
