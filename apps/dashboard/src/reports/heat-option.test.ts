import { expect, it } from 'vitest';
import { inkOn } from './heat-option.ts';

it('DASH-43: a cell’s figure is written in what reads best on its colour', () => {
  // Light colours: from pale to deep.
  expect([0, 0.3, 0.9, 1].map((share) => inkOn('#dcedea', '#115e59', share))).toEqual([
    '#000000',
    '#000000',
    '#ffffff',
    '#ffffff',
  ]);
  // Dark colours: from deep to bright.
  expect([0, 1].map((share) => inkOn('#143a36', '#5fd6c6', share))).toEqual(['#ffffff', '#000000']);
  // A share beyond the ends is the end's.
  expect(inkOn('#ffffff', '#000000', 7)).toBe('#ffffff');
});
