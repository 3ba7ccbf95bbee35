import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import type { WordPath } from '../words.ts';
import { Said } from './said.tsx';

interface NoticeProps {
  readonly icon: LucideIcon;
  readonly title: WordPath;
  readonly hint?: WordPath;
  readonly children?: ReactNode;
}

/** A whole screen that says one thing: why there is no board. */
export function Notice({ icon: Icon, title, hint, children }: NoticeProps) {
  return (
    <main className="notice">
      <Icon className="notice-picture" aria-hidden />
      <h1 className="notice-title">
        <Said path={title} />
      </h1>
      {children}
      {hint !== undefined && (
        <p className="notice-hint">
          <Said path={hint} />
        </p>
      )}
    </main>
  );
}
