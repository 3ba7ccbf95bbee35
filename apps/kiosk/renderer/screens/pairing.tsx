import { Spinner } from '@foyer/ui';
import { useTranslation } from 'react-i18next';
import type { Pairing } from '../../bridge/kiosk-state.ts';

/** Before the kiosk belongs to the branch, and in the moment before it knows what the branch offers. */
export function PairingScreen({ pairing }: { readonly pairing: Pairing | undefined }) {
  const { t } = useTranslation();
  if (pairing?.phase !== 'waiting') {
    return (
      <main className="screen notice">
        <Spinner size="large" />
        <h1>{t('connecting')}</h1>
        {pairing?.phase === 'unreachable' ? <p>{t('pairing.unreachable')}</p> : null}
      </main>
    );
  }
  return (
    <main className="screen notice">
      <h1>{t('pairing.title')}</h1>
      <bdi className="pairing-code" dir="ltr">
        {pairing.code}
      </bdi>
      <p>{t('pairing.detail')}</p>
    </main>
  );
}
