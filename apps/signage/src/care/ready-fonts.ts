/** The weights that a board is written in. */
const WEIGHTS = [400, 500, 600, 700];
/** Digits, Latin and Arabic letters: each script has files of its own. */
const LETTERS = 'A0شٱ';

/**
 * Fetches the letters of a board before the first call needs them: otherwise its number would be drawn in another font
 * first, and jump. A font that does not come is no reason to show nothing, so nobody waits for it.
 */
export async function readyFonts(fonts: FontFaceSet, family: string): Promise<void> {
  await Promise.allSettled(WEIGHTS.map((weight) => fonts.load(`${weight} 1em ${family}`, LETTERS)));
}
