import { useLiveView } from '@foyer/client';
import { useAccent, WordsProvider } from '@foyer/ui';
import { useEffect, useInsertionEffect } from 'react';
import { useStore } from 'zustand';
import { useBranchView, useKiosk, useKioskContext } from './kiosk-context.ts';
import { languages } from './languages.ts';
import { AccessPanel } from './parts/access-panel.tsx';
import { HelpWindow } from './parts/help.tsx';
import { IdleWatch } from './parts/idle-watch.tsx';
import { useKeypad } from './parts/keypad.ts';
import { LanguageWindow } from './parts/language-choice.tsx';
import { Emergency, NoticesProvider, useNotices } from './parts/notices.tsx';
import { usePageLanguage } from './parts/page-language.ts';
import { TurnProvider } from './parts/turns.tsx';
import { AttractScreen } from './screens/attract.tsx';
import { LostScreen } from './screens/lost.tsx';
import { PairingScreen } from './screens/pairing.tsx';
import { ServicesScreen } from './screens/services.tsx';
import { TicketScreen } from './screens/ticket.tsx';

/** The whole page: one question at a time, and what stands over every question. */
export function Kiosk() {
  const language = usePageLanguage();
  const branch = useStore(useBranchView(), (state) => state.branch);
  const preferences = useKiosk((model) => model.preferences);
  const pairing = useKiosk((model) => model.kiosk?.pairing);
  const token = pairing?.phase === 'paired' ? pairing.token : undefined;
  // Before anything is measured.
  useInsertionEffect(() => {
    const root = document.documentElement;
    root.dataset.text = preferences.largeText ? 'large' : 'usual';
    root.dataset.contrast = preferences.highContrast ? 'high' : 'usual';
  }, [preferences]);
  useKeypad();
  useAccent(branch?.looks.accent ?? null);

  return (
    <WordsProvider languages={languages} language={language} branch={branch}>
      <TurnProvider>
        <NoticesProvider>
          {token === undefined ? <PairingScreen pairing={pairing} /> : <PairedKiosk token={token} />}
          <Windows />
        </NoticesProvider>
        <IdleWatch />
      </TurnProvider>
    </WordsProvider>
  );
}

/** What stands over every question, but not over an emergency. */
function Windows() {
  if (useNotices().emergencies.length > 0) return null;
  return (
    <>
      <AccessPanel />
      <LanguageWindow />
      <HelpWindow />
    </>
  );
}

function PairedKiosk({ token }: { readonly token: string }) {
  const { live } = useKioskContext();
  // Before the view is held: a connection begun without the token would have to be broken off.
  useEffect(() => live.reconnect(token), [live, token]);
  const view = useLiveView(live, 'kiosk');
  const own = useLiveView(live, 'device');
  const settled = useStore(own, ({ self }) => self !== null);
  const known = useStore(view, ({ branch }) => branch !== null) && settled;
  const lost = useStore(view, ({ freshness }) => freshness === 'withheld' || freshness === 'fallback');
  const screen = useKiosk((model) => model.screen);
  const { emergencies } = useNotices();
  // Begun anew with a newer one: that is seen at once, before its turn would come.
  if (emergencies.length > 0) return <Emergency key={emergencies[0]?.id} notices={emergencies} />;
  if (screen.name === 'ticket') return <TicketScreen requestId={screen.requestId} />;
  if (lost) return <LostScreen />;
  if (!known) return <PairingScreen pairing={undefined} />;
  return screen.name === 'services' ? <ServicesScreen categoryId={screen.categoryId} /> : <AttractScreen />;
}
