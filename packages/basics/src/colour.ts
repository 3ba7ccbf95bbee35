/** The least contrast that text and what it stands on have everywhere (WCAG 2.2, level AAA). */
export const LEAST_CONTRAST = 7;

/** Red, green and blue, each 0–255. */
type Channels = readonly [number, number, number];

function channelsOf(colour: string): Channels {
  const at = (place: number) => Number.parseInt(colour.slice(place, place + 2), 16);
  return [at(1), at(3), at(5)];
}

function written(channels: Channels): string {
  return `#${channels.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`;
}

/** Relative luminance as WCAG 2.2 defines it, of a colour such as `#115e59`. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(colour).map((channel) => {
    const value = channel / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The contrast of two colours such as `#115e59`, 1 to 21, as WCAG 2.2 defines it. */
export function contrastOf(one: string, other: string): number {
  const [first, second] = [luminance(one), luminance(other)];
  return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
}

/** So much of `other` (0–1) mixed into a colour. */
function mixed(colour: string, other: string, share: number): string {
  const [from, to] = [channelsOf(colour), channelsOf(other)];
  const mix = (at: 0 | 1 | 2) => from[at] + (to[at] - from[at]) * share;
  return written([mix(0), mix(1), mix(2)]);
}

/** The nearest shade of a colour, towards `end`, that stands out from each of the grounds by `LEAST_CONTRAST`. */
function standingOut(colour: string, end: string, grounds: readonly string[]): string {
  for (let step = 0; step < 100; step += 1) {
    const shade = mixed(colour, end, step / 100);
    if (grounds.every((ground) => contrastOf(shade, ground) >= LEAST_CONTRAST)) return shade;
  }
  return end;
}

/** How a page is lit. */
export type ColourScheme = 'light' | 'dark';

/** What a page draws with where a branch has an accent colour of its own. */
export interface AccentShades {
  /** Buttons and bands; whoever points at one; words on either. */
  readonly accent: string;
  readonly accentHover: string;
  readonly onAccent: string;
  /** Words and signs in the colour on the page's grounds, and a tint of it to stand behind words. */
  readonly accentText: string;
  readonly accentSoft: string;
}

/** What a page draws with besides: see `tokens.css` of the user interface. */
const PAGES = {
  light: {
    end: '#000000',
    onAccent: '#ffffff',
    surface: '#ffffff',
    grounds: ['#efece5', '#e0f0e3', '#fce4e0', '#fcecd0'],
    texts: ['#4f4a44', '#1a5530', '#723d03', '#931b13'],
  },
  dark: {
    end: '#ffffff',
    onAccent: '#000000',
    surface: '#1e1c1a',
    grounds: ['#272522', '#17341f', '#3b2c0e', '#471a15'],
    texts: ['#c8c1b7', '#9fdcae', '#f4c777', '#ffb3a8'],
  },
} as const;

/** The strongest tint of a colour, up to a seventh of it, on which a page's texts can still be read. */
function tint(colour: string, surface: string, texts: readonly string[]): string {
  for (let hundredths = 14; hundredths > 0; hundredths -= 1) {
    const shade = mixed(surface, colour, hundredths / 100);
    if (texts.every((text) => contrastOf(text, shade) >= LEAST_CONTRAST)) return shade;
  }
  return surface;
}

/**
 * The shades of an accent colour that can be read, by how the page is lit: the colour itself where it stands out well
 * enough, else the nearest darker one (on a light page) or lighter one (on a dark page).
 *
 * @param colour such as `#115e59`
 */
export function accentShades(colour: string, scheme: ColourScheme): AccentShades {
  const { end, onAccent, surface, grounds, texts } = PAGES[scheme];
  const accentSoft = tint(colour, surface, texts);
  const accent = standingOut(colour, end, [onAccent, surface]);
  return {
    accent,
    accentHover: mixed(accent, end, 0.16),
    onAccent,
    accentText: standingOut(colour, end, [...grounds, accentSoft]),
    accentSoft,
  };
}
