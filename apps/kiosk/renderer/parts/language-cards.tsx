import { directionOf, languageName } from '@foyer/words';
import { ArrowLeft, ArrowRight, Check } from 'lucide-react';
import type { CSSProperties } from 'react';
import { Button } from 'react-aria-components/Button';
import { useKiosk, useKioskContext } from '../kiosk-context.ts';
import { useOfferedLanguages } from './page-language.ts';

/** More than this are smaller, and stand in so many rows at most. */
const LARGE_CARDS = 4;

/** Every language of the branch by its own name; a touch chooses it. The present one has the focus and a mark. */
export function LanguageCards() {
  const { store } = useKioskContext();
  const offered = useOfferedLanguages();
  const chosen = useKiosk((model) => model.language);
  const columns = Math.min(offered.length, Math.max(2, Math.ceil(offered.length / LARGE_CARDS)));
  return (
    <div
      className="language-cards"
      data-many={offered.length > LARGE_CARDS}
      style={{ '--columns': columns, '--rows': Math.ceil(offered.length / columns) } as CSSProperties}
    >
      {offered.map((language) => {
        const direction = directionOf(language);
        const Arrow = direction === 'rtl' ? ArrowLeft : ArrowRight;
        return (
          <Button
            key={language}
            className="language-card"
            autoFocus={language === chosen}
            aria-current={language === chosen}
            onPress={() => store.getState().chooseLanguage(language)}
          >
            <span className="language-card-words" lang={language} dir={direction}>
              {languageName(language)}
              {language === chosen ? <Check aria-hidden="true" /> : <Arrow aria-hidden="true" />}
            </span>
          </Button>
        );
      })}
    </div>
  );
}
