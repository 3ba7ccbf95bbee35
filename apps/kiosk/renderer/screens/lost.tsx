import { CloudOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Bar } from '../parts/bar.tsx';
import { Header } from '../parts/header.tsx';

/** The branch's server has not been heard for half a minute: no promises that can't be kept. */
export function LostScreen() {
  const { t } = useTranslation();
  return (
    <div className="screen">
      <Header />
      <main className="notice">
        <CloudOff className="notice-icon" aria-hidden="true" />
        <h1>{t('lost.title')}</h1>
        <p>{t('lost.detail')}</p>
      </main>
      <Bar />
    </div>
  );
}
