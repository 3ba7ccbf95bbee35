import type { WordKey } from '@foyer/words';

export type Scale = 'plain' | 'seconds' | 'minutes' | 'percent';

/** In what unit people write a figure, and how much of the stored one it is. */
export const SCALES = {
  plain: { factor: 1, unit: null },
  seconds: { factor: 1, unit: 'settings.unit.seconds' },
  minutes: { factor: 60, unit: 'settings.unit.minutes' },
  percent: { factor: 0.01, unit: 'settings.unit.percent' },
} as const satisfies Readonly<Record<Scale, { readonly factor: number; readonly unit: WordKey | null }>>;

/** The first digit of each script that people may write: Western, Arabic, Persian. */
const ZEROS = ['0', '٠', '۰'].map((zero) => zero.charCodeAt(0));

/** A figure as it is stored; `null` for nothing, the text itself where it is no number. */
export function parseFigure(text: string, scale: Scale): number | string | null {
  const western = [...text.trim()].map(toWestern).join('').replace(/[,٫]/, '.');
  if (western === '') return null;
  if (!/^-?\d*\.?\d+$/.test(western)) return text;
  const figure = Number(western) * SCALES[scale].factor;
  // Stored seconds are whole, and per cent have no more than four digits.
  if (scale === 'minutes') return Math.round(figure);
  return scale === 'percent' ? Math.round(figure * 1e6) / 1e6 : figure;
}

/** A stored figure as people write it, with at most two decimals where its unit makes it long. */
export function writeFigure(value: unknown, scale: Scale): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'number') return '';
  const figure = value / SCALES[scale].factor;
  return String(scale === 'plain' ? figure : Math.round(figure * 100) / 100);
}

function toWestern(character: string): string {
  const code = character.charCodeAt(0);
  const zero = ZEROS.find((first) => code >= first && code <= first + 9);
  return zero === undefined ? character : String(code - zero);
}
