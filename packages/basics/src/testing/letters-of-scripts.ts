import type { SCRIPTS } from '../closed-sets.ts';

/** Of each script, letters that every language written in it has, and some that only few have. */
export const LETTERS_OF_SCRIPTS: Readonly<Record<(typeof SCRIPTS)[number], string>> = {
  Latin: 'Aeßşğİőřżđắ',
  Greek: 'Ωαςή',
  Cyrillic: 'ЖяїґқҚөһ',
  Arabic: 'عةپچگی',
  Hebrew: 'שםא',
};
