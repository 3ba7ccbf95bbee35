import { expect, test } from 'vitest';
import { passwordMistake } from './password.ts';
import { signInName } from './sign-in-name.ts';

test('PEOPLE-8: a password is ten letters or more, not the name and not one of the commonest', () => {
  expect(passwordMistake('nine char', 'ines')).toBe('too-short');
  expect(passwordMistake('ten chars!', 'ines')).toBeNull();
  expect(passwordMistake('كلمة سر طويلة', 'ines')).toBeNull();
  expect(passwordMistake('Marguerite', 'marguerite')).toBe('like-the-name');
  expect(passwordMistake('marguerite1', 'Marguerite')).toBe('like-the-name');
  expect(passwordMistake('ines and a long sentence', 'ines')).toBeNull();
  expect(passwordMistake('a grey heron', 'al')).toBeNull();
  for (const common of ['Password123', 'QWERTYUIOP', 'aaaaaaaaaaaa', 'foyer-demo', 'ａｄｍｉｎｉｓｔｒａｔｏｒ']) {
    expect(passwordMistake(common, 'ines'), common).toBe('too-common');
  }
});

test('PEOPLE-2: a sign-in name is the same however it is typed', () => {
  for (const typed of ['Ines', ' ines ', 'INES', 'ｉｎｅｓ']) expect(signInName(typed)).toBe('ines');
  expect(signInName('Ine\u0301s')).toBe(signInName('Inés'));
});
