import type { WordKey } from '@foyer/words';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Sentence } from './in-languages.tsx';

interface WholeScreenProps {
  readonly icon: LucideIcon;
  readonly title: WordKey;
  readonly hint?: WordKey;
  readonly children?: ReactNode;
}

/** A whole screen that says one thing: why there is no board. */
export function WholeScreen({ icon: Icon, title, hint, children }: WholeScreenProps) {
  return (
    <main className="whole">
      <Icon className="whole-picture" aria-hidden />
      <h1 className="whole-title">
        <Sentence of={title} />
      </h1>
      {children}
      {hint !== undefined && (
        <p className="whole-hint">
          <Sentence of={hint} />
        </p>
      )}
    </main>
  );
}
