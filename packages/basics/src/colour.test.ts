import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accentShades, contrastOf, LEAST_CONTRAST } from './colour.ts';

const SURFACES = { light: '#ffffff', dark: '#1e1c1a' } as const;
const TINTS = {
  light: ['#f7f5f1', '#ffffff', '#efece5', '#e0f0e3', '#fcecd0', '#fce4e0'],
  dark: ['#141311', '#1e1c1a', '#272522', '#17341f', '#3b2c0e', '#471a15'],
} as const;
const TEXTS = { light: ['#1d1b18', '#4f4a44'], dark: ['#f5f2ec', '#c8c1b7'] } as const;

const colours = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);

test.each(['light', 'dark'] as const)(
  'SETTINGS-67: whatever colour is chosen, words on it, in it and on its tint stand out by 7:1 (%s)',
  (scheme) => {
    fc.assert(
      fc.property(colours, (colour) => {
        const shades = accentShades(colour, scheme);
        const pairs = [
          [shades.onAccent, shades.accent],
          [shades.onAccent, shades.accentHover],
          [shades.accent, SURFACES[scheme]],
          ...[...TINTS[scheme], shades.accentSoft].map((ground) => [shades.accentText, ground]),
          ...TEXTS[scheme].map((text) => [text, shades.accentSoft]),
        ];
        for (const [front = '', back = ''] of pairs) {
          expect(contrastOf(front, back), `${front} on ${back}`).toBeGreaterThanOrEqual(LEAST_CONTRAST);
        }
      }),
    );
  },
);

test('SETTINGS-67: a colour that can be read as it is stays as it is', () => {
  expect(accentShades('#115e59', 'light').accent).toBe('#115e59');
  expect(accentShades('#5fd6c6', 'dark').accent).toBe('#5fd6c6');
  expect(accentShades('#ffd500', 'light').accent).not.toBe('#ffd500');
});
