import { isReconnecting, useView } from '@foyer/client';
import { StaleNotice } from '@foyer/ui';
import { useBranchView } from '../kiosk-context.ts';
import { AccessButton } from './access-panel.tsx';
import { HelpButton } from './help.tsx';
import { LanguageButton } from './language-choice.tsx';

/** What is always in reach: the aids to reading, the other languages, and help. */
export function Bar({ languages = true }: { readonly languages?: boolean }) {
  return (
    <footer className="bar">
      <Contact />
      <div className="bar-buttons">
        <AccessButton />
        {languages ? <LanguageButton /> : null}
        <HelpButton />
      </div>
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
