import { Button, languageName } from '@foyer/ui';
import { Languages } from 'lucide-react';
import { useStore } from 'zustand';
import { useBranchView, useKiosk, useKioskContext } from '../kiosk-context.ts';
import { spokenLanguages } from '../locales/index.ts';
import { AccessButton } from './access-panel.tsx';
import { Contact } from './contact.tsx';
import { HelpButton } from './help.tsx';

/** The languages of the branch that the kiosk has words for; English when there is none. */
export function useOfferedLanguages(): readonly string[] {
  const offered = useStore(useBranchView(), ({ branch }) => branch?.languages);
  const spoken = offered?.filter((tag) => spokenLanguages.includes(tag.split('-')[0] ?? tag)) ?? [];
  return spoken.length > 0 ? spoken : ['en'];
}

/** What is always in reach: the aids to reading, the other language, and help. */
export function Bar({ languages = true }: { readonly languages?: boolean }) {
  const offered = useOfferedLanguages();
  const language = useKiosk((model) => model.language);
  const { store } = useKioskContext();
  const at = offered.indexOf(language);
  const other = offered.length > 1 ? offered[(at + 1) % offered.length] : undefined;
  return (
    <footer className="bar">
      <Contact />
      <AccessButton />
      {languages && other !== undefined ? (
        <Button
          size="huge"
          className="bar-button"
          icon={<Languages />}
          onPress={() => store.getState().chooseLanguage(other)}
        >
          <span lang={other}>{languageName(other)}</span>
        </Button>
      ) : null}
      <HelpButton />
    </footer>
  );
}
