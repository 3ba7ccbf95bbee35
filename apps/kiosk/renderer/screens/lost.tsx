import { CloudOff } from 'lucide-react';
import { Bar } from '../parts/bar.tsx';
import { Header } from '../parts/header.tsx';
import { Sentence } from '../parts/sentence.tsx';

/** The branch's server has not been heard for half a minute: no promises that can't be kept. */
export function LostScreen() {
  return (
    <div className="screen">
      <Header />
      <main className="message">
        <CloudOff className="message-icon" aria-hidden="true" />
        <h1>
          <Sentence of="kiosk.lost.title" />
        </h1>
        <p>
          <Sentence of="kiosk.lost.detail" />
        </p>
      </main>
      <Bar />
    </div>
  );
}
