import type { User } from '@foyer/contract';
import { IconButton, localText } from '@foyer/ui';
import { Keyboard, LogOut } from 'lucide-react';
import { Link, useLocation } from 'wouter';
import { type Tab, tabsFor } from '../session/roles.ts';
import { sessionStore, useSession } from '../session/session.ts';
import { BarTools } from './bar-tools.tsx';
import { FloorAttention } from './floor-attention.tsx';
import { Mark } from './mark.tsx';
import { withKey } from './with-key.tsx';
import './top-bar.css';
import { useWords } from './words.ts';

interface TopBarProps {
  readonly user: User;
  readonly tab: Tab;
  readonly onHelp: () => void;
}

/** The head of every page: where one is, who one is, and the tabs of one's role. */
export function TopBar({ user, tab, onHelp }: TopBarProps) {
  const { say, language } = useWords();
  const branch = useSession((state) => state.branch);
  const [, go] = useLocation();
  const leave = async () => {
    await sessionStore.getState().signOut();
    // Whoever signs in next begins on a page of their own.
    go('/');
  };
  return (
    <header className="top-bar">
      <div className="top-bar-brand">
        <Mark size={32} />
        <strong>{branch === null ? say('app.name') : localText(branch.name, language)}</strong>
      </div>
      <nav aria-label={say('app.main')} className="top-bar-tabs">
        {tabsFor(user.role).map((each) => (
          <span key={each} className="top-bar-tab">
            <Link href={`/${each}`} aria-current={each === tab ? 'page' : undefined}>
              {say(`tab.${each}`)}
            </Link>
            {each === 'floor' ? <FloorAttention /> : null}
          </span>
        ))}
      </nav>
      <div className="top-bar-tools">
        <BarTools />
        <IconButton size="small" label={say('bar.shortcuts')} onPress={onHelp} render={withKey('?')}>
          <Keyboard size={18} aria-hidden="true" />
        </IconButton>
        <div className="top-bar-user">
          <strong>{user.displayName}</strong>
          <span>{say(`bar.role.${user.role}`)}</span>
        </div>
        <IconButton size="small" label={say('bar.signOut')} onPress={() => void leave()}>
          <LogOut size={18} aria-hidden="true" className="mirrored" />
        </IconButton>
      </div>
    </header>
  );
}
