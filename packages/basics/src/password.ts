import { signInName } from './sign-in-name.ts';

/** Why a password is not taken. */
export const PASSWORD_MISTAKES = ['too-short', 'like-the-name', 'too-common'] as const;
export type PasswordMistake = (typeof PASSWORD_MISTAKES)[number];

/** Letters of the shortest password that is taken. */
const SHORTEST_PASSWORD = 10;

/** The commonest that are long enough, and the demo's. */
const COMMON = new Set([
  '0123456789',
  '0987654321',
  '1234567890',
  '12345678910',
  '123456789a',
  '123123123123',
  '1q2w3e4r5t',
  '1q2w3e4r5t6y',
  '1qaz2wsx3edc',
  '987654321a',
  'abcdefghij',
  'administrator',
  'asdfghjkl1',
  'asdfghjkl;',
  'changeme123',
  'foyer-demo',
  'football123',
  'iloveyou123',
  'letmein123',
  'michael123',
  'password01',
  'password10',
  'password12',
  'password123',
  'password1234',
  'password123!',
  'passw0rd123',
  'p@ssw0rd123',
  'princess123',
  'q1w2e3r4t5',
  'q1w2e3r4t5y6',
  'qazwsxedcrfv',
  'qwerty1234',
  'qwerty12345',
  'qwerty123456',
  'qwertyuiop',
  'qwertyuiop123',
  'secret1234',
  'welcome123',
  'welcome1234',
]);

/**
 * Whether a password is too easily guessed: it is short, holds the name or is held by it, is one letter over and over, or
 * is among the commonest.
 *
 * @param name - that they sign in with
 * @returns what is wrong with it, or `null`
 */
export function passwordMistake(password: string, name: string): PasswordMistake | null {
  if ([...password].length < SHORTEST_PASSWORD) return 'too-short';
  const plain = signInName(password);
  const theirs = signInName(name);
  // A name of a letter or two stands in many a good password.
  if (plain === theirs || (theirs.length > 3 && plain.replaceAll(theirs, '').length < SHORTEST_PASSWORD / 2)) {
    return 'like-the-name';
  }
  return new Set(plain).size < 3 || COMMON.has(plain) ? 'too-common' : null;
}
