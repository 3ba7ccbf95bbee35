import { expect, test } from 'vitest';
import { readScreenAddress } from './screen-address.ts';

test('SCREEN-18: the address names the screen and the colours; without it there are defaults', () => {
  expect(readScreenAddress('')).toEqual({ screen: 'lobby', name: null, scheme: null });
  expect(readScreenAddress('?screen=floor-2&scheme=dark')).toEqual({
    screen: 'floor-2',
    name: 'floor-2',
    scheme: 'dark',
  });
  expect(readScreenAddress('?scheme=pink')?.scheme).toBeNull();
});

test.each(['?screen=a%20b', '?screen=', `?screen=${'x'.repeat(65)}`])('SCREEN-18: %s names no screen', (search) => {
  expect(readScreenAddress(search)).toBeNull();
});
