import { expect, test } from 'vitest';
import { readScreenAddress } from './screen-address.ts';

test('SCREEN-18: the address names the screen, the theme and the colours; without it there are defaults', () => {
  expect(readScreenAddress('')).toEqual({ screen: 'lobby', name: null, theme: 'default', scheme: null });
  expect(readScreenAddress('?screen=floor-2&theme=calm&scheme=dark')).toEqual({
    screen: 'floor-2',
    name: 'floor-2',
    theme: 'calm',
    scheme: 'dark',
  });
  expect(readScreenAddress('?scheme=pink')?.scheme).toBeNull();
});

test.each(['?screen=a%20b', '?screen=', `?screen=${'x'.repeat(65)}`, '?theme=../x', '?theme=.'])(
  'SCREEN-18: %s names no screen or theme',
  (search) => {
    expect(readScreenAddress(search)).toBeNull();
  },
);
