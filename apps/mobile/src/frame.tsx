import type { ReactNode } from 'react';
import { LanguageSwitch } from './language-switch.tsx';

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
