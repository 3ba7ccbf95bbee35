import type { QuotedBy } from '@foyer/basics';
import type { QuotedRow } from '@foyer/contract';
import { useWords } from '@foyer/ui';
import { Choices } from '../shell/choices.tsx';
import { QUOTED_SETS, type QuotedSet, quotedFigures, reasonsOf, shareOf } from './quoted-measures.ts';
import type { ValueLabels } from './report-labels.ts';
import { Scroller } from './scroller.tsx';

interface QuotedTableProps {
  readonly by: QuotedBy;
  readonly rows: readonly QuotedRow[];
  readonly total: QuotedRow;
  readonly labels: ValueLabels;
  readonly set: QuotedSet;
  readonly onSet: (set: QuotedSet) => void;
}

/** The figures below the chart, a set at a time; the reasons are those that occurred; all tickets at the foot. */
export function QuotedTable({ by, rows, total, labels, set, onSet }: QuotedTableProps) {
  const words = useWords();
  const reasons = reasonsOf(total).map(({ reason }) => reason);
  const sets = (['truth', 'tickets', 'reasons'] as const).filter((one) => one !== 'reasons' || reasons.length > 0);
  const shown = sets.includes(set) ? set : 'truth';
  const figures = QUOTED_SETS[shown];
  const withReasons = shown === 'reasons' ? reasons : [];
  const cells = (row: QuotedRow) => (
    <>
      {figures.map((figure) => (
        <td key={figure} className="figure">
          {labels.value(quotedFigures[figure].read(row), quotedFigures[figure].unit)}
        </td>
      ))}
      {withReasons.map((reason) => (
        <td key={reason} className="figure">
          {labels.counted(row.withheldBy[reason], shareOf(row.withheldBy[reason], row.tickets))}
        </td>
      ))}
    </>
  );
  return (
    <>
      <div className="panel-head">
        <Choices<QuotedSet>
          label={words.t('reports.figures')}
          labelHidden
          layout="bar"
          value={shown}
          onChange={onSet}
          options={sets.map((id) => ({ id, label: words.t(`reports.quoted.set.${id}`) }))}
        />
      </div>
      <Scroller label={words.t('reports.table')}>
        <table className="plain-table report-table">
          <thead>
            <tr>
              <th scope="col">{words.t(`reports.key.${by}`)}</th>
              {figures.map((figure) => (
                <th key={figure} scope="col" className="figure">
                  {words.t(`reports.quoted.figure.${figure}`)}
                  <small>{words.t(`reports.quoted.base.${figure}`)}</small>
                </th>
              ))}
              {withReasons.map((reason) => (
                <th key={reason} scope="col" className="figure">
                  {words.t('reports.quoted.withheldFor', { reason: words.t(`reports.quoted.reason.${reason}`) })}
                  <small>{words.t('reports.quoted.base.withheld')}</small>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <th scope="row">{labels.key(row.key)}</th>
                {cells(row)}
              </tr>
            ))}
            {rows.length > 1 ? (
              <tr className="strong">
                <th scope="row">{words.t('reports.quoted.all')}</th>
                {cells(total)}
              </tr>
            ) : null}
          </tbody>
        </table>
      </Scroller>
    </>
  );
}
