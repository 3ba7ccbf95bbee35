import { useWords, useWordsIn } from '@foyer/ui';
import { languageName, type Words } from '@foyer/words';
import { ArrowLeft, ArrowRight, Info, Moon } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { useStore } from 'zustand';
import { useBranchView, useKiosk, useKioskContext } from '../kiosk-context.ts';
import { Bar } from '../parts/bar.tsx';
import { Clock } from '../parts/header.tsx';
import { useOfferedLanguages } from '../parts/offered-languages.ts';

/** What a passer-by sees: a welcome in every language, and the languages to begin with. */
export function AttractScreen() {
  const words = useWords();
  const languages = useOfferedLanguages();
  const each = useWordsIn(languages);
  const branch = useStore(useBranchView(), (state) => state.branch);
  const closed = branch?.status === 'closed';
  const printer = useKiosk((model) => model.kiosk?.printer ?? 'none');
  const withoutPaper = printer !== 'none' && printer !== 'ready' && printer !== 'paper-low';
  return (
    <div className="screen attract">
      <header className="attract-hero">
        <div className="attract-head">
          <span>{branch === null ? '' : words.text(branch.name)}</span>
          <Clock />
        </div>
        <h1 className="attract-welcome">
          {each.map((one) => (
            <span key={one.language} lang={one.language} dir={one.direction}>
              {one.t('kiosk.welcome')}
            </span>
          ))}
        </h1>
        <TicketSlot empty={closed || withoutPaper} />
      </header>
      <main className="attract-choice">
        {closed ? (
          <div className="attract-closed">
            <Moon aria-hidden="true" />
            {each.map((one) => (
              <p key={one.language} lang={one.language} dir={one.direction}>
                <strong>{one.t('kiosk.closed.branch')}</strong>
                <span>{one.t('kiosk.closed.branchDetail')}</span>
              </p>
            ))}
          </div>
        ) : (
          <>
            <div className="attract-ask">
              {each.map((one) => (
                <p key={one.language} lang={one.language} dir={one.direction}>
                  {one.t(languages.length > 1 ? 'kiosk.chooseLanguage' : 'kiosk.takeTicket')}
                </p>
              ))}
            </div>
            <div className="attract-languages">
              {each.map((one) => (
                <LanguageButton key={one.language} words={one} only={languages.length === 1} />
              ))}
            </div>
          </>
        )}
        {withoutPaper ? <PrinterNote each={each} /> : null}
      </main>
      <Bar languages={false} />
    </div>
  );
}

function LanguageButton({ words, only }: { readonly words: Words; readonly only: boolean }) {
  const { store } = useKioskContext();
  const Arrow = words.direction === 'rtl' ? ArrowLeft : ArrowRight;
  return (
    <Button className="language-card" onPress={() => store.getState().chooseLanguage(words.language)}>
      <span className="language-card-words" lang={words.language} dir={words.direction}>
        {only ? words.t('kiosk.begin') : languageName(words.language)}
        <Arrow aria-hidden="true" />
      </span>
    </Button>
  );
}

/** Said before anybody begins: there will be a number, and no paper. */
function PrinterNote({ each }: { readonly each: readonly Words[] }) {
  return (
    <div className="printer-note">
      <Info aria-hidden="true" />
      <div>
        {each.map((one) => (
          <p key={one.language} lang={one.language} dir={one.direction}>
            {one.t('kiosk.printerNote')}
          </p>
        ))}
      </div>
    </div>
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
