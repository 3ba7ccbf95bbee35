import { Button, useWords } from '@foyer/ui';
import { languageName } from '@foyer/words';
import { ChevronsUpDown, Languages } from 'lucide-react';
import { useKiosk, useKioskContext } from '../kiosk-context.ts';
import { KioskWindow } from './kiosk-window.tsx';
import { LanguageCards } from './language-cards.tsx';
import { useOfferedLanguages, usePageLanguage } from './page-language.ts';

/** Another language in the middle of a visit: by one touch where there is one other, else from the list of all. */
export function LanguageButton() {
  const words = useWords();
  const { store } = useKioskContext();
  const offered = useOfferedLanguages();
  const present = usePageLanguage();
  const [other, ...more] = offered.filter((language) => language !== present);
  const { chooseLanguage, openPanel } = store.getState();
  if (other === undefined) return null;
  if (more.length === 0) {
    return (
      <Button size="huge" className="bar-button" icon={<Languages />} onPress={() => chooseLanguage(other)}>
        <span lang={other}>{languageName(other)}</span>
      </Button>
    );
  }
  return (
    <Button
      size="huge"
      className="bar-button"
      icon={<Languages />}
      aria-label={words.t('kiosk.language.change', { language: languageName(present) })}
      onPress={() => openPanel('languages')}
    >
      <span className="language-now">
        {languageName(present)}
        <ChevronsUpDown aria-hidden="true" />
      </span>
    </Button>
  );
}

/** All languages to choose from. */
export function LanguageWindow() {
  const words = useWords();
  const { store } = useKioskContext();
  const open = useKiosk((model) => model.panel === 'languages');
  if (!open) return null;
  const close = () => store.getState().openPanel(null);
  return (
    <KioskWindow title={words.t('kiosk.language.choose')} icon={<Languages />} onClose={close}>
      <LanguageCards />
      <div className="window-actions">
        <Button size="huge" variant="secondary" className="big" onPress={close}>
          {words.t('kiosk.back')}
        </Button>
      </div>
    </KioskWindow>
  );
}
