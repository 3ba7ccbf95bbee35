import type { Ticket } from '@foyer/contract';
import { useEffect, useState } from 'react';
import { createChime } from './chime.ts';
import { recallMemory, remember } from './device-memory.ts';

/** Long, short, long: told apart from a message's buzz in a pocket. */
const VIBRATION = [600, 200, 300, 200, 600];
const MUTED = 'foyer-muted';
const ALERTED = 'foyer-alerted-call';

const chime = createChime();

/** `locked`: the browser waits for a touch first. */
export type SoundState = 'locked' | 'on' | 'off';

/** Keeps whether sound may be made; the first touch anywhere on the page unlocks it. */
export function useSound(): [SoundState, () => void] {
  const [touched, setTouched] = useState(false);
  const [muted, setMuted] = useState(() => recallMemory(MUTED) === 'yes');
  useEffect(() => {
    const unlock = () => {
      chime.unlock();
      setTouched(true);
    };
    addEventListener('pointerup', unlock, { once: true });
    addEventListener('keyup', unlock, { once: true });
    return () => {
      removeEventListener('pointerup', unlock);
      removeEventListener('keyup', unlock);
    };
  }, []);
  const change = () => {
    if (!touched) return;
    remember(MUTED, muted ? 'no' : 'yes');
    setMuted(!muted);
  };
  if (muted) return ['off', change];
  return [touched ? 'on' : 'locked', change];
}

/**
 * Sounds and vibrates once for each call and recall, by its sequence number; a reload of the page repeats nothing.
 *
 * @param stage - the ticket's, or `null` while unknown
 */
export function useCallAlert(stage: Ticket['stage'] | null, sound: SoundState): void {
  const sequence = stage?.kind === 'called' ? stage.sequence : null;
  useEffect(() => {
    if (sequence === null || recallMemory(ALERTED) === String(sequence)) return;
    remember(ALERTED, String(sequence));
    // Not every phone can (Safari has no such function), and none may before the first touch.
    if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.(VIBRATION);
    if (sound === 'on') chime.play();
  }, [sequence, sound]);
}
