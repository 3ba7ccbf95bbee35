import { expect, it } from 'vitest';
import { sayDevice } from './say-device.ts';

it('DASH-31: a device that is named by an id is called by words; a given name stays as it was given', () => {
  expect(sayDevice('lobby')).toBe('Lobby');
  expect(sayDevice('screen-2')).toBe('Screen 2');
  expect(sayDevice('Kiosk by the door')).toBe('Kiosk by the door');
  expect(sayDevice('كشك الباب')).toBe('كشك الباب');
});
