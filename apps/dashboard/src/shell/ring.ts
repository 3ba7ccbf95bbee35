/** Hertz, seconds: two short tones, the second higher. */
const TONES = [
  { hertz: 660, from: 0 },
  { hertz: 880, from: 0.18 },
] as const;
const LENGTH = 0.14;
const LOUDNESS = 0.12;

let output: AudioContext | null = null;

/** Sounds two short tones. A browser that lets a page sound only once somebody has touched it stays silent until then. */
export function ring(): void {
  if (!navigator.userActivation.hasBeenActive) return;
  output ??= new AudioContext();
  const context = output;
  if (context.state === 'suspended') void context.resume();
  for (const { hertz, from } of TONES) {
    const start = context.currentTime + from;
    const tone = new OscillatorNode(context, { frequency: hertz });
    const loudness = new GainNode(context, { gain: 0 });
    // Without a slope it would click.
    loudness.gain.setValueAtTime(0, start);
    loudness.gain.linearRampToValueAtTime(LOUDNESS, start + 0.02);
    loudness.gain.linearRampToValueAtTime(0, start + LENGTH);
    tone.connect(loudness).connect(context.destination);
    tone.start(start);
    tone.stop(start + LENGTH);
  }
}
