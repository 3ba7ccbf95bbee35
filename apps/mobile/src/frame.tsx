import { languageName } from '@foyer/ui';
import { Languages } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseLanguage, LANGUAGES } from './language.ts';
import { Notice } from './notice.tsx';

export interface FrameProps {
  /** The branch's name, once known. */
  readonly title?: string;
  /** Beside the language switch. */
  readonly tools?: ReactNode;
  /** Decides the page's colours. */
  readonly stage?: string;
  readonly children: ReactNode;
}

/** What every state of the page stands in. */
export function Frame({ title, tools, stage, children }: FrameProps) {
  return (
    <div className="page" data-stage={stage}>
      <header className="top">
        <p className="branch">{title}</p>
        <div className="tools">
          {tools}
          <LanguageSwitch />
        </div>
      </header>
      <main className="content">{children}</main>
    </div>
  );
}

/** Goes to the other language, named in itself. */
function LanguageSwitch() {
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

/** The same for an address that never was and a ticket that is long over: it tells nobody which. */
export function UnknownTicket() {
  const { t } = useTranslation();
  const heading = t('unknown.heading');
  useEffect(() => {
    document.title = heading;
  }, [heading]);
  return (
    <Frame>
      <Notice heading={heading} detail={t('unknown.detail')} kind="unknown" />
    </Frame>
  );
}
