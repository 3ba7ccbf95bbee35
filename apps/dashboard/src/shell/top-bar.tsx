import { useLiveView, useView } from '@foyer/client';
import { routes, type User } from '@foyer/contract';
import { IconButton, LanguageMenu, Logo, useWords } from '@foyer/ui';
import { languageName } from '@foyer/words';
import { Bell, BellOff, GraduationCap, Keyboard, Moon, Sun } from 'lucide-react';
import { Link } from 'wouter';
import { useAlarm } from '../escalations/alarm.ts';
import { isAllowed, type Page, tabsFor } from '../session/roles.ts';
import { chooseLanguage, useSession } from '../session/session.ts';
import { useBranchHeard } from '../session/use-branch-heard.ts';
import { leaveGuard } from '../settings/leave-guard.ts';
import { PRACTICE_PAGE } from './base.ts';
import { offeredLanguages } from './languages.ts';
import { Mark } from './mark.tsx';
import { usePreferences, useShownScheme } from './preferences.ts';
import { live } from './server.ts';
import { withKey } from './shortcuts.tsx';
import { SignOut } from './sign-out.tsx';
import './top-bar.css';

interface TopBarProps {
  readonly user: User;
  readonly page: Page;
  readonly onHelp: () => void;
}

/** The head of every page: where one is, who one is, and the tabs of one's role. */
export function TopBar({ user, page, onHelp }: TopBarProps) {
  const words = useWords();
  const branch = useSession((state) => state.branch);
  const firstSteps = usePreferences((state) => state.firstSteps) && isAllowed(user, routes.devices.access);
  return (
    <header className="top-bar">
      <div className="top-bar-brand">
        {branch?.looks.logo == null ? <Mark size={32} /> : <Logo className="top-bar-logo" hash={branch.looks.logo} />}
        <strong>{branch === null ? words.t('shell.app.name') : words.text(branch.name)}</strong>
      </div>
      <nav aria-label={words.t('shell.app.main')} className="top-bar-tabs">
        {firstSteps ? (
          <span className="top-bar-tab">
            <Link href="/first-steps" aria-current={page === 'first-steps' ? 'page' : undefined}>
              {words.t('shell.tab.first-steps')}
            </Link>
          </span>
        ) : null}
        {tabsFor(user).map((each) => (
          <span key={each} className="top-bar-tab">
            <Link href={`/${each}`} aria-current={each === page ? 'page' : undefined}>
              {words.t(`shell.tab.${each}`)}
            </Link>
            {each === 'floor' ? <FloorAttention user={user} /> : null}
          </span>
        ))}
      </nav>
      <div className="top-bar-tools">
        <BarTools />
        <SoundButton />
        <IconButton size="small" label={words.t('shell.bar.shortcuts')} onPress={onHelp} render={withKey('?')}>
          <Keyboard size={18} aria-hidden="true" />
        </IconButton>
        <IconButton
          size="small"
          label={words.t('practice.enter')}
          onPress={() => leaveGuard.getState().leave(() => location.assign(PRACTICE_PAGE))}
        >
          <GraduationCap size={18} aria-hidden="true" />
        </IconButton>
        <Link href="/account" className="top-bar-user" aria-current={page === 'account' ? 'page' : undefined}>
          <strong>{user.displayName}</strong>
          <span>{words.t(`shell.bar.role.${user.role}`)}</span>
          <span className="fy-visually-hidden">{words.t('shell.tab.account')}</span>
        </Link>
        <SignOut user={user} />
      </div>
    </header>
  );
}

/** How many escalations and calls for help nobody has answered yet, beside the floor's tab wherever a supervisor is. */
function FloorAttention({ user }: { readonly user: User }) {
  const words = useWords();
  const view = useLiveView(live, 'floor');
  useBranchHeard(view);
  const escalations = useView(view, (state) => (state.clock === null ? null : Object.values(state.escalation)));
  useAlarm(escalations, user);
  const count = escalations?.filter(({ status }) => status === 'raised').length ?? 0;
  return (
    <>
      {count === 0 ? null : (
        <span className="top-bar-count" aria-hidden="true">
          {count}
        </span>
      )}
      <span role="status" className="fy-visually-hidden">
        {count === 0 ? '' : words.t('shell.bar.unanswered', { count })}
      </span>
    </>
  );
}

/** Mutes the sound of what waits for the user, in this browser. */
function SoundButton() {
  const words = useWords();
  const { sounds, setSounds } = usePreferences();
  return (
    <IconButton
      size="small"
      label={words.t(sounds ? 'shell.bar.mute' : 'shell.bar.unmute')}
      onPress={() => setSounds(!sounds)}
    >
      {sounds ? <Bell size={18} aria-hidden="true" /> : <BellOff size={18} aria-hidden="true" />}
    </IconButton>
  );
}

/** Language and colours; on every page. */
export function BarTools() {
  const words = useWords();
  const setScheme = usePreferences((state) => state.setScheme);
  const branch = useSession((state) => state.branch);
  const dark = useShownScheme() === 'dark';
  return (
    <>
      <LanguageMenu
        languages={offeredLanguages(branch?.languages ?? [])}
        label={words.t('shell.bar.language', { language: languageName(words.language) })}
        onChoose={chooseLanguage}
      />
      <IconButton
        size="small"
        label={words.t(dark ? 'shell.bar.light' : 'shell.bar.dark')}
        onPress={() => setScheme(dark ? 'light' : 'dark')}
      >
        {dark ? <Sun size={18} aria-hidden="true" /> : <Moon size={18} aria-hidden="true" />}
      </IconButton>
    </>
  );
}
