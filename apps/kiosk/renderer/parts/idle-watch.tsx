import { Button, useWords } from '@foyer/ui';
import { Hourglass } from 'lucide-react';
import { useEffect, useState } from 'react';
import { idleLimit, usualIdleRules } from '../flow.ts';
import { useKiosk, useKioskContext, useOwnSettings } from '../kiosk-context.ts';
import { KioskWindow } from './kiosk-window.tsx';

/** What shows that somebody is there. */
export const SIGNS_OF_LIFE = ['pointerdown', 'keydown'] as const;

/** Asks a customer who has done nothing for a while whether they are still there, and starts over without an answer. */
export function IdleWatch() {
  const { settings } = useKioskContext();
  const idleSeconds = useOwnSettings()?.idleSeconds ?? usualIdleRules.idleSeconds;
  const screen = useKiosk((model) => model.screen);
  const phase = useKiosk((model) => (model.staying ? 'staying' : (model.kiosk?.job?.phase ?? null)));
  const preferences = useKiosk((model) => model.preferences);
  const limit = idleLimit(screen, phase, preferences, { ...settings, idleSeconds });
  // A new question starts the time anew.
  return limit === null ? null : <IdleTimer key={`${screen.name} ${phase}`} limitSeconds={limit} />;
}

function IdleTimer({ limitSeconds }: { readonly limitSeconds: number }) {
  const { store, settings } = useKioskContext();
  const { warningSeconds } = settings;
  const [left, setLeft] = useState<number | null>(null);
  const asking = left !== null;

  useEffect(() => {
    if (asking) return;
    const begin = () => setTimeout(() => setLeft(warningSeconds), limitSeconds * 1000);
    let timer = begin();
    const onSign = () => {
      clearTimeout(timer);
      timer = begin();
    };
    for (const sign of SIGNS_OF_LIFE) addEventListener(sign, onSign, { capture: true });
    return () => {
      clearTimeout(timer);
      for (const sign of SIGNS_OF_LIFE) removeEventListener(sign, onSign, { capture: true });
    };
  }, [asking, limitSeconds, warningSeconds]);

  useEffect(() => {
    if (left === null) return;
    const timer = setTimeout(() => {
      if (left > 1) return setLeft(left - 1);
      setLeft(null);
      store.getState().startOver();
    }, 1000);
    return () => clearTimeout(timer);
  }, [left, store]);

  return left === null ? null : <IdleWindow seconds={left} onMore={() => setLeft(null)} />;
}

function IdleWindow({ seconds, onMore }: { readonly seconds: number; readonly onMore: () => void }) {
  const words = useWords();
  const { store } = useKioskContext();
  return (
    <KioskWindow title={words.t('kiosk.idle.title')} icon={<Hourglass />} onClose={onMore}>
      <p className="window-countdown" aria-hidden="true">
        {seconds}
      </p>
      <p className="window-words">{words.t('kiosk.idle.detail', { count: seconds })}</p>
      <div className="window-actions">
        <Button size="huge" variant="secondary" className="big" onPress={() => store.getState().startOver()}>
          {words.t('kiosk.idle.over')}
        </Button>
        <Button size="huge" variant="primary" className="big" autoFocus onPress={onMore}>
          {words.t('kiosk.idle.more')}
        </Button>
      </div>
    </KioskWindow>
  );
}
