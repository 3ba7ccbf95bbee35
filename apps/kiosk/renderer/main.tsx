import '@foyer/ui/fonts.css';
import '@foyer/ui/tokens.css';
import '@foyer/ui/base.css';
import './styles/kiosk.css';
import './styles/parts.css';
import './styles/attract.css';
import './styles/services.css';
import './styles/few-services.css';
import './styles/ticket.css';
import './styles/modes.css';
import { createLive } from '@foyer/client';
import { preferredLanguage, startI18n, startScheme } from '@foyer/ui';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { Kiosk } from './kiosk.tsx';
import { KioskPlace } from './kiosk-context.ts';
import { createKioskStore } from './kiosk-store.ts';
import { spokenLanguages, words } from './locales/index.ts';
import { choosePort } from './port/choose-port.ts';
import { readSettings } from './settings.ts';

const settings = readSettings(location.search);
startScheme(settings.scheme);
const i18n = startI18n(words, preferredLanguage(spokenLanguages));
const store = createKioskStore(choosePort(settings.name), i18n.language);
const live = createLive();

store.subscribe(({ language }) => {
  if (language !== i18n.language) void i18n.changeLanguage(language);
});

const place = document.getElementById('kiosk');
if (place === null) throw new Error('The page has no place for the kiosk.');
createRoot(place).render(
  <I18nextProvider i18n={i18n}>
    <KioskPlace value={{ store, live, settings }}>
      <Kiosk />
    </KioskPlace>
  </I18nextProvider>,
);
