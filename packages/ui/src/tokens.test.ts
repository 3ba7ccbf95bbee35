import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

type Colours = Record<string, string>;

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const [lightCss = '', darkCss = ''] = css.split(':root[data-scheme="dark"]');
const coloursIn = (text: string): Colours =>
  Object.fromEntries(
    [...text.matchAll(/--fy-([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name = '', value = '']) => [name, value]),
  );
const light = coloursIn(lightCss);
const schemes: [string, Colours][] = [
  ['light', light],
  ['dark', { ...light, ...coloursIn(darkCss) }],
];

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(hex: string): number {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}
function contrast(one: string, other: string): number {
  const [dark = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}

/** What words are written in, and what they are written on: each is met on each. */
const TEXTS = ['text', 'text-muted', 'accent-text', 'good', 'warning', 'danger'];
const TINTS = ['accent-soft', 'good-soft', 'warning-soft', 'danger-soft'];
const GROUNDS = ['bg', 'surface', 'surface-raised', 'surface-sunken', ...TINTS];
/** Words that are written on full colours only. */
const ON_COLOURS: [string, string][] = [
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['on-danger', 'danger'],
];
const OUTLINES: [string, string][] = [
  ['line-strong', 'surface'],
  ['focus', 'bg'],
  ['focus', 'surface'],
];

test.each(schemes)(
  'UI-9: text stands out by 7:1 on plain and on tinted grounds, outlines by 3:1 (%s)',
  (_, colours) => {
    const below = (pairs: [string, string][], least: number) =>
      pairs.flatMap(([front, back]) => {
        const value = contrast(colours[front] ?? '', colours[back] ?? '');
        return value >= least ? [] : [`${front} on ${back}: ${value.toFixed(2)}`];
      });
    const texts = TEXTS.flatMap((front) => GROUNDS.map((back): [string, string] => [front, back]));
    expect(below([...texts, ...ON_COLOURS], 7)).toEqual([]);
    expect(below(OUTLINES, 3)).toEqual([]);
  },
);

test('UI-9: components write in no colour, and on none, that is not measured', () => {
  const files = globSync('components/*.css', { cwd: import.meta.dirname });
  const styles = files.map((file) => readFileSync(path.join(import.meta.dirname, file), 'utf8')).join('\n');
  const used = (property: string) =>
    [...styles.matchAll(new RegExp(`[\\s{]${property}: var\\(--fy-([\\w-]+)\\)`, 'g'))].map(([, name = '']) => name);
  const [fronts, backs] = [used('color'), used('background')];
  expect(fronts).toContain('text-muted');
  expect(fronts.filter((name) => ![...TEXTS, ...ON_COLOURS.map(([front]) => front)].includes(name))).toEqual([]);
  expect(backs.filter((name) => ![...GROUNDS, ...ON_COLOURS.map(([, back]) => back), 'scrim'].includes(name))).toEqual(
    [],
  );
});
