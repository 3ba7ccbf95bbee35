import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { synthesiseChime } from './synthesise-chime.ts';

test('SCREEN-19: the chime in the default theme is the one this program makes, and is neither clipped nor faint', () => {
  const chime = synthesiseChime();
  expect(chime.equals(readFileSync(path.join(import.meta.dirname, 'default', 'chime.wav')))).toBe(true);
  let loudest = 0;
  for (let at = 44; at < chime.length; at += 2) loudest = Math.max(loudest, Math.abs(chime.readInt16LE(at)));
  expect(loudest).toBeGreaterThan(14_000);
  expect(loudest).toBeLessThan(32_000);
});
