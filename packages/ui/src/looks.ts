import { type AccentShades, accentShades, type ColourScheme } from '@foyer/basics';
import { useEffect } from 'react';

/** What a page's style sheets call the shades of an accent. */
function declarations(shades: AccentShades): Readonly<Record<string, string>> {
  return {
    '--fy-accent': shades.accent,
    '--fy-accent-hover': shades.accentHover,
    '--fy-accent-text': shades.accentText,
    '--fy-accent-soft': shades.accentSoft,
    '--fy-on-accent': shades.onAccent,
    '--fy-focus': shades.accentText,
    // A theme of lobby screens has names of its own for them.
    '--screen-accent': shades.accent,
    '--screen-on-accent': shades.onAccent,
    '--screen-accent-ink': shades.accentText,
    '--screen-tile': shades.accentSoft,
  };
}

/** An accent as declarations of a style, for whatever stands below the element that has it. */
export function accentStyle(accent: string, scheme: ColourScheme): Readonly<Record<string, string>> {
  return declarations(accentShades(accent, scheme));
}

/** The rules that give a whole page an accent, however it is lit. */
function rules(accent: string): string {
  const block = (selector: string, scheme: ColourScheme) =>
    `${selector}{${Object.entries(accentStyle(accent, scheme))
      .map(([name, value]) => `${name}:${value}`)
      .join(';')}}`;
  // What fills a field has light words on it, however the page is lit.
  const band = `:root{--branch-band:${accentShades(accent, 'light').accent}}`;
  return [block(':root', 'light'), block(':root[data-scheme="dark"]', 'dark'), band].join('');
}

/**
 * Shows the page in the branch's colour.
 *
 * @param accent such as `#115e59`; `null`: the page's own
 */
export function useAccent(accent: string | null): void {
  useEffect(() => {
    if (accent === null) return;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules(accent));
    document.adoptedStyleSheets.push(sheet);
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
    };
  }, [accent]);
}

/** Where the branch serves a stored picture. */
export function pictureAddress(hash: string): string {
  return `/pictures/${hash}`;
}
