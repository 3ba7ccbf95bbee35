import { readFileSync } from 'node:fs';
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

/** Text on what it stands on. */
const PAIRS: [string, string][] = [
  ['text', 'bg'],
  ['text', 'surface'],
  ['text', 'surface-raised'],
  ['text', 'surface-sunken'],
  ['text', 'accent-soft'],
  ['text-muted', 'bg'],
  ['text-muted', 'surface'],
  ['on-accent', 'accent'],
  ['accent-text', 'surface'],
];
const STATE_PAIRS: [string, string][] = [
  ['accent-text', 'accent-soft'],
  ['text-muted', 'surface-sunken'],
  ['good', 'good-soft'],
  ['warning', 'warning-soft'],
  ['danger', 'danger-soft'],
  ['danger', 'surface'],
];

test.each(schemes)('UI-9: text stands out by 7:1, states by 4.5:1, outlines by 3:1 (%s)', (_, colours) => {
  const of = ([front, back]: [string, string]) => [
    `${front} on ${back}`,
    contrast(colours[front] ?? '', colours[back] ?? ''),
  ];
  const below = (pairs: [string, string][], least: number) =>
    pairs.map(of).filter(([, value]) => !(Number(value) >= least));
  expect(below(PAIRS, 7)).toEqual([]);
  expect(below(STATE_PAIRS, 4.5)).toEqual([]);
  expect(
    below(
      [
        ['line-strong', 'surface'],
        ['focus', 'bg'],
        ['focus', 'surface'],
      ],
      3,
    ),
  ).toEqual([]);
});
