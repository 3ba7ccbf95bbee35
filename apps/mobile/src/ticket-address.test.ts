import { expect, test } from 'vitest';
import { tokenFromPath } from './ticket-address.ts';

test('PHONE-1: the token is read from a ticket’s address; any other path is no ticket', () => {
  const token = 'aB3_-aB3_-aB3_-aB3_-aB';
  expect(tokenFromPath(`/b/harbour/t/${token}`)).toBe(token);
  expect(tokenFromPath(`/b/harbour/t/${token}/`)).toBe(token);
  for (const path of [
    '/',
    '/mobile/',
    '/b/harbour/t/short',
    `/b/harbour/t/${token}/cancel`,
    `/b/harbour/t/${token}!`,
  ]) {
    expect(tokenFromPath(path)).toBeNull();
  }
});
