import { expect, test } from 'vitest';
import { browserName } from './browser-name.ts';

test('PEOPLE-12: a browser is named in a few words, whatever it also claims to be', () => {
  const webkit = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)';
  expect(browserName(`${webkit} Chrome/140.0.0.0 Safari/537.36`)).toBe('Chrome 140 · Windows');
  expect(browserName(`${webkit} Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0`)).toBe('Edge 140 · Windows');
  expect(browserName('Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0')).toBe(
    'Firefox 128 · Linux',
  );
  const phone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
  expect(browserName(`${phone} Version/18.0 Mobile/15E148 Safari/604.1`)).toBe('Safari 18 · iOS');
  expect(browserName(`a program of ${'x'.repeat(300)}`)).toHaveLength(40);
  expect(browserName(undefined)).toBe('');
});
