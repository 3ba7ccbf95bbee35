import { expect, test } from 'vitest';
import { readConfiguration } from './configuration.ts';

test('KIOSK-28: the command line comes before the environment, Chromium’s own switches are left alone', () => {
  const read = readConfiguration(['--server', 'https://branch.example/x', '--no-sandbox', '--windowed'], {
    FOYER_KIOSK_SERVER: 'http://elsewhere.example',
    FOYER_KIOSK_NAME: 'Kiosk 2',
  });
  expect(read).toMatchObject({ server: 'https://branch.example', name: 'Kiosk 2', windowed: true, printer: 'none' });
});

test('KIOSK-28: each mistake is a sentence that names its setting', () => {
  const read = readConfiguration(['--server', 'ftp://branch', '--printer', 'lpt1'], {});
  expect(read).toEqual({
    mistakes: [
      expect.stringMatching(/^--server: /),
      '--printer: must be tcp://HOST:PORT, device:/PATH, memory or none',
    ],
  });
});
