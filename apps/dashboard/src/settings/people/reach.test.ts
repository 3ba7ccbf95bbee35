import { expect, test } from 'vitest';
import { isOwnMachine } from './reach.ts';

test('DASH-66: a link made at an address of this machine alone is told from one that others can open', () => {
  for (const own of ['localhost', '127.0.0.1', '127.8.0.1', '[::1]']) expect(isOwnMachine(own)).toBe(true);
  for (const reached of ['192.168.1.20', 'branch.example', 'localhost.example'])
    expect(isOwnMachine(reached)).toBe(false);
});
