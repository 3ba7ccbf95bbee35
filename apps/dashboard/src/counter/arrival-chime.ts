import { useView } from '@foyer/client';
import { useEffect, useRef } from 'react';
import { usePreferences } from '../shell/preferences.ts';
import type { ReadableView } from '../shell/use-names.ts';

const TONES = [660, 880];
const SECONDS = 0.18;

/** Two soft tones; silent where the browser has not been touched yet, or makes no sounds. */
function chime(): void {
  if (typeof AudioContext !== 'function') return;
  const audio = new AudioContext();
  for (const [index, frequency] of TONES.entries()) {
    const from = audio.currentTime + index * SECONDS;
    const gain = new GainNode(audio, { gain: 0 });
    gain.gain.setValueAtTime(0, from);
    gain.gain.linearRampToValueAtTime(0.12, from + 0.02);
    gain.gain.linearRampToValueAtTime(0, from + SECONDS);
    const tone = new OscillatorNode(audio, { frequency });
    tone.connect(gain).connect(audio.destination);
    tone.start(from);
    tone.stop(from + SECONDS);
    if (index === TONES.length - 1) tone.onended = () => void audio.close();
  }
}

/** Sounds when somebody comes to the empty queue of a free counter, unless that is muted. */
export function useArrivalChime(view: ReadableView, free: boolean): void {
  const nextId = useView(view, (state) => state.next?.visitId ?? null);
  const before = useRef(nextId);
  useEffect(() => {
    if (free && before.current === null && nextId !== null && usePreferences.getState().sounds) chime();
    before.current = nextId;
  }, [free, nextId]);
}
