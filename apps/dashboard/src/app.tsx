import type { User } from '@foyer/contract';
import { Dialog, EmptyState, Spinner, useAccent, useWords, WordsProvider } from '@foyer/ui';
import { WifiOff } from 'lucide-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { CounterPage } from './counter/counter-page.tsx';
import { useWaitingForMe } from './escalations/alarm.ts';
import { FloorPage } from './floor/floor-page.tsx';
import { readPath } from './session/roles.ts';
import { sessionStore, useSession } from './session/session.ts';
import { SignInForm, SignInPage } from './session/sign-in-page.tsx';
import { AccountPage } from './settings/account/account-page.tsx';
import { WelcomePage } from './settings/account/welcome-page.tsx';
import { PRACTISES } from './shell/base.ts';
import { languages } from './shell/languages.ts';
import { usePreferences } from './shell/preferences.ts';
import { ShortcutHelp } from './shell/shortcut-help.tsx';
import { useShortcuts } from './shell/shortcuts.tsx';
import { useTitleNote } from './shell/title-note.ts';
import { TopBar } from './shell/top-bar.tsx';

/** Loaded when first looked at: the charts are the largest part of the bundle, and agents never need them. */
const ReportsPage = lazy(() => import('./reports/reports-page.tsx'));
/** With it comes the configuration's schema and its checks, which nobody else needs. */
const SettingsPage = lazy(() => import('./settings/settings-page.tsx'));
const AuditPage = lazy(() => import('./settings/audit/audit-page.tsx'));
/** Needed once by each who is new. */
const PracticePage = lazy(() => import('./practice/practice-page.tsx'));
/** Needed once in the life of a branch. */
const FoundingPage = lazy(() => import('./founding/founding-page.tsx'));
const FirstStepsPage = lazy(() => import('./founding/first-steps-page.tsx'));

/** Where the guide is that founds a branch. */
const GUIDE = '/found';

/** The page in its reader's language. */
export function App() {
  const language = usePreferences((state) => state.language);
  const branch = useSession((state) => state.branch);
  const [path] = useLocation();
  // Where a branch is founded there is nobody to ask yet.
  const founding = path === GUIDE;
  useEffect(() => {
    // In practice, who is signed in is asked once the practice has begun.
    if (!founding && !PRACTISES) void sessionStore.getState().check();
  }, [founding]);
  useAccent(branch?.looks.accent ?? null);
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
  const [path] = useLocation();
  // A one-time link is for its holder, even if somebody else is signed in here.
  if (path === '/welcome') return <WelcomePage />;
  const wait = (
    <main className="wait-page">
      <Spinner size="large" label={words.t('shell.session.checking')} />
    </main>
  );
  if (path === GUIDE) {
    return (
      <Suspense fallback={wait}>
        <FoundingPage />
      </Suspense>
    );
  }
  if (PRACTISES) {
    return (
      <Suspense fallback={wait}>
        <PracticePage />
      </Suspense>
    );
  }
  switch (session.kind) {
    case 'checking':
      return wait;
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
  const waiting = useWaitingForMe();
  const note = useTitleNote();
  const { page, counterId } = readPath(path, user);
  useShortcuts({ '?': () => setHelp(true) });
  useEffect(() => {
    const [first, second] = [note ?? words.t(`shell.tab.${page}`), words.t('shell.app.name')];
    const title = words.t('shell.common.facts', { first, second });
    document.title = waiting === 0 ? title : words.t('shell.app.waiting', { number: waiting, title });
  }, [note, page, words, waiting]);
  return (
    <div className="page">
      <TopBar user={user} page={page} onHelp={() => setHelp(true)} />
      <Suspense
        fallback={
          <main className="work-wait">
            <Spinner size="large" label={words.t('shell.session.checking')} />
          </main>
        }
      >
        {page === 'counter' ? <CounterPage user={user} counterId={counterId} /> : null}
        {page === 'floor' ? <FloorPage user={user} /> : null}
        {page === 'reports' ? <ReportsPage /> : null}
        {page === 'audit' ? <AuditPage user={user} /> : null}
        {page === 'settings' ? <SettingsPage user={user} /> : null}
        {page === 'first-steps' ? <FirstStepsPage /> : null}
        {page === 'account' ? <AccountPage user={user} /> : null}
      </Suspense>
      <ShortcutHelp isOpen={help} onClose={() => setHelp(false)} page={page} />
    </div>
  );
}
