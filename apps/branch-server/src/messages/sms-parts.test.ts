import { expect, test } from 'vitest';
import { smsParts } from './sms-parts.ts';

test.each([
  ['160 letters', 'a'.repeat(160), 'gsm-7', 1, 160],
  ['161 letters', 'a'.repeat(161), 'gsm-7', 2, 161],
  ['306 letters', 'a'.repeat(306), 'gsm-7', 2, 306],
  ['307 letters', 'a'.repeat(307), 'gsm-7', 3, 307],
  ['signs that are two', '€'.repeat(80), 'gsm-7', 1, 160],
  ['a sign that would be cut in two', `${'a'.repeat(152)}€${'a'.repeat(152)}`, 'gsm-7', 3, 306],
  ['a letter outside GSM', 'ç', 'ucs-2', 1, 1],
  ['Arabic', 'م'.repeat(70), 'ucs-2', 1, 70],
  ['longer Arabic', 'م'.repeat(71), 'ucs-2', 2, 71],
  ['two parts of Arabic', 'م'.repeat(134), 'ucs-2', 2, 134],
  ['three parts of Arabic', 'م'.repeat(135), 'ucs-2', 3, 135],
  ['an emoji that would be cut in two', `${'م'.repeat(66)}😀${'م'.repeat(66)}`, 'ucs-2', 3, 134],
  ['nothing', '', 'gsm-7', 1, 0],
] as const)('SMS-8: %s counts as telephones count it', (_what, text, encoding, parts, characters) => {
  expect(smsParts(text)).toEqual({ encoding, parts, characters });
});
