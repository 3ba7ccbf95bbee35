import { isReconnecting, useView } from '@foyer/client';
import { Button, StaleNotice } from '@foyer/ui';
import { languageName } from '@foyer/words';
import { Languages } from 'lucide-react';
import { useBranchView, useKiosk, useKioskContext } from '../kiosk-context.ts';
import { AccessButton } from './access-panel.tsx';
import { HelpButton } from './help.tsx';
import { useOfferedLanguages } from './offered-languages.ts';

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

/** That the branch is out of reach, and since when; nothing while it is heard. */
function Contact() {
  const contact = useView(useBranchView(), (state) => ({
    freshness: state.freshness,
    ageSeconds: state.ageSeconds,
    reconnecting: isReconnecting(state),
  }));
  return <StaleNotice className="contact" {...contact} />;
}
