import { stringify } from 'csv-stringify/sync';

export type Cell = string | number | null;

/**
 * Rows as RFC 4180 text for a spreadsheet, with a byte-order mark, so that no script is misread. Where decimals are
 * written with a comma, so are these, and the cells are separated by semicolons.
 *
 * @param locale - of the region that the file is opened in (BCP 47)
 */
export function csvText(rows: readonly (readonly Cell[])[], locale: string): string {
  const decimalSign = decimalSignOf(locale);
  return stringify(
    rows.map((row) => [...row]),
    {
      bom: true,
      escape_formulas: true,
      delimiter: decimalSign === ',' ? ';' : ',',
      cast: { number: (value) => String(value).replace('.', decimalSign) },
    },
  );
}

function decimalSignOf(locale: string): string {
  const parts = new Intl.NumberFormat(locale, { numberingSystem: 'latn' }).formatToParts(1.5);
  return parts.find(({ type }) => type === 'decimal')?.value ?? '.';
}
