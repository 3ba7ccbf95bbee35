import './without-eval.ts';
import type { User } from '@foyer/contract';
import { useWords } from '@foyer/ui';
import { useEffect, useRef } from 'react';
import { Link, Redirect, Route, useLocation } from 'wouter';
import { isAllowed } from '../session/roles.ts';
import { SectionPage } from './form/section-page.tsx';
import { LeaveDialog } from './leave-dialog.tsx';
import { SETTINGS_GROUPS, SETTINGS_PAGES } from './settings-pages.ts';
import './settings.css';

/** Everything about the branch that an administrator can change. */
export default function SettingsPage({ user }: { readonly user: User }) {
  const words = useWords();
  const [path] = useLocation();
  const id = path.split('/').filter((part) => part !== '')[1];
  const pages = SETTINGS_PAGES.filter(({ access }) => isAllowed(user, access));
  const page = pages.find((each) => each.id === id) ?? pages[0];
  const nav = useRef<HTMLElement>(null);
  const shown = page?.id;
  // The list of pages may be longer than its place.
  useEffect(() => {
    if (shown !== undefined)
      nav.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [shown]);
  if (page === undefined) return null;
  const { content: Content } = page;
  const groups = SETTINGS_GROUPS.filter((group) => pages.some((each) => each.group === group));
  return (
    <main className="settings">
      {/* Where the devices were before there were settings. */}
      {(['devices', 'people'] as const).map((old) => (
        <Route key={old} path={`/${old}`}>
          <Redirect to={`/settings/${old}`} replace />
        </Route>
      ))}
      <nav className="settings-nav" ref={nav} aria-label={words.t('settings.nav')}>
        {groups.map((group) => (
          <div key={group} className="settings-nav-group">
            <p id={`settings-${group}`}>{words.t(`settings.group.${group}`)}</p>
            <ul aria-labelledby={`settings-${group}`}>
              {pages
                .filter((each) => each.group === group)
                .map(({ id: each, icon: Icon }) => (
                  <li key={each}>
                    <Link href={`/settings/${each}`} aria-current={each === page.id ? 'page' : undefined}>
                      <Icon size={18} aria-hidden="true" />
                      {words.t(`settings.page.${each}`)}
                    </Link>
                  </li>
                ))}
            </ul>
          </div>
        ))}
      </nav>
      {page.kind === 'section' ? (
        <section className="settings-section" aria-labelledby="settings-title">
          <header className="settings-head">
            <h1 id="settings-title">{words.t(`settings.page.${page.id}`)}</h1>
            <p className="muted">{words.t(`settings.about.${page.id}`)}</p>
          </header>
          <SectionPage key={page.id} section={page.id}>
            <Content user={user} />
          </SectionPage>
        </section>
      ) : (
        <Content user={user} />
      )}
      <LeaveDialog />
    </main>
  );
}
