import { useWords } from '@foyer/ui';
import { type CSSProperties, useEffect, useState } from 'react';
import { useKiosk, useKioskContext } from '../kiosk-context.ts';
import { SIGNS_OF_LIFE } from './idle-watch.tsx';

/**
 * A printed ticket's screen goes by itself. How long it still stays is said, and any touch or key keeps it; from then on
 * only silence is asked about.
 */
export function LeaveCountdown() {
  const held = useKiosk((model) => model.staying || model.help !== 'none' || model.panel !== null);
  return held ? <Room /> : <Running />;
}

/** Keeps the countdown's room once it has ended, so that the button under a finger that ended it stays there. */
function Room() {
  const words = useWords();
  const { settings } = useKioskContext();
  return (
    <div className="leave-room" aria-hidden="true">
      <p>
        {words.t('kiosk.ticket.leaves', { count: settings.printedSeconds })}{' '}
        <strong>{words.t('kiosk.ticket.stay')}</strong>
      </p>
      <span className="leave-bar" />
    </div>
  );
}

function Running() {
  const words = useWords();
  const { store, settings } = useKioskContext();
  const total = settings.printedSeconds;
  const [left, setLeft] = useState(total);

  useEffect(() => {
    const timer = setTimeout(() => (left > 1 ? setLeft(left - 1) : store.getState().startOver()), 1000);
    return () => clearTimeout(timer);
  }, [left, store]);

  useEffect(() => {
    const { stay } = store.getState();
    for (const sign of SIGNS_OF_LIFE) addEventListener(sign, stay, { capture: true });
    return () => {
      for (const sign of SIGNS_OF_LIFE) removeEventListener(sign, stay, { capture: true });
    };
  }, [store]);

  return (
    <div className="leave" role="timer">
      <p>
        {words.t('kiosk.ticket.leaves', { count: left })} <strong>{words.t('kiosk.ticket.stay')}</strong>
      </p>
      <span
        className="leave-bar"
        style={{ '--left': (left - 1) / Math.max(1, total - 1) } as CSSProperties}
        aria-hidden="true"
      />
    </div>
  );
}
