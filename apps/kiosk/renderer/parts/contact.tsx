import { isReconnecting, useView } from '@foyer/client';
import { StaleNotice } from '@foyer/ui';
import { useBranchView, useKiosk } from '../kiosk-context.ts';

/** That the branch is out of reach, and since when; nothing while it is heard. */
export function Contact() {
  const language = useKiosk((model) => model.language);
  const said = useView(useBranchView(), (state) => ({
    freshness: state.freshness,
    ageSeconds: state.ageSeconds,
    reconnecting: isReconnecting(state),
  }));
  return <StaleNotice language={language} className="contact" {...said} />;
}
