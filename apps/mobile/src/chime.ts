/** Three rising notes of a soft bell: frequency in hertz, start in seconds. */
const NOTES = [
  [659.25, 0],
  [783.99, 0.22],
  [1046.5, 0.44],
] as const;
const RING_SECONDS = 1.6;
const LOUDNESS = 0.5;

/** A bell made by the browser itself: nothing is fetched when it must sound. */
export interface Chime {
  /** Browsers allow sound only after a touch; call it from one. */
  unlock(): void;
  /** Sounds twice. Nothing is heard before `unlock`. */
  play(): void;
}

/** Makes the bell; the sound system starts with the first touch. */
export function createChime(): Chime {
  let audio: AudioContext | null = null;
  return {
    unlock() {
      audio ??= typeof AudioContext === 'function' ? new AudioContext() : null;
      // A refusal means no touch yet; the next one asks again.
      audio?.resume().catch(() => {});
    },
    play() {
      if (audio === null) return;
      for (const again of [0, 1.4]) {
        for (const [frequency, start] of NOTES) ring(audio, frequency, audio.currentTime + again + start);
      }
    },
  };
}

/** One struck note: a fundamental and a quieter octave, dying away. */
function ring(audio: AudioContext, frequency: number, at: number): void {
  for (const [multiple, share] of [
    [1, 1],
    [2, 0.35],
  ] as const) {
    const tone = new OscillatorNode(audio, { frequency: frequency * multiple });
    const gain = new GainNode(audio, { gain: 0 });
    gain.gain.setValueAtTime(0, at);
    gain.gain.linearRampToValueAtTime(LOUDNESS * share, at + 0.015);
    gain.gain.exponentialRampToValueAtTime(0.001, at + RING_SECONDS);
    tone.connect(gain).connect(audio.destination);
    tone.start(at);
    tone.stop(at + RING_SECONDS);
  }
}
