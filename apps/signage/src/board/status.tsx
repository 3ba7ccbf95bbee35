import { isReconnecting, useView } from '@foyer/client';
import { CloudOff, VolumeX } from 'lucide-react';
import { useStore } from 'zustand';
import type { Screen } from '../screen.ts';
import { InEach, Sentence } from './in-languages.tsx';

/** The screen's last line: how old its data is when it is not new, and what keeps it silent. Empty when all is well. */
export function Status({ screen }: { screen: Screen }) {
  const { freshness, ageSeconds, reconnecting } = useView(screen.view, (state) => ({
    freshness: state.freshness,
    ageSeconds: state.ageSeconds,
    reconnecting: isReconnecting(state),
  }));
  const sound = useStore(screen.sounds.store);
  return (
    <footer
      className="status"
      data-freshness={freshness}
      data-sound={sound.kind}
      data-sound-fault={sound.fault?.detail}
      data-chimes-played={sound.played}
    >
      {(freshness !== 'fresh' || reconnecting) && (
        <p className="status-stale" role="status">
          <CloudOff aria-hidden />
          <InEach>
            {(words) =>
              freshness === 'fresh'
                ? words.t('signage.reconnecting')
                : words.t('signage.stale', { age: words.duration(ageSeconds, 'words') })
            }
          </InEach>
        </p>
      )}
      {sound.kind === 'blocked' && (
        <button type="button" className="status-sound" onClick={screen.sounds.unlock}>
          <VolumeX aria-hidden />
          <Sentence of="signage.sound.touch" />
        </button>
      )}
      {sound.fault !== null && (
        <p className="status-sound">
          <VolumeX aria-hidden />
          <Sentence of={`signage.sound.${sound.fault.code}`} values={{ theme: sound.fault.theme }} />
        </p>
      )}
    </footer>
  );
}
