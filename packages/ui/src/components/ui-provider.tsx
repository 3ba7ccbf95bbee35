import type { ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';

export interface UiProviderProps {
  /** BCP 47 tag of the interface's language. */
  readonly language: string;
  readonly children: ReactNode;
}

/** Tells every component below which language and direction it is in. */
export function UiProvider({ language, children }: UiProviderProps) {
  return <I18nProvider locale={language}>{children}</I18nProvider>;
}
