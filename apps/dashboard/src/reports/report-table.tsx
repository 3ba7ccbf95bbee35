import type { ReportName } from '@foyer/basics';
import type { ReportRow } from '@foyer/contract';
import { useWords } from '../shell/words.ts';
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
import type { ReportWords } from './report-words.ts';
import { Scroller } from './scroller.tsx';

interface ReportTableProps {
  readonly report: Exclude<ReportName, 'overview' | 'heatmap'>;
  readonly rows: readonly ReportRow[];
  readonly group: FigureGroup;
  readonly words: ReportWords;
}

/** One row a key, with the figures of a group. */
export function ReportTable({ report, rows, group, words }: ReportTableProps) {
  const { say } = useWords();
  return (
    <Scroller label={say('reports.table')}>
      <table className="plain-table report-table">
        <thead>
          <tr>
            <th scope="col">{say(`reports.key.${report}`)}</th>
            {FIGURE_GROUPS[group].map((figure) => (
              <th key={figure} scope="col" className="figure">
                {words.figure(figure)}
                <small>{words.base(figure)}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{words.key(row.key)}</th>
              {FIGURE_GROUPS[group].map((figure) => (
                <td key={figure} className="figure">
                  {words.value(figures[figure].read(row), figures[figure].unit)}
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
export function OverviewTable({ row, words }: { readonly row: ReportRow; readonly words: ReportWords }) {
  const { say } = useWords();
  return (
    <Scroller label={say('reports.table')}>
      <table className="plain-table overview-table">
        <thead>
          <tr>
            <th scope="col">{say('reports.key.overview')}</th>
            <th scope="col" className="figure">
              {say('reports.value')}
            </th>
          </tr>
        </thead>
        {FIGURE_GROUP_NAMES.map((group) => (
          <tbody key={group}>
            <tr>
              <th scope="rowgroup" colSpan={2} className="table-group">
                {say(`reports.group.${group}`)}
              </th>
            </tr>
            {figuresAtHome(group)
              .filter((figure) => figure !== 'autoClosed')
              .map((figure) => (
                <tr key={figure}>
                  <th scope="row">
                    {words.figure(figure)}
                    <small>{words.base(figure)}</small>
                  </th>
                  <td className="figure">{words.value(figures[figure].read(row), figures[figure].unit)}</td>
                </tr>
              ))}
          </tbody>
        ))}
      </table>
    </Scroller>
  );
}

/** The names of the weekdays, Monday first. */
export const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;

interface WeekTableProps {
  readonly rows: readonly ReportRow[];
  readonly measure: Measure;
  readonly words: ReportWords;
}

/** The figures of the week's chart. */
export function WeekTable({ rows, measure, words }: WeekTableProps) {
  const { say } = useWords();
  const { weekdays, hours, values } = heatGrid(rows, measure);
  const { unit } = figures[MEASURES[measure][0]];
  return (
    <Scroller label={say('reports.table')}>
      <table className="plain-table report-table">
        <thead>
          <tr>
            <th scope="col">{say('reports.key.heatmap')}</th>
            {hours.map((hour) => (
              <th key={hour} scope="col" className="figure">
                {words.key(String(hour))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {WEEKDAYS.filter((day) => weekdays.includes(Number(day))).map((day, index) => (
            <tr key={day}>
              <th scope="row">{say(`reports.weekday.${day}`)}</th>
              {hours.map((hour, at) => (
                <td key={hour} className="figure">
                  {words.value(values[index]?.[at] ?? null, unit)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}
