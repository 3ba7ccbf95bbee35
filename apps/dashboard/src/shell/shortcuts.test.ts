import { describe, expect, it } from 'vitest';
import { type KeyPress, shortcutKey } from './shortcuts.tsx';

const press = (over: Partial<KeyPress>): KeyPress => ({
  key: '',
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  repeat: false,
  ...over,
});

describe('shortcut keys', () => {
  it('DASH-8: a letter counts in either case', () => {
    expect(shortcutKey(press({ key: 'n', code: 'KeyN' }))).toBe('n');
    expect(shortcutKey(press({ key: 'N', code: 'KeyN' }))).toBe('n');
  });

  it('DASH-8: on an Arabic layout a letter key is known by its place', () => {
    expect(shortcutKey(press({ key: 'ى', code: 'KeyN' }))).toBe('n');
    expect(shortcutKey(press({ key: '٣', code: 'Digit3' }))).toBe('3');
    expect(shortcutKey(press({ key: '؟', code: 'Slash' }))).toBe('?');
  });

  it('DASH-8: a layout that moves the letters is followed', () => {
    expect(shortcutKey(press({ key: 'a', code: 'KeyQ' }))).toBe('a');
  });

  it('DASH-8: keys with modifiers and keys held down are no shortcuts', () => {
    expect(shortcutKey(press({ key: 'n', code: 'KeyN', ctrlKey: true }))).toBeNull();
    expect(shortcutKey(press({ key: 'n', code: 'KeyN', metaKey: true }))).toBeNull();
    expect(shortcutKey(press({ key: 'n', code: 'KeyN', repeat: true }))).toBeNull();
  });
});
