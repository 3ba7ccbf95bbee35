import type { WordKey } from '@foyer/words';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Sentence } from './in-languages.tsx';

interface NoticeProps {
  readonly icon: LucideIcon;
  readonly title: WordKey;
  readonly hint?: WordKey;
  readonly children?: ReactNode;
}

/** A whole screen that says one thing: why there is no board. */
export function Notice({ icon: Icon, title, hint, children }: NoticeProps) {
  return (
    <main className="notice">
      <Icon className="notice-picture" aria-hidden />
      <h1 className="notice-title">
        <Sentence of={title} />
      </h1>
      {children}
      {hint !== undefined && (
        <p className="notice-hint">
          <Sentence of={hint} />
        </p>
      )}
    </main>
  );
}
