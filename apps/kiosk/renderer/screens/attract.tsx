import { languageName, localText } from '@foyer/ui';
import { ArrowLeft, ArrowRight, Info, Moon } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useBranchView, useKiosk, useKioskContext } from '../kiosk-context.ts';
import { Bar } from '../parts/bar.tsx';
import { Clock } from '../parts/header.tsx';
import { useOfferedLanguages } from '../parts/offered-languages.ts';

/** What a passer-by sees: a welcome in every language, and the languages to begin with. */
export function AttractScreen() {
  const { i18n } = useTranslation();
  const languages = useOfferedLanguages();
  const branch = useStore(useBranchView(), (state) => state.branch);
  const shown = useKiosk((model) => model.language);
  const closed = branch?.status === 'closed';
  const printer = useKiosk((model) => model.kiosk?.printer ?? 'none');
  const withoutPaper = printer !== 'none' && printer !== 'ready' && printer !== 'paper-low';
  const say = (key: string, language: string) => i18n.getFixedT(language)(key);
  return (
    <div className="screen attract">
      <header className="attract-hero">
        <div className="attract-head">
          <span>{branch === null ? '' : localText(branch.name, shown)}</span>
          <Clock />
        </div>
        <h1 className="attract-welcome">
          {languages.map((language) => (
            <span key={language} lang={language} dir={i18n.dir(language)}>
              {say('welcome', language)}
            </span>
          ))}
        </h1>
        <TicketSlot empty={closed || withoutPaper} />
      </header>
      <main className="attract-choice">
        {closed ? (
          <div className="attract-closed">
            <Moon aria-hidden="true" />
            {languages.map((language) => (
              <p key={language} lang={language} dir={i18n.dir(language)}>
                <strong>{say('closed.branch', language)}</strong>
                <span>{say('closed.branchDetail', language)}</span>
              </p>
            ))}
          </div>
        ) : (
          <>
            <div className="attract-ask">
              {languages.map((language) => (
                <p key={language} lang={language} dir={i18n.dir(language)}>
                  {say(languages.length > 1 ? 'chooseLanguage' : 'takeTicket', language)}
                </p>
              ))}
            </div>
            <div className="attract-languages">
              {languages.map((language) => (
                <LanguageButton key={language} language={language} only={languages.length === 1} />
              ))}
            </div>
          </>
        )}
        {withoutPaper ? <PrinterNote languages={languages} /> : null}
      </main>
      <Bar languages={false} />
    </div>
  );
}

function LanguageButton({ language, only }: { readonly language: string; readonly only: boolean }) {
  const { i18n } = useTranslation();
  const { store } = useKioskContext();
  const dir = i18n.dir(language);
  const Arrow = dir === 'rtl' ? ArrowLeft : ArrowRight;
  return (
    <Button className="language-card" onPress={() => store.getState().chooseLanguage(language)}>
      <span className="language-card-words" lang={language} dir={dir}>
        {only ? i18n.getFixedT(language)('begin') : languageName(language)}
        <Arrow aria-hidden="true" />
      </span>
    </Button>
  );
}

/** Said before anybody begins: there will be a number, and no paper. */
function PrinterNote({ languages }: { readonly languages: readonly string[] }) {
  const { i18n } = useTranslation();
  return (
    <div className="printer-note">
      <Info aria-hidden="true" />
      <div>
        {languages.map((language) => (
          <p key={language} lang={language} dir={i18n.dir(language)}>
            {i18n.getFixedT(language)('printerNote')}
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
