import { Logo, useWords } from '@foyer/ui';
import { languageName } from '@foyer/words';
import { ChevronDown, Languages as LanguagesIcon } from 'lucide-react';
import { type ReactNode, useContext, useEffect } from 'react';
import { LanguageChoiceContext } from './language.ts';
import { Message } from './message.tsx';

export interface FrameProps {
  /** The branch's name, once known. */
  readonly title?: string;
  /** Its logo by its hash. */
  readonly logo?: string | null;
  /** Beside the language switch. */
  readonly tools?: ReactNode;
  /** Decides the page's colours. */
  readonly stage?: string;
  readonly children: ReactNode;
}

/** What every state of the page stands in. */
export function Frame({ title, logo, tools, stage, children }: FrameProps) {
  return (
    <div className="page" data-stage={stage}>
      <header className="top">
        {logo == null ? null : <Logo className="logo" hash={logo} />}
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

/** The branch's languages, each named in itself: the other one at a touch, more than two in the phone's own menu. */
function LanguageSwitch() {
  const words = useWords();
  const { offered, choose } = useContext(LanguageChoiceContext);
  const others = offered.filter((language) => language !== words.language);
  const [other] = others;
  if (other === undefined) return null;
  if (others.length === 1) {
    return (
      <button type="button" className="chip" onClick={() => choose(other)}>
        <LanguagesIcon size={18} aria-hidden="true" />
        <span lang={other}>{languageName(other)}</span>
      </button>
    );
  }
  return (
    <span className="chip language-menu">
      <LanguagesIcon size={18} aria-hidden="true" />
      <span aria-hidden="true" className="language-name">
        {languageName(words.language)}
      </span>
      <ChevronDown size={16} aria-hidden="true" />
      <select
        aria-label={words.t('mobile.language')}
        value={words.language}
        onChange={({ target }) => choose(target.value)}
      >
        {offered.map((language) => (
          <option key={language} value={language} lang={language}>
            {languageName(language)}
          </option>
        ))}
      </select>
    </span>
  );
}

/** The same for an address that never was and a ticket that is long over: it tells nobody which. */
export function UnknownTicket() {
  const words = useWords();
  const heading = words.t('mobile.unknown.heading');
  useEffect(() => {
    document.title = heading;
  }, [heading]);
  return (
    <Frame>
      <Message heading={heading} detail={words.t('mobile.unknown.detail')} kind="unknown" />
    </Frame>
  );
}
