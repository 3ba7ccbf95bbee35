import { useWords } from '@foyer/ui';
import { Choices } from '../shell/choices.tsx';
import type { GroupedColumn } from './grouped-report.tsx';
import type { ValueLabels } from './report-labels.ts';
import { Scroller } from './scroller.tsx';

interface GroupedTableProps<Row, SetId extends string> {
  readonly keyName: string;
  /** What the row of all together is called. */
  readonly all: string;
  readonly rows: readonly Row[];
  readonly total: Row;
  readonly labels: Pick<ValueLabels, 'key'>;
  readonly sets: readonly { readonly id: SetId; readonly label: string }[];
  readonly set: SetId;
  readonly onSet: (set: SetId) => void;
  readonly columns: readonly GroupedColumn<Row>[];
}

/** The figures below the chart, a set at a time; all of them at the foot. */
export function GroupedTable<Row extends { readonly key: string }, SetId extends string>(
  props: GroupedTableProps<Row, SetId>,
) {
  const { keyName, all, rows, total, labels, sets, set, onSet, columns } = props;
  const words = useWords();
  const cells = (row: Row) =>
    columns.map(({ id, value }) => (
      <td key={id} className="figure">
        {value(row)}
      </td>
    ));
  return (
    <>
      <div className="panel-head">
        <Choices<SetId>
          label={words.t('reports.figures')}
          labelHidden
          layout="bar"
          value={set}
          onChange={onSet}
          options={sets}
        />
      </div>
      <Scroller label={words.t('reports.table')}>
        <table className="plain-table report-table">
          <thead>
            <tr>
              <th scope="col">{keyName}</th>
              {columns.map(({ id, head, base }) => (
                <th key={id} scope="col" className="figure">
                  {head}
                  <small>{base}</small>
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
                <th scope="row">{all}</th>
                {cells(total)}
              </tr>
            ) : null}
          </tbody>
        </table>
      </Scroller>
    </>
  );
}
