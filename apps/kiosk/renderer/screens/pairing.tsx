import { Spinner, useWords } from '@foyer/ui';
import type { Pairing } from '../../bridge/kiosk-state.ts';

/** Before the kiosk belongs to the branch, and in the moment before it knows what the branch offers. */
export function PairingScreen({ pairing }: { readonly pairing: Pairing | undefined }) {
  const words = useWords();
  if (pairing?.phase !== 'waiting') {
    return (
      <main className="screen message">
        <Spinner size="large" />
        <h1>{words.t('kiosk.connecting')}</h1>
        {pairing?.phase === 'unreachable' ? <p>{words.t('kiosk.pairing.unreachable')}</p> : null}
      </main>
    );
  }
  return (
    <main className="screen message">
      <h1>{words.t('kiosk.pairing.title')}</h1>
      <bdi className="pairing-code" dir="ltr">
        {pairing.code}
      </bdi>
      <p>{words.t('kiosk.pairing.detail')}</p>
    </main>
  );
}
