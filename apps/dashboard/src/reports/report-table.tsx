import type { ReportName } from '@foyer/basics';
import type { ReportRow } from '@foyer/contract';
import { useWords } from '@foyer/ui';
import { heatGrid } from './heat-cells.ts';
import {
  FIGURE_GROUP_NAMES,
  FIGURE_GROUPS,
  type FigureGroup,
  figures,
  figuresAtHome,
  MEASURES,
  type Measure,
} from './measures.ts';
import type { ReportLabels } from './report-labels.ts';
import { Scroller } from './scroller.tsx';

interface ReportTableProps {
  readonly report: Exclude<ReportName, 'overview' | 'heatmap'>;
  readonly rows: readonly ReportRow[];
  readonly group: FigureGroup;
  readonly labels: ReportLabels;
}

/** One row a key, with the figures of a group. */
export function ReportTable({ report, rows, group, labels }: ReportTableProps) {
  const words = useWords();
  return (
    <Scroller label={words.t('reports.table')}>
      <table className="plain-table report-table">
        <thead>
          <tr>
            <th scope="col">{words.t(`reports.key.${report}`)}</th>
            {FIGURE_GROUPS[group].map((figure) => (
              <th key={figure} scope="col" className="figure">
                {labels.figure(figure)}
                <small>{labels.base(figure)}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{labels.key(row.key)}</th>
              {FIGURE_GROUPS[group].map((figure) => (
                <td key={figure} className="figure">
                  {labels.value(figures[figure].read(row), figures[figure].unit)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

/** Every figure of a period in a list, one group after another. */
export function OverviewTable({ row, labels }: { readonly row: ReportRow; readonly labels: ReportLabels }) {
  const words = useWords();
  return (
    <Scroller label={words.t('reports.table')}>
      <table className="plain-table overview-table">
        <thead>
          <tr>
            <th scope="col">{words.t('reports.key.overview')}</th>
            <th scope="col" className="figure">
              {words.t('reports.value')}
            </th>
          </tr>
        </thead>
        {FIGURE_GROUP_NAMES.map((group) => (
          <tbody key={group}>
            <tr>
              <th scope="rowgroup" colSpan={2} className="table-group">
                {words.t(`reports.group.${group}`)}
              </th>
            </tr>
            {figuresAtHome(group)
              .filter((figure) => figure !== 'autoClosed')
              .map((figure) => (
                <tr key={figure}>
                  <th scope="row">
                    {labels.figure(figure)}
                    <small>{labels.base(figure)}</small>
                  </th>
                  <td className="figure">{labels.value(figures[figure].read(row), figures[figure].unit)}</td>
                </tr>
              ))}
          </tbody>
        ))}
      </table>
    </Scroller>
  );
}

interface WeekTableProps {
  readonly rows: readonly ReportRow[];
  readonly measure: Measure;
  readonly labels: ReportLabels;
}

/** The figures of the week's chart. */
export function WeekTable({ rows, measure, labels }: WeekTableProps) {
  const words = useWords();
  const { weekdays, hours, values } = heatGrid(rows, measure, words.weekdays);
  const { unit } = figures[MEASURES[measure][0]];
  return (
    <Scroller label={words.t('reports.table')}>
      <table className="plain-table report-table">
        <thead>
          <tr>
            <th scope="col">{words.t('reports.key.heatmap')}</th>
            {hours.map((hour) => (
              <th key={hour} scope="col" className="figure">
                {labels.key(String(hour))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weekdays.map((day, index) => (
            <tr key={day}>
              <th scope="row">{words.weekday(day)}</th>
              {hours.map((hour, at) => (
                <td key={hour} className="figure">
                  {labels.value(values[index]?.[at] ?? null, unit)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}
