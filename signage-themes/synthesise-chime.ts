import { writeFileSync } from 'node:fs';
import path from 'node:path';

/** Samples a second: enough for partials below 6 kHz. */
const RATE = 24_000;
const LENGTH_SECONDS = 1.7;

/** A stroke: when, how high, how loud. A falling major third, E5 then C5. */
const STROKES = [
  { at: 0, hertz: 659.26, level: 0.5 },
  { at: 0.42, hertz: 523.25, level: 0.55 },
];
/** A soft bell's partials over its stroke: ratio, share of the level, seconds to fade to a third. */
const PARTIALS = [
  { ratio: 1, share: 1, fade: 0.52 },
  { ratio: 2.0, share: 0.32, fade: 0.3 },
  { ratio: 3.01, share: 0.12, fade: 0.16 },
  { ratio: 5.4, share: 0.05, fade: 0.07 },
];
const ATTACK_SECONDS = 0.006;
const RELEASE_SECONDS = 0.12;

/** The sound's level at a time, between -1 and 1. */
function sampleAt(seconds: number): number {
  let sum = 0;
  for (const { at, hertz, level } of STROKES) {
    const since = seconds - at;
    if (since < 0) continue;
    const attack = Math.min(1, since / ATTACK_SECONDS);
    for (const { ratio, share, fade } of PARTIALS) {
      sum += level * share * attack * Math.exp(-since / fade) * Math.sin(2 * Math.PI * hertz * ratio * since);
    }
  }
  return sum * 0.75 * Math.min(1, (LENGTH_SECONDS - seconds) / RELEASE_SECONDS);
}

/** The default theme's chime as a WAV file: one channel, 16 bits. */
export function synthesiseChime(): Buffer {
  const count = Math.round(LENGTH_SECONDS * RATE);
  const file = Buffer.alloc(44 + count * 2);
  file.write('RIFF', 0, 'ascii');
  file.writeUInt32LE(36 + count * 2, 4);
  file.write('WAVEfmt ', 8, 'ascii');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(RATE, 24);
  file.writeUInt32LE(RATE * 2, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36, 'ascii');
  file.writeUInt32LE(count * 2, 40);
  for (let index = 0; index < count; index += 1) {
    const level = Math.max(-1, Math.min(1, sampleAt(index / RATE)));
    file.writeInt16LE(Math.round(level * 32_767), 44 + index * 2);
  }
  return file;
}

if (import.meta.main) {
  writeFileSync(path.join(import.meta.dirname, 'default', 'chime.wav'), synthesiseChime());
}
