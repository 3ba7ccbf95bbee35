import type { User } from '@foyer/contract';
import { Dialog, EmptyState, Spinner, UiProvider } from '@foyer/ui';
import { WifiOff } from 'lucide-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { CounterPage } from './counter/counter-page.tsx';
import { DevicesPage } from './devices/devices-page.tsx';
import { FloorPage } from './floor/floor-page.tsx';
import { readPath } from './session/roles.ts';
import { sessionStore, useSession } from './session/session.ts';
import { SignInForm, SignInPage } from './session/sign-in-page.tsx';
import { ShortcutHelp } from './shell/shortcut-help.tsx';
import { useShortcuts } from './shell/shortcuts.tsx';
import { TopBar } from './shell/top-bar.tsx';
import { useWords } from './shell/words.ts';

/** Loaded when first looked at: the charts are the largest part of the bundle, and agents never need them. */
const ReportsPage = lazy(() => import('./reports/reports-page.tsx'));

/** The page for whoever is signed in, or where they sign in. */
export function App() {
  const { say, language } = useWords();
  const session = useSession((state) => state.session);
  const demo = useSession((state) => state.branch?.demo ?? false);
  useEffect(() => void sessionStore.getState().check(), []);

  const content = () => {
    switch (session.kind) {
      case 'checking':
        return (
          <main className="wait-page">
            <Spinner size="large" label={say('session.checking')} />
          </main>
        );
      case 'away':
        return (
          <main className="wait-page">
            <EmptyState icon={<WifiOff size={44} aria-hidden="true" />} title={say('session.away')}>
              {say('session.awayText')}
            </EmptyState>
          </main>
        );
      case 'signed-out':
        return <SignInPage />;
      case 'signed-in':
        return (
          <>
            <Signed user={session.user} />
            <Dialog isOpen={session.expired} onClose={() => undefined} kind="alert" title={say('session.title')}>
              <p className="action-text">{say('session.ended')}</p>
              <SignInForm name={session.user.name} demo={demo} />
            </Dialog>
          </>
        );
    }
  };
  return <UiProvider language={language}>{content()}</UiProvider>;
}

function Signed({ user }: { readonly user: User }) {
  const { say } = useWords();
  const [path] = useLocation();
  const [help, setHelp] = useState(false);
  const { tab, counterId } = readPath(path, user.role);
  useShortcuts({ '?': () => setHelp(true) });
  useEffect(() => {
    document.title = `${say(`tab.${tab}`)} · Foyer`;
  }, [tab, say]);
  return (
    <div className="page">
      <TopBar user={user} tab={tab} onHelp={() => setHelp(true)} />
      <Suspense
        fallback={
          <main className="work-wait">
            <Spinner size="large" label={say('session.checking')} />
          </main>
        }
      >
        {tab === 'counter' ? <CounterPage user={user} counterId={counterId} /> : null}
        {tab === 'floor' ? <FloorPage /> : null}
        {tab === 'reports' ? <ReportsPage /> : null}
        {tab === 'devices' ? <DevicesPage /> : null}
      </Suspense>
      <ShortcutHelp isOpen={help} onClose={() => setHelp(false)} tab={tab} />
    </div>
  );
}
