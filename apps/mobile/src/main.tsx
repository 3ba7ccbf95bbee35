import '@foyer/ui/fonts.css';
import '@foyer/ui/tokens.css';
import '@foyer/ui/base.css';
import { createClient, createLive } from '@foyer/client';
import { preferredLanguage, startI18n, startScheme } from '@foyer/ui';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { chosenLanguage, LANGUAGES } from './language.ts';
import { ar } from './locales/ar.ts';
import { en } from './locales/en.ts';
import './styles/page.css';
import './styles/ticket.css';
import './styles/waiting.css';
import './styles/statement.css';
import './styles/actions.css';
import './styles/called.css';
import { tokenFromPath } from './ticket-address.ts';

startScheme('system');
const i18n = startI18n({ en, ar }, chosenLanguage() ?? preferredLanguage(LANGUAGES));
const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <App i18n={i18n} token={tokenFromPath(location.pathname)} client={createClient()} live={createLive()} />,
  );
}
