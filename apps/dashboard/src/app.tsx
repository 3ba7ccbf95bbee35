import type { User } from '@foyer/contract';
import { Dialog, EmptyState, Spinner, useAccent, useWords, WordsProvider } from '@foyer/ui';
import { WifiOff } from 'lucide-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { CounterPage } from './counter/counter-page.tsx';
import { DevicesPage } from './devices/devices-page.tsx';
import { FloorPage } from './floor/floor-page.tsx';
import { readPath } from './session/roles.ts';
import { sessionStore, useSession } from './session/session.ts';
import { SignInForm, SignInPage } from './session/sign-in-page.tsx';
import { languages } from './shell/languages.ts';
import { usePreferences } from './shell/preferences.ts';
import { ShortcutHelp } from './shell/shortcut-help.tsx';
import { useShortcuts } from './shell/shortcuts.tsx';
import { TopBar } from './shell/top-bar.tsx';

/** Loaded when first looked at: the charts are the largest part of the bundle, and agents never need them. */
const ReportsPage = lazy(() => import('./reports/reports-page.tsx'));

/** The page in its reader's language. */
export function App() {
  const language = usePreferences((state) => state.language);
  const branch = useSession((state) => state.branch);
  useAccent(branch?.looks.accent ?? null);
  useEffect(() => void sessionStore.getState().check(), []);
  return (
    <WordsProvider languages={languages} language={language} branch={branch}>
      <Page />
    </WordsProvider>
  );
}

/** The page of the member of staff who is signed in, or where they sign in. */
function Page() {
  const words = useWords();
  const session = useSession((state) => state.session);
  const demo = useSession((state) => state.branch?.demo ?? false);
  switch (session.kind) {
    case 'checking':
      return (
        <main className="wait-page">
          <Spinner size="large" label={words.t('shell.session.checking')} />
        </main>
      );
    case 'away':
      return (
        <main className="wait-page">
          <EmptyState icon={<WifiOff size={44} aria-hidden="true" />} title={words.t('shell.session.away')}>
            {words.t('shell.session.awayText')}
          </EmptyState>
        </main>
      );
    case 'signed-out':
      return <SignInPage />;
    case 'signed-in':
      return (
        <>
          <Signed user={session.user} />
          <Dialog
            isOpen={session.expired}
            onClose={() => undefined}
            kind="alert"
            title={words.t('shell.session.title')}
          >
            <p className="action-text">{words.t('shell.session.ended')}</p>
            <SignInForm name={session.user.name} demo={demo} />
          </Dialog>
        </>
      );
  }
}

function Signed({ user }: { readonly user: User }) {
  const words = useWords();
  const [path] = useLocation();
  const [help, setHelp] = useState(false);
  const { tab, counterId } = readPath(path, user.role);
  useShortcuts({ '?': () => setHelp(true) });
  useEffect(() => {
    const [first, second] = [words.t(`shell.tab.${tab}`), words.t('shell.app.name')];
    document.title = words.t('shell.common.facts', { first, second });
  }, [tab, words]);
  return (
    <div className="page">
      <TopBar user={user} tab={tab} onHelp={() => setHelp(true)} />
      <Suspense
        fallback={
          <main className="work-wait">
            <Spinner size="large" label={words.t('shell.session.checking')} />
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
