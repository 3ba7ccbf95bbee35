import { useWords } from '@foyer/ui';
import { CloudOff } from 'lucide-react';
import { Bar } from '../parts/bar.tsx';
import { Header } from '../parts/header.tsx';

/** The branch's server has not been heard for half a minute: no promises that can't be kept. */
export function LostScreen() {
  const words = useWords();
  return (
    <div className="screen">
      <Header />
      <main className="notice">
        <CloudOff className="notice-icon" aria-hidden="true" />
        <h1>{words.t('kiosk.lost.title')}</h1>
        <p>{words.t('kiosk.lost.detail')}</p>
      </main>
      <Bar />
    </div>
  );
}
