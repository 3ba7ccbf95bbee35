import { useWords } from '@foyer/ui';
import { languageName } from '@foyer/words';
import { Languages } from 'lucide-react';
import { type ReactNode, useContext, useEffect } from 'react';
import { LanguageChoiceContext } from './language.ts';
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

/** Goes to the next of the branch's languages, named in itself. */
function LanguageSwitch() {
  const words = useWords();
  const { offered, choose } = useContext(LanguageChoiceContext);
  const other = offered[(offered.indexOf(words.language) + 1) % offered.length];
  if (other === undefined || other === words.language) return null;
  return (
    <button type="button" className="chip" onClick={() => choose(other)}>
      <Languages size={18} aria-hidden="true" />
      <span lang={other}>{languageName(other)}</span>
    </button>
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
      <Notice heading={heading} detail={words.t('mobile.unknown.detail')} kind="unknown" />
    </Frame>
  );
}
