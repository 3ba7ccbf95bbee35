import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { GlobalFonts } from '@napi-rs/canvas';

const require = createRequire(import.meta.url);

/** Each subset file is a family of its own; a list of them falls back glyph by glyph. */
const textSubsets = [
  ['ibm-plex-sans', ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'greek', 'vietnamese']],
  ['ibm-plex-sans-arabic', ['arabic']],
  ['ibm-plex-sans-hebrew', ['hebrew']],
] as const;

const textWeights = [400, 600, 700] as const;

let registered = false;

/** Registers the packaged fonts once a process. Nothing is fetched: the files come with the @fontsource packages. */
function registerFonts(): void {
  if (registered) return;
  for (const [family, subsets] of textSubsets) {
    for (const subset of subsets) {
      for (const weight of textWeights) register(family, subset, weight);
    }
  }
  for (const subset of ['latin', 'latin-ext']) register('ibm-plex-sans-condensed', subset, 700);
  for (const subset of ['latin', 'latin-ext', 'cyrillic']) {
    register('ibm-plex-mono', subset, 400);
    register('ibm-plex-mono', subset, 700);
  }
  registered = true;
}

function register(family: string, subset: string, weight: number): void {
  const file = fontPackageFile(family, `files/${family}-${subset}-${weight}-normal.woff2`);
  if (GlobalFonts.registerFromPath(file, familyName(family, subset)) === null) {
    throw new Error(`The font file ${file} could not be read; reinstall the packages.`);
  }
}

/** Where a file of a font's package lies. */
export function fontPackageFile(family: string, file: string): string {
  return join(dirname(require.resolve(`@fontsource/${family}/package.json`)), file);
}

function familyName(family: string, subset: string): string {
  return `foyer ${family} ${subset}`;
}

const quoted = (family: string, subsets: readonly string[]): string =>
  subsets.map((subset) => `"${familyName(family, subset)}"`).join(', ');

const sansFamilies = textSubsets.map(([family, subsets]) => quoted(family, subsets)).join(', ');
const condensedFamilies = `${quoted('ibm-plex-sans-condensed', ['latin', 'latin-ext'])}, ${sansFamilies}`;
const monoFamilies = quoted('ibm-plex-mono', ['latin', 'latin-ext', 'cyrillic']);

export type FontFace = 'sans' | 'condensed' | 'mono';

/**
 * A canvas font of `size` pixels (dots). Scripts that the packaged faces lack (CJK, Thai, Devanagari …) fall back to
 * the machine's own fonts.
 */
export function canvasFont(face: FontFace, size: number, weight: number): string {
  registerFonts();
  const families = { sans: sansFamilies, condensed: condensedFamilies, mono: monoFamilies }[face];
  return `${weight} ${size}px ${families}, sans-serif`;
}
