/** How wide a text is at most, in ems of the screen's type: letters, digits and signs differ. */
export function widthInEms(text: string): number {
  return [...text].reduce((sum, each) => sum + letterWidth(each), 0);
}

/** The width of the longest word: what a text needs that may break at its spaces. */
export function longestWordInEms(text: string): number {
  return Math.max(...text.split(/\s+/u).map(widthInEms));
}

function letterWidth(letter: string): number {
  if (/\d/u.test(letter)) return 0.6;
  if (/[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(letter)) return 0.55;
  if (/[MWmw]/u.test(letter)) return 0.92;
  if (/[-–·.,:'’ ]/u.test(letter)) return 0.44;
  if (/[ijltfr]/u.test(letter)) return 0.42;
  return /\p{Ll}/u.test(letter) ? 0.6 : 0.69;
}
