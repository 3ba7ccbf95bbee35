import { languageName } from '@foyer/ui';
import { Languages } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { chooseLanguage, LANGUAGES } from './language.ts';

/** Goes to the other language, named in itself. */
export function LanguageSwitch() {
  const { i18n } = useTranslation();
  const other = LANGUAGES.find((language) => language !== i18n.language) ?? 'en';
  return (
    <button
      type="button"
      className="chip"
      onClick={() => {
        chooseLanguage(other);
        void i18n.changeLanguage(other);
      }}
    >
      <Languages size={18} aria-hidden="true" />
      <span lang={other}>{languageName(other)}</span>
    </button>
  );
}
