import { ar } from './ar.ts';
import { en } from './en.ts';

/** Interface words by language; the kiosk offers those of the branch's languages that have any. */
export const words = { en, ar };
export const spokenLanguages = Object.keys(words);
