import type { QuotedBy, QuotedRow } from '@foyer/contract';
import { useWords } from '../shell/words.ts';
import { QUOTED_FIGURES, quotedFigures, reasonsOf, shareOf } from './quoted-measures.ts';
import { Scroller } from './report-table.tsx';
import type { ValueWords } from './report-words.ts';

interface QuotedTableProps {
  readonly by: QuotedBy;
  readonly rows: readonly QuotedRow[];
  readonly total: QuotedRow;
  readonly words: ValueWords;
}

/** The figures beside the chart, the reasons that occurred last; all tickets together at the foot. */
export function QuotedTable({ by, rows, total, words }: QuotedTableProps) {
  const { say } = useWords();
  const reasons = reasonsOf(total).map(({ reason }) => reason);
  const cells = (row: QuotedRow) => (
    <>
      {QUOTED_FIGURES.map((figure) => (
        <td key={figure} className="figure">
          {words.value(quotedFigures[figure].read(row), quotedFigures[figure].unit)}
        </td>
      ))}
      {reasons.map((reason) => (
        <td key={reason} className="figure">
          {words.value(row.withheldBy[reason], 'count')}{' '}
          <span className="muted">({words.value(shareOf(row.withheldBy[reason], row.tickets), 'share')})</span>
        </td>
      ))}
    </>
  );
  return (
    <Scroller label={say('reports.table')}>
      <table className="plain-table report-table">
        <thead>
          <tr>
            <th scope="col">{say(`reports.key.${by}`)}</th>
            {QUOTED_FIGURES.map((figure) => (
              <th key={figure} scope="col" className="figure">
                {say(`reports.quoted.figure.${figure}`)}
                <small>{say(`reports.quoted.base.${figure}`)}</small>
              </th>
            ))}
            {reasons.map((reason) => (
              <th key={reason} scope="col" className="figure">
                {say('reports.quoted.withheldFor', { reason: say(`reports.quoted.reason.${reason}`) })}
                <small>{say('reports.quoted.base.withheld')}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{words.key(row.key)}</th>
              {cells(row)}
            </tr>
          ))}
          {rows.length > 1 ? (
            <tr className="strong">
              <th scope="row">{say('reports.quoted.all')}</th>
              {cells(total)}
            </tr>
          ) : null}
        </tbody>
      </table>
    </Scroller>
  );
}
