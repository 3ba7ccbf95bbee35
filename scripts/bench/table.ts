/** What a line is held against: the ratio to the bare baseline, or the figure itself. */
export interface Aim {
  readonly of: 'ratio' | 'value';
  readonly kind: 'at-least' | 'at-most';
  readonly limit: number;
}

/** One measured line. Figures are medians over the rounds of one run. */
export interface Line {
  readonly what: string;
  readonly unit: 'per second' | 'ms' | 'kB';
  readonly foyer: number;
  /** What a bare program does, measured in between; `null` where there is nothing to compare with. */
  readonly bare: { readonly what: string; readonly value: number } | null;
  readonly aim: Aim | null;
}

/** Foyer's figure over the bare one; `null` without a baseline. */
export function ratioOf({ foyer, bare }: Line): number | null {
  return bare === null ? null : foyer / bare.value;
}

/** Whether a line meets its aim; `null` where it has none. */
export function meetsAim(line: Line): boolean | null {
  const { aim } = line;
  if (aim === null) return null;
  const figure = aim.of === 'value' ? line.foyer : (ratioOf(line) ?? Number.NaN);
  return aim.kind === 'at-least' ? figure >= aim.limit : figure <= aim.limit;
}

const HEADINGS = ['what', 'Foyer', 'bare', 'ratio', 'aim', ''] as const;

/** The lines as one Markdown table, its columns aligned for a terminal. */
export function tableOf(lines: readonly Line[]): string {
  const rows = [HEADINGS, ...lines.map(cellsOf)];
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const written = rows.map((row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`);
  const rule = `| ${widths.map((width) => '-'.repeat(Math.max(width, 1))).join(' | ')} |`;
  return [written[0], rule, ...written.slice(1)].join('\n');
}

function cellsOf(line: Line): string[] {
  const { what, unit, foyer, bare, aim } = line;
  const ratio = ratioOf(line);
  const verdict = meetsAim(line);
  return [
    what,
    `${figure(foyer)} ${unit}`,
    bare === null ? '' : `${figure(bare.value)} (${bare.what})`,
    ratio === null ? '' : ratio.toFixed(2),
    aim === null ? '' : `${aim.kind === 'at-least' ? '≥' : '≤'} ${aim.limit}${aim.of === 'value' ? ` ${unit}` : ' ×'}`,
    verdict === null ? '' : verdict ? 'met' : 'MISSED',
  ];
}

function figure(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(value >= 10 ? 1 : 2);
}
