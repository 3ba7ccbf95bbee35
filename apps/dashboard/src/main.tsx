import '@foyer/ui/tokens.css';
import '@foyer/ui/fonts.css';
import '@foyer/ui/base.css';
import './shell/page.css';
import { startScheme } from '@foyer/ui';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Router } from 'wouter';
import { App } from './app.tsx';
import { guardNavigation, watchWaysOut } from './settings/leave-guard.ts';
import { BASE } from './shell/base.ts';
import { languages } from './shell/languages.ts';
import { usePreferences } from './shell/preferences.ts';

const { language, scheme } = usePreferences.getState();
startScheme(scheme);
usePreferences.subscribe((now, before) => {
  if (now.scheme !== before.scheme) startScheme(now.scheme);
});

watchWaysOut();

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no #root to draw in.');
await languages.load(language);
createRoot(root).render(
  <StrictMode>
    <Router base={BASE} aroundNav={guardNavigation}>
      <App />
    </Router>
  </StrictMode>,
);
