import { expect, test } from 'vitest';
import { readConfiguration } from './configuration.ts';

test('KIOSK-28: the command line comes before the environment, Chromium’s own switches are left alone', () => {
  const read = readConfiguration(['--server', 'https://branch.example/x', '--no-sandbox', '--windowed'], {
    FOYER_KIOSK_SERVER: 'http://elsewhere.example',
    FOYER_KIOSK_NAME: 'Kiosk 2',
  });
  expect(read).toMatchObject({ server: 'https://branch.example', name: 'Kiosk 2', windowed: true });
});

test('KIOSK-28, KIOSK-55: each mistake is a sentence that names its setting', () => {
  const args = ['--server', 'ftp://branch', '--printer', 'lpt1', '--page', 'idle=30'];
  const elsewhere = 'is set in the dashboard, under Devices; leave it out here';
  expect(readConfiguration(args, { FOYER_KIOSK_DIALECT: 'epson' })).toEqual({
    mistakes: [
      expect.stringMatching(/^--server: /),
      `--page: idle ${elsewhere}`,
      `--printer: ${elsewhere}`,
      `--dialect: ${elsewhere}`,
    ],
  });
});
