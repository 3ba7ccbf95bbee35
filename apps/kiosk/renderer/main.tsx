import '@foyer/ui/fonts.css';
import '@foyer/ui/tokens.css';
import '@foyer/ui/base.css';
import './styles/kiosk.css';
import './styles/parts.css';
import './styles/window.css';
import './styles/attract.css';
import './styles/services.css';
import './styles/notices.css';
import './styles/service-cards.css';
import './styles/few-services.css';
import './styles/categories.css';
import './styles/ticket.css';
import './styles/news.css';
import './styles/modes.css';
import { createLive } from '@foyer/client';
import { startScheme } from '@foyer/ui';
import { createRoot } from 'react-dom/client';
import { Kiosk } from './kiosk.tsx';
import { KioskPlace } from './kiosk-context.ts';
import { createKioskStore } from './kiosk-store.ts';
import { languages } from './languages.ts';
import { choosePort } from './port/choose-port.ts';
import { readSettings } from './settings.ts';

const settings = readSettings(location.search);
startScheme(settings.scheme);
const store = createKioskStore(choosePort(settings.name));
const live = createLive();

const place = document.getElementById('kiosk');
if (place === null) throw new Error('The page has no place for the kiosk.');
await languages.load(languages.best(navigator.languages));
createRoot(place).render(
  <KioskPlace value={{ store, live, settings }}>
    <Kiosk />
  </KioskPlace>,
);
