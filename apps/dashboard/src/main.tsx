import '@foyer/ui/tokens.css';
import '@foyer/ui/fonts.css';
import '@foyer/ui/base.css';
import './shell/page.css';
import { startI18n, startScheme } from '@foyer/ui';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Router } from 'wouter';
import { App } from './app.tsx';
import { ar } from './locales/ar.ts';
import { en } from './locales/en.ts';
import { usePreferences } from './shell/preferences.ts';

const { language, scheme } = usePreferences.getState();
const i18n = startI18n({ en, ar }, language);
startScheme(scheme);
usePreferences.subscribe((now, before) => {
  if (now.language !== before.language) void i18n.changeLanguage(now.language);
  if (now.scheme !== before.scheme) startScheme(now.scheme);
});

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no #root to draw in.');
createRoot(root).render(
  <StrictMode>
    <Router base="/dashboard">
      <App />
    </Router>
  </StrictMode>,
);
