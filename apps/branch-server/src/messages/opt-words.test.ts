import { expect, test } from 'vitest';
import { optWord } from './opt-words.ts';

test('MSG-25: the words that end messages and allow them again are known in the languages that Foyer speaks, however they are written, and only where nothing else is', () => {
  const stops = [
    'STOP',
    ' stop.',
    'Stop!',
    'arrêt',
    'ARRET',
    'Baja',
    'stopp',
    'sair',
    '停止',
    '退订',
    'הסר',
    'توقف',
    'ＳＴＯＰ',
    '“stop”',
  ];
  for (const text of stops) expect([text, optWord(text)]).toEqual([text, 'stop']);
  for (const text of ['START', 'start!', '开始', 'ابدأ']) expect([text, optWord(text)]).toEqual([text, 'start']);
  for (const text of ['', '?', 'please stop by', 'I am at the bus stop', 'restart', 'OK']) {
    expect([text, optWord(text)]).toEqual([text, null]);
  }
});
